import { currencyMark } from '../currency/currency-mark';
import { plainText } from '../printed-text';
import { readAs, unreadable, type Reading } from '../reading';
import { withoutTaxRemark } from './tax-remark';
import { doubtAbout, isUnit } from './unit-words';
import { VULGAR_FRACTIONS } from './vulgar-fraction';

/** A printed number taken apart. */
export interface AmountParts {
	/** As printed, with separators: "1.234,50"; "" for "½". */
	readonly digits: string;
	/** "½" of "1½"; "" mostly. */
	readonly fraction: string;
	readonly negative: boolean;
	/** "12.-", "12,–", "500/-": no cents, and the mark they would stand behind. */
	readonly noCents: '.' | ',' | 'other' | null;
	/** ISO 4217 codes of the currencies whose mark stands around it; several when it is ambiguous. */
	readonly currency: readonly string[];
}

/** More characters are a sentence. */
const MAX_LENGTH = 64;
const PRINTED = new RegExp(
	String.raw`^(?<before>[^\d${VULGAR_FRACTIONS}]*?)(?<digits>[.,٫]?\d(?:[\d.,'٬٫ ]*\d)?)?(?: ?(?<fraction>[${VULGAR_FRACTIONS}]))?(?<after>[^\d${VULGAR_FRACTIONS}]*)$`,
	'u',
);
/** "Rs.1,939": the point belongs to the word. */
const POINT_OF_WORD = /\p{L}$/u;
const ISO_CODE = /^[A-Z]{3}$/;
/** "12.-", "12,--", "12:-", "500/-", "500/=", "12.—". */
const NO_CENTS = /^ ?(?:(?<mark>[.,:]) ?(?:-{1,2}|—)|\/[-=])/;
const MINUS_AFTER = /^ ?-(?=$| |\p{Sc})|-$/u;
/** Credit and debit, as statements mark them. In India "Cr" is also ten million. */
const SIDE = /^(?<first>cr|dr)(?![\p{L}\p{Sc}])\.?|(?<!\p{L})(?<last>cr|dr)\.?$/iu;
const CODE_OR_SMALL = /^[A-Z]{3}$|\p{Ll}$/u;
/** "Q1" is a quarter and "P 3" a page; "P 3.00" and South Africa's "R 3" are money. */
const ONE_LETTER = /(?<!\p{L})(?:[A-Z]|[A-QS-Z] )$/u;
/** "x 3", "@ 4.50". */
const TIMES = /^ ?[x×@](?!\p{L})/iu;
/** "1 × 7.00 = 14.00": the amount is what it comes to. */
const CALCULATION = /^\d[^=]*[x×*@][^=]*=\s*(?=\S)/iu;
/** "(-)0.10", as bookkeeping programs of India print it. */
const SIGN_IN_BRACKETS = /^\( ?- ?\) ?(?=[^()]*\d[^()]*$)/u;
const CENTS = /[.,]\d{2}$/;
const YEN = 'JPY';
const RUPEE = 'INR';

const NOT_A_NUMBER = unreadable('is not a number');

/** What stands around the digits: signs and brackets taken off, words left. */
interface Surroundings {
	readonly words: string;
	readonly minus: boolean;
	readonly bracket: boolean;
	readonly side: string;
}

/** Text before the digits: "-€", "€ -", "(US$", "EUR-". undefined: no number begins so. */
function surroundingsBefore(before: string): Surroundings | undefined {
	if (before.includes('+') && before.includes('-')) return undefined;
	const bracket = before.includes('(');
	// "%18" is Turkish.
	const marked = before
		.replace(TIMES, ' ')
		.replace('(', ' ')
		.replace(/[*:+=%]/g, ' ');
	const text = marked.trim();
	// Letters, hyphen, digits without a space: "INV-0042", "RM-500". Only "EUR" and "kr" can stand so.
	const joined = /(?<word>\p{L}+)-$/u.exec(marked)?.groups?.word;
	if (joined !== undefined && !(CODE_OR_SMALL.test(joined) && currencyMark(joined).length > 0))
		return undefined;
	const words = text.replace(/^-|-$/, '').trim();
	return { ...withoutSide(words), minus: words !== text, bracket };
}

/** Text behind the digits, "no cents" taken off: "- EUR", ") CR", "% VAT", "kg". */
function surroundingsAfter(after: string): Surroundings {
	const bracket = after.includes(')');
	const text = after.replace(/[)×]/, '').replace(/[*:;.,]+$/, '');
	const words = text.replace(MINUS_AFTER, ' ');
	return { ...withoutSide(words.replace('%', ' ').trim()), minus: words !== text, bracket };
}

