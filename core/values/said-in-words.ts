import { doubtAbout, isUnit } from './number/unit-words';
import { isExempt, isRateClass, withoutTaxName } from './number/tax-words';
import { paymentIn } from './payment-words';
import { plainText } from './printed-text';

/** Numbers in whose place words stand, by what they mean. */
export type Wording = 'tax' | 'tax_rate' | 'paid' | 'discount' | 'row_discount' | 'price_per';

/** A number, or that none is given. */
export interface Said {
	readonly value: number | null;
	readonly decimals: number | null;
}

const NONE_GIVEN: Said = { value: null, decimals: null };
const NO_TAX: Said = { value: 0, decimals: 2 };
const HUNDRED = 100;

const DISCOUNT =
	/^(?:rabatt|nachlass|skonto|discount|disc|less|remise|rabais|escompte|korting|descuento|dto|sconto|desconto|rabat|alennus|ale|sleva)\.? ?:? ?(?=[-\d])/iu;
/** "10 % + 5 %", "10/5": one taken off after the other. */
const CHAINED = /^\d{1,2}(?:[.,]\d{1,2})?(?: ?%)?(?: ?[+/] ?\d{1,2}(?:[.,]\d{1,2})?(?: ?%)?)+$/u;

/** What several percentages come to, one taken off after the other. */
function chained(text: string): Said | undefined {
	const parts = (CHAINED.test(text) ? text : '').match(/\d+(?:[.,]\d+)?/gu) ?? [];
	if (parts.length === 0) return undefined;
	const left = parts.reduce(
		(rest, part) => rest * (1 - Number(part.replace(',', '.')) / HUNDRED),
		1,
	);
	const value = Number(((1 - left) * HUNDRED).toFixed(6));
	return { value, decimals: String(value).split('.')[1]?.length ?? 0 };
}

const NOTHING_KNOWN = () => undefined;
const MEANT: Readonly<Record<Wording, (text: string) => Said | undefined>> = {
	tax: (text) => (isExempt(text) ? NO_TAX : undefined),
	tax_rate: (text) => (isExempt(text) ? NO_TAX : isRateClass(text) ? NONE_GIVEN : undefined),
	paid: (text) => (paymentIn(text)?.amount === null ? NONE_GIVEN : undefined),
	discount: NOTHING_KNOWN,
	row_discount: chained,
	// A price for one of these is the price.
	price_per: (text) => {
		const unit = text.replace(/^(?:\/|per|je|pro|por|par|al) ?(?=\p{L})/iu, '');
		return isUnit(unit) && !/^\p{Lu}$/u.test(unit) && doubtAbout(unit, false) === undefined
			? NONE_GIVEN
			: undefined;
	},
};

/** What words in place of a number say; undefined for words that aren't known. */
export const saidInWords = (printed: string, wording: Wording): Said | undefined =>
	MEANT[wording](plainText(printed));

const withoutDiscountName = (text: string) => text.replace(DISCOUNT, '');
const BARE: Readonly<Partial<Record<Wording, (text: string) => string>>> = {
	tax_rate: withoutTaxName,
	paid: (text) => paymentIn(text)?.amount ?? text,
	discount: withoutDiscountName,
	row_discount: withoutDiscountName,
};

/** The number without the words that only say which it is: "MwSt 19%" -> "19%", "PayPal 142,80" -> "142,80". */
export const withoutItsName = (printed: string, wording: Wording): string =>
	BARE[wording]?.(plainText(printed)) ?? printed;
