/** Legal forms, in the spelling of `normalized`: they come and go in a company's name. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
	`gmbh mbh ag kg kgaa ohg gbr ug haftungsbeschrankt ek ev eg se co cokg inc incorporated corp corporation llc llp lp ltd
	limited plc pty pte company sa sas sasu sarl eurl sci snc bv nv vof cv bvba srl srls spa sl slu slne lda ltda oy oyj
	ab as asa aps sro kft zrt doo`.split(/\s+/),
);

/** Dots in abbreviations go without a gap: "S.A." is "sa", "e.K." is "ek". */
const wordsOf = (name: string): string[] =>
	name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/ß/g, 'ss')
		.replace(/\b(\p{L})\.(?=\s?\p{L}\b)\s?/gu, '$1')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');

/**
 * A name for comparison: lower case, without accents, punctuation and legal form.
 *
 * @returns null for no name; a name that is all legal form stays whole
 */
export function normalizedName(name: string | null): string | null {
	const words = wordsOf(name ?? '');
	const last = words.findLastIndex((word) => !LEGAL_FORMS.has(word));
	const kept = last === -1 ? words : words.slice(0, last + 1);
	return kept.length === 0 ? null : kept.join(' ');
}