function withoutSide(text: string) {
	const { first, last } = SIDE.exec(text)?.groups ?? {};
	return { side: (first ?? last ?? '').toUpperCase(), words: text.replace(SIDE, '').trim() };
}

/** The currency among the words behind a number; why they forbid to take the number as it stands. */
function currencyBehind(words: string, besideMoney: boolean): Reading<readonly string[]> {
	const whole = markBehind(words);
	if (words === '' || whole.length > 0) return readAs(whole);
	const currencies: (readonly string[])[] = [];
	const units: string[] = [];
	for (const word of words.split(' ')) {
		const own = markBehind(word);
		if (own.length > 0) currencies.push(own);
		else units.push(word);
	}
	const doubt = units
		.map((word) => doubtAbout(word, besideMoney || currencies.length > 0))
		.find((why) => why !== undefined);
	if (doubt !== undefined) return unreadable(doubt);
	return units.length <= 1 && currencies.length <= 1 && units.every(isUnit)
		? readAs(currencies.flat())
		: NOT_A_NUMBER;
}

/** One capital behind a number is a tax class or a unit, no currency. */
const markBehind = (words: string) => (/^[a-z]$/i.test(words) ? [] : currencyMark(words));

/** Candidates that both sides allow: "$ 12 CAD" is CAD. Where they contradict each other, all. */
function agreed(before: readonly string[], after: readonly string[]): readonly string[] {
	if (before.length === 0 || after.length === 0) return [...before, ...after];
	const both = before.filter((code) => after.includes(code));
	return both.length > 0 ? both : [...before, ...after];
}

/** Takes a printed number apart: digits, sign, currency. Text that is more than a number isn't one. */
export function amountParts(printed: string): Reading<AmountParts> {
	const text = withoutTaxRemark(plainText(printed))
		.replace(CALCULATION, '')
		.replace(SIGN_IN_BRACKETS, '-');
	const groups = text.length > MAX_LENGTH ? undefined : PRINTED.exec(text)?.groups;
	const { before = '', digits: printedDigits = '', after = '', fraction = '' } = groups ?? {};
	if (printedDigits === '' && fraction === '') return NOT_A_NUMBER;
	const wordEndsInPoint =
		printedDigits.startsWith('.') && POINT_OF_WORD.test(before) && !ISO_CODE.test(before);
	const digits = wordEndsInPoint ? printedDigits.slice(1) : printedDigits;

	const noCents = NO_CENTS.exec(after);
	const behind = surroundingsAfter(noCents === null ? after : after.slice(noCents[0].length));
	const front = surroundingsBefore(before);
	if (front === undefined) return NOT_A_NUMBER;
	const currencyBefore = currencyMark(front.words);
	if (front.words !== '' && currencyBefore.length === 0) return NOT_A_NUMBER;
	if (ONE_LETTER.test(before) && !CENTS.test(digits)) return NOT_A_NUMBER;
	const currencyAfter = currencyBehind(behind.words, currencyBefore.length > 0);
	if (!currencyAfter.readable) return currencyAfter;
	const currency = agreed(currencyBefore, currencyAfter.value);

	const sign = signOf(front, behind);
	if (sign === undefined) return NOT_A_NUMBER;
	const sides = [front.side, behind.side];
	if (sides.includes('CR') && currency.includes(RUPEE))
		return unreadable('could mean a credit or ten millions (crore)');
	if (behind.minus && currency.includes(YEN))
		return unreadable('could be negative, or end in a dash as amounts in yen do');
	return readAs({
		digits,
		fraction,
		negative: sign === 'negative',
		noCents: noCents === null ? null : (markOf(noCents.groups?.mark) ?? 'other'),
		currency,
	});
}

const markOf = (mark: string | undefined) => (mark === '.' || mark === ',' ? mark : undefined);

/** undefined: signs that are in each other's way. */
function signOf(front: Surroundings, behind: Surroundings): 'positive' | 'negative' | undefined {
	if (front.bracket !== behind.bracket) return undefined;
	const sides = [front.side, behind.side].filter((side) => side !== '');
	const negatives = [front.bracket, front.minus, behind.minus, sides.includes('CR')].filter(
		Boolean,
	);
	if (negatives.length > 1 || sides.length > 1) return undefined;
	if (sides.includes('DR') && negatives.length > 0) return undefined;
	return negatives.length === 1 ? 'negative' : 'positive';
}
