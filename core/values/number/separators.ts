/** What stands between a number and its decimals. */
export type DecimalMark = '.' | ',';
/** The Arabic decimal mark is never a thousands mark, so it shows nothing about the other two. */
type AnyDecimalMark = DecimalMark | '٫';

/** Groups of three, or the Indian two-two-three; one kind of separator throughout. */
const GROUPED =
	/^\d{1,3}(?:([.,'٬ ])\d{3})(?:\1\d{3})*$|^\d{1,2}(?:([,٬])\d{2})(?:\2\d{2})*\2\d{3}$/;
const PLAIN = /^\d+$/;
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/;
const WITH_DECIMALS = /^(?<integer>.*)(?<mark>[.,٫])(?<decimals>\d+)$/;

/** What the separators of one number mean. */
export type Separators =
	| { readonly decimal: AnyDecimalMark | null }
	/** "1.234" and "12,800": thousands or decimals. */
	| 'ambiguous'
	/** No number is written so. */
	| 'unusual';

/** What the separators among these digits mean by themselves. */
export function separatorsOf(digits: string): Separators {
	if (PLAIN.test(digits)) return { decimal: null };
	if (EITHER.test(digits)) return 'ambiguous';
	// No group begins with a zero: "0.125" is a decimal.
	if (GROUPED.test(digits) && !digits.startsWith('0')) return { decimal: null };
	const { integer, mark } = WITH_DECIMALS.exec(digits)?.groups ?? {};
	if (integer === undefined || integer.includes(mark ?? '')) return 'unusual';
	if (mark !== '.' && mark !== ',' && mark !== '٫') return 'unusual';
	return integer === '' || PLAIN.test(integer) || GROUPED.test(integer)
		? { decimal: mark }
		: 'unusual';
}

/** The mark that a number shows its document to use for decimals; undefined when it shows none. */
export function markShownBy(digits: string): DecimalMark | undefined {
	const separators = separatorsOf(digits);
	if (separators === 'ambiguous' || separators === 'unusual') return undefined;
	if (separators.decimal === '٫') return undefined;
	if (separators.decimal !== null) return separators.decimal;
	return digits.includes('.') ? ',' : digits.includes(',') ? '.' : undefined;
}

/** The mark a document uses if the only separator of these digits groups thousands. */
export const markIfGrouped = (digits: string): DecimalMark | undefined =>
	separatorsOf(digits) === 'ambiguous' ? (digits.includes('.') ? ',' : '.') : undefined;

/** The digits as JavaScript writes numbers: "1.234,50" -> "1234.50". */
export function withoutGroups(digits: string, decimal: AnyDecimalMark | null): string {
	const at = decimal === null ? -1 : digits.lastIndexOf(decimal);
	if (at === -1) return digits.replace(/\D/g, '');
	return `${digits.slice(0, at).replace(/\D/g, '')}.${digits.slice(at + 1)}`;
}
