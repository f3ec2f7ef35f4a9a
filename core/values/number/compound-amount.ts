import { parseNumber, type DocumentMark, type PrintedNumber } from './number';
import { folded, plainText } from '../printed-text';

/** What may stand where one amount should, and is none by itself. */
export type CompoundAmount =
	/** "19 %": the amount follows from what it is a part of. */
	| { readonly kind: 'rate'; readonly percent: PrintedNumber }
	/** "7,00 19,00", "19 % 3,80": amounts that add up; rates beside them are left out. */
	| { readonly kind: 'several'; readonly amounts: readonly PrintedNumber[] }
	/** "32,76 / 100": a price for so many. */
	| { readonly kind: 'per'; readonly price: PrintedNumber; readonly per: number }
	/** "28,91 ct/kWh": a price in hundredths of the currency, as electricity bills have it. */
	| { readonly kind: 'cents'; readonly price: PrintedNumber };

/** More characters are a sentence. */
const MAX_LENGTH = 80;
/** With cents, so that a space can't be taken for the mark between two amounts. */
const AMOUNT = /(?<![\d.,])[-−]?\d{1,3}(?:(?:[.,'’]?\d{3})*|(?: \d{3})+)[.,]\d{2}(?![\d.,%]| %)/gu;
const RATE = /\d+(?:[.,]\d+)? ?%|% ?\d+(?:[.,]\d+)?/gu;
const PER =
	/^(?<price>[^/]*\d[^/]*?) ?(?:\/|per|je|pro|por|par) ?(?<per>10{1,4}) ?(?:\p{L}{1,6}\.?)?$/iu;

const CENTS =
	/^(?<price>[-−]?\d[\d.,]*) ?(?:ct|cts|cents?|¢|p|pence|centimes?|céntimos?|centesimi)\.?(?: ?(?:\/|per|je|pro|por|par) ?\p{L}{1,12}\.?)?$/iu;

/** A nothing in words, English, German, French, Dutch, Spanish, Italian and Portuguese. */
const FREE: ReadonlySet<string> = new Set(
	`gratis free kostenlos kostenfrei frei included inclusive inklusive inkl incl inclus offert gratuit gratuito
	incluido incluso compreso inbegrepen complimentary`.split(/\s+/),
);
const FREE_PHRASES: ReadonlySet<string> = new Set([
	'free of charge',
	'no charge',
	'n/c',
	'ohne berechnung',
	'sans frais',
	'sin cargo',
]);

/** "gratis": an amount of zero, said in words. */
export function isFree(printed: string): boolean {
	const text = folded(plainText(printed))
		.replace(/[.!()]/g, '')
		.trim();
	return FREE.has(text) || FREE_PHRASES.has(text);
}

/** Takes apart what stands in place of an amount; undefined for anything else, an amount included. */
export function compoundAmount(
	printed: string,
	decimalMark: DocumentMark | undefined,
): CompoundAmount | undefined {
	const text = plainText(printed);
	if (text.length > MAX_LENGTH) return undefined;
	const whole = parseNumber(text, decimalMark);
	if (whole.readable)
		return text.includes('%') ? { kind: 'rate', percent: whole.value } : undefined;

	const { price, per } = PER.exec(text)?.groups ?? {};
	if (price !== undefined && per !== undefined) {
		const reading = parseNumber(price, decimalMark);
		return reading.readable ? { kind: 'per', price: reading.value, per: Number(per) } : undefined;
	}
	const cents = CENTS.exec(text)?.groups?.['price'];
	if (cents !== undefined) {
		const reading = parseNumber(cents, decimalMark);
		return reading.readable ? { kind: 'cents', price: reading.value } : undefined;
	}
	return severalAmounts(text, decimalMark);
}

function severalAmounts(
	text: string,
	decimalMark: DocumentMark | undefined,
): CompoundAmount | undefined {
	const withoutRates = text.replace(RATE, ' ');
	const found = withoutRates.match(AMOUNT) ?? [];
	const rest = withoutRates.replace(AMOUNT, ' ');
	if (found.length === 0 || /\d/.test(rest)) return undefined;
	const amounts: PrintedNumber[] = [];
	for (const amount of found) {
		const reading = parseNumber(amount, decimalMark);
		if (!reading.readable) return undefined;
		amounts.push(reading.value);
	}
	return { kind: 'several', amounts };
}
