/** Legal forms, in the spelling of `normalized`: they come and go in a company's name. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
	`gmbh mbh ag kg kgaa ohg gbr ug haftungsbeschrankt ek ev eg se co cokg inc incorporated corp corporation llc llp lp ltd
	limited plc pty pte company sa sas sasu sarl eurl sci snc bv nv vof cv bvba srl srls spa sl slu slne lda ltda oy oyj
	ab as asa aps sro kft zrt doo`.split(/\s+/),
);

/** Legal forms in full, and what they are short. */
const IN_FULL: readonly (readonly [RegExp, string])[] = (
	[
		['gesellschaft mit beschr(?:a|ae)nkter haftung|gesellschaft mbh|ges ?mbh|g mbh', 'gmbh'],
		['aktiengesellschaft', 'ag'],
		['kommanditgesellschaft', 'kg'],
		['public limited company', 'plc'],
		['limited liability company', 'llc'],
		['limited liability partnership', 'llp'],
		['private limited|pvt ltd|pvt limited', 'pvt ltd'],
		['limited', 'ltd'],
		['incorporated', 'inc'],
		['corporation', 'corp'],
		['proprietary', 'pty'],
		['company', 'co'],
		['besloten vennootschap', 'bv'],
		['societe a responsabilite limitee', 'sarl'],
		['societa a responsabilita limitata', 'srl'],
		['societa per azioni', 'spa'],
		['sociedad limitada', 'sl'],
		['limitada', 'lda'],
		['aktiebolag', 'ab'],
		['osakeyhtio', 'oy'],
		['aksjeselskap', 'as'],
	] as const
).map(([forms, short]) => [new RegExp(`(?<= )(?:${forms})(?= |$)`, 'gu'), short]);

/** Dots in abbreviations go without a gap: "S.A." is "sa", "e.K." is "ek". */
const wordsOf = (name: string): string[] =>
	IN_FULL.reduce(
		(words, [form, short]) => words.replace(form, short),
		` ${plainWordsOf(name).join(' ')}`,
	)
		.split(' ')
		.filter((word) => word !== '');

const plainWordsOf = (name: string): string[] =>
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

/** "GmbH", "Ltd": the legal forms in a name, in one spelling; empty without one. */
export const legalFormOf = (name: string): string =>
	wordsOf(name)
		.filter((word) => LEGAL_FORMS.has(word))
		.join(' ');

/** Letters that differ in a name that was read twice: none in a short one, where another letter is another name. */
const misread = (length: number): number => (length < 8 ? 0 : length < 14 ? 1 : 2);

/** How many letters must be put in, taken out or changed to make one text of the other (Levenshtein). */
function distance(one: string, other: string): number {
	const letters = Array.from(other);
	let row = Array.from({ length: letters.length + 1 }, (_, index) => index);
	Array.from(one).forEach((letter, index) => {
		const next = [index + 1];
		letters.forEach((own, at) => {
			const changed = (row[at] ?? 0) + (own === letter ? 0 : 1);
			next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
		});
		row = next;
	});
	return row.at(-1) ?? 0;
}

/**
 * Whether two names are one, written or read a little differently: "ACME Ltd." and "Acme", "Müller GmbH" and
 * "MUELLER GMBH" are; "Muster GmbH" and "Muster AG" are two companies.
 */
export function isSameName(one: string, other: string): boolean {
	const [first, second] = [normalizedName(one), normalizedName(other)];
	if (first === null || second === null) return false;
	const [form, otherForm] = [legalFormOf(one), legalFormOf(other)];
	if (form !== '' && otherForm !== '' && form !== otherForm) return false;
	const [a, b] = [first, second].map((name) => name.replace(/(?<=[aou])e/g, ''));
	return (
		a !== undefined && b !== undefined && distance(a, b) <= misread(Math.min(a.length, b.length))
	);
}
