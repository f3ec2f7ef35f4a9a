/** What a spreadsheet takes for the beginning of a formula, in all widths. */
const FORMULA = new Set('=+-@＝＋－＠﹦﹢﹣﹫');
const HAS_FORMULA = /[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
/** Where a spreadsheet set to semicolons or tabs sees a new cell inside a text; line breaks begin one, too. */
const SEPARATORS = new Set(';\t\r\n');
/** What a spreadsheet may drop before it looks: blanks, marks without width such as a byte order mark, quotes. */
const DROPPED = /[\s\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800"'`´‘’‚‛“”„‟«»‹›＂＇]/u;
/** A tab or line break at the beginning can be dropped, or begin a cell. */
const BREAK_FIRST = /^[\t\r]/;

const GUARD = "'";

/**
 * A text that no spreadsheet takes for a formula: each cell that could begin one gets an apostrophe in front. Reads the
 * text once, however it is made.
 *
 * Source: OWASP, CSV Injection.
 */
export function guardedFromFormulas(text: string): string {
	const first = BREAK_FIRST.test(text) ? GUARD : '';
	if (!HAS_FORMULA.test(text)) return `${first}${text}`;

	let guarded = '';
	/** Where the cell begins that is looked at, and whether only what may be dropped came since. */
	let begin = 0;
	let isOpen = true;
	let end = 0;
	for (const character of text) {
		const at = end;
		end += character.length;
		if (SEPARATORS.has(character)) {
			guarded += text.slice(begin, end);
			begin = end;
			isOpen = true;
		} else if (isOpen && FORMULA.has(character)) {
			guarded += `${GUARD}${text.slice(begin, at)}`;
			begin = at;
			isOpen = false;
		} else if (isOpen && !DROPPED.test(character)) isOpen = false;
	}
	const whole = guarded + text.slice(begin);
	return whole.startsWith(GUARD) ? whole : `${first}${whole}`;
}
