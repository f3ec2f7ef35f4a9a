import { amountParts, type AmountParts } from './amount-parts';
import { minorDigitsOf } from '../locale-habits';
import { readAs, unreadable, type Reading } from '../reading';
import { markShownBy, separatorsOf, withoutGroups, type DecimalMark } from './separators';
import { decimalsOfFraction } from './vulgar-fraction';

export interface PrintedNumber {
	readonly value: number;
	/** How many decimals are printed: 2 of "12.50". Of a JSON number, as many as its shortest form has. */
	readonly decimals: number;
}

/** What a document uses for decimals; "unclear" when it contradicts itself. */
export type DocumentMark = DecimalMark | 'unclear';

/** Digits a JavaScript number can hold exactly. */
const MAX_DIGITS = 15;
const CENTS = /[.,]\d{2}$/;
const DIGITS_OF_A_GROUP = 3;
const COULD_BE_EITHER = {
	'.': 'could mean thousands or decimals: the point stands before three digits',
	',': 'could mean thousands or decimals: the comma stands before three digits',
} as const;

/**
 * Reads a number as printed: `1,234.50`, `1.234,56 €`, `12,800`, `1 234,50`, `1,23,456.00`, `(12.50)`, `12.50-`,
 * `12.50 CR`, `CHF 12.-`, `1½`, `١٬٢٣٤٫٥٠`. A percentage keeps its number: `12%` is 12.
 *
 * @param decimalMark what the rest of the document uses; it settles `1.234` and `12,800`. Without it a
 *   comma before exactly three digits groups thousands (the API page's own example), and a point before exactly
 *   three digits is ambiguous, hence unreadable. In a document that contradicts itself both are. With a currency
 *   that has no decimals (`12.800円`) it is not needed
 */
export function parseNumber(
	printed: string | number,
	decimalMark?: DocumentMark,
): Reading<PrintedNumber> {
	if (typeof printed === 'number') return fromJson(printed);
	const parts = amountParts(printed);
	if (!parts.readable) return parts;
	const plain =
		parts.value.fraction === '' ? plainDigits(parts.value, decimalMark) : mixed(parts.value);
	return plain.readable ? numberOf(plain.value, parts.value.negative) : plain;
}

/**
 * The decimal mark that the numbers of one document use, as far as they show it beyond doubt.
 *
 * @returns undefined when none shows it, or when they disagree
 */
export function decimalMarkOf(printed: Iterable<string>): DecimalMark | undefined {
	const seen = new Set<DecimalMark>();
	for (const text of printed) {
		const parts = amountParts(text);
		const mark = parts.readable ? markShownByNumber(parts.value) : undefined;
		if (mark !== undefined) seen.add(mark);
	}
	const [only, ...others] = seen;
	return others.length === 0 ? only : undefined;
}

/** The decimal mark that one number shows to be in use: "," of "12,50", "1.234.567" and "12,-". */
export const markShownByNumber = ({ digits, noCents }: AmountParts): DecimalMark | undefined =>
	noCents === '.' || noCents === ',' ? noCents : markShownBy(digits);

/** "1.234,50" -> "1234.50". */
function plainDigits(
	{ digits, noCents, currency }: AmountParts,
	decimalMark: DocumentMark | undefined,
): Reading<string> {
	const separators = separatorsOf(digits);
	if (separators === 'unusual') return unreadable('has separators in unusual places');
	if (noCents !== null) {
		// "1.234,-": no decimals, so the separator groups, and it can't be the one before the dash.
		const whole = separators === 'ambiguous' || separators.decimal === null;
		// India writes "/-" behind every amount: "1,23,456.00/-".
		if (noCents === 'other' && !whole && CENTS.test(digits))
			return readAs(withoutGroups(digits, separators.decimal));
		return whole && !(noCents !== 'other' && digits.includes(noCents))
			? readAs(withoutGroups(digits, null))
			: unreadable('has separators in unusual places');
	}
	if (separators !== 'ambiguous') return readAs(withoutGroups(digits, separators.decimal));
	// "12.800円": the yen has no decimals.
	if (currency.length > 0 && currency.every((code) => minorDigitsOf(code) === 0))
		return readAs(withoutGroups(digits, null));
	const printed = digits.includes('.') ? '.' : ',';
	// "120,500 DT": the dinars have three decimals.
	const isDinar = currency.some((code) => minorDigitsOf(code) === DIGITS_OF_A_GROUP);
	if (decimalMark === 'unclear' || (decimalMark === undefined && (printed === '.' || isDinar)))
		return unreadable(COULD_BE_EITHER[printed]);
	return readAs(withoutGroups(digits, decimalMark ?? '.'));
}

/** "1½" -> "1.5". */
function mixed({ digits, fraction, noCents }: AmountParts): Reading<string> {
	const decimals = decimalsOfFraction(fraction);
	if (!/^\d*$/.test(digits) || noCents !== null)
		return unreadable('has separators in unusual places');
	return decimals === undefined
		? unreadable('is a fraction that no decimal number equals')
		: readAs(`${digits === '' ? '0' : digits}.${decimals}`);
}

/** @param plain digits with a point before the decimals, if any */
function numberOf(plain: string, negative: boolean): Reading<PrintedNumber> {
	const [integer = '', decimals = ''] = plain.split('.');
	if (`${integer}${decimals}`.replace(/^0+/, '').length > MAX_DIGITS)
		return unreadable('has too many digits');
	const value = Number(plain);
	return readAs({ value: negative && value !== 0 ? -value : value, decimals: decimals.length });
}

function fromJson(printed: number): Reading<PrintedNumber> {
	if (!Number.isFinite(printed)) return unreadable('is not a number');
	return numberOf(withoutExponent(Math.abs(printed)), printed < 0);
}

/** "1.5e-7" -> "0.00000015", "1e21" -> "1000000000000000000000". */
function withoutExponent(value: number): string {
	const [, integer = '0', decimals = '', exponent = '0'] =
		/^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
	const shift = Number(exponent);
	const digits = `${integer}${decimals}`;
	const point = integer.length + shift;
	const padded =
		point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits.padEnd(point, '0');
	const at = Math.max(point, 1);
	return padded.length === at ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`;
}
