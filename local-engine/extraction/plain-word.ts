/** Words that mean the same on a label. */
const SAME = new Map([
	['#', 'no'],
	['nr', 'no'],
	['n', 'no'],
	// "nº" as it is misread
	['n2', 'no'],
	['nro', 'no'],
	['num', 'no'],
	['numero', 'no'],
	['nummer', 'no'],
	['number', 'no'],
	['inv', 'invoice'],
	['amt', 'amount'],
	['qty', 'quantity'],
	['ref', 'reference'],
	['ltd', 'limited'],
	['adj', 'adjustment'],
	['sub-total', 'subtotal'],
	['incl', 'including'],
	['inclusive', 'including'],
	['excl', 'excluding'],
	['exclusive', 'excluding'],
	['inkl', 'including'],
	['inclusief', 'including'],
	['zzgl', 'plus'],
	['zuzuglich', 'plus'],
	['exclusief', 'excluding'],
	['cant', 'quantity'],
	['tot', 'total'],
]);

/** Without accents: recognition loses them most easily of all. "°" and "º" stand for the "o" they are. */
const withoutAccents = (text: string): string =>
	text.replaceAll('ß', 'ss').replaceAll('°', 'o').normalize('NFKD').replace(/\p{M}/gu, '');

/** A word as labels are compared: lower case, no accents, no marks around it, usual short forms written out. */
export function plainWord(printed: string): string {
	const bare = withoutAccents(printed.toLowerCase())
		.replace(/^[^\p{L}\p{N}#]+/u, '')
		.replace(/[^\p{L}\p{N}#]+$/u, '')
		// "i.v.a" and "p.iva" are words, "inv.no" are two: the latter are taken apart before
		.replace(/(?<=^|[^\p{L}])(\p{L})\.(?=\p{L})/gu, '$1');
	return SAME.get(bare) ?? bare;
}

export const plainWords = (printed: string): readonly string[] =>
	printed
		.split(/\s+/)
		.map(plainWord)
		.filter((word) => word !== '');

/** Shorter words differ by one letter too easily: "date" and "rate". */
const FORGIVING_LENGTH = 6;

/** Whether one wrong, missing or additional letter makes all the difference. */
function differByOne(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let end = 0;
	while (
		end < Math.min(a.length, b.length) - start &&
		a[a.length - 1 - end] === b[b.length - 1 - end]
	)
		end++;
	return Math.max(a.length, b.length) - start - end <= 1;
}

/** Whether two plain words are the same; in long ones one misread letter is forgiven. */
export const isSameWord = (a: string, b: string): boolean =>
	a === b || (a.length >= FORGIVING_LENGTH && b.length >= FORGIVING_LENGTH && differByOne(a, b));

/** The entries of a list written as one text, set apart by commas. */
export const list = (text: string): readonly string[] =>
	text.split(',').map((entry) => entry.replace(/\s+/g, ' ').trim());
