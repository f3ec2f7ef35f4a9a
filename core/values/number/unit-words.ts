import { folded } from '../printed-text';

/** Enough for "Kilogramm"; more letters are a sentence. */
const MAX_LETTERS = 10;
const UNIT = /^\p{L}[\p{L}\p{M}.]*[²³]?$/u;

const wordsIn = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** With these behind it, a number means many times what its digits say. English, German, Romance, Slavic. */
const SCALES = wordsIn(
	`k tsd tys mio mill mil mila mille mn mln mld mrd bn bln bio trn hundred thousand million millions billion billions
	trillion trillions lakh lakhs lac lacs crore crores hundert tausend million millionen milliarde milliarden honderd
	duizend miljoen miljard millier milliers milliard milliards cien mille miles millon millones cento milione milioni
	miliardo miliardi milhao milhoes тыс млн млрд`,
);
/** Letters that are a scale beside a currency ("£1.5m") and a unit or a tax class else ("12 m", "3.49 T"). */
const SCALES_OF_MONEY = wordsIn('m b t');
/** Capital M is a scale also without a currency, or metres in capitals. */
const CAPITAL_SCALES = wordsIn('M MM');
/** "万", "億", "千": ten thousand, a hundred million, a thousand, as in "12万円". */
const CJK_SCALE = /^[十百千万萬億亿兆만억천백]/u;
/** A hundredth of the currency's unit. */
const MINOR_UNITS = wordsIn(
	'¢ ct cts cent cents pence penny centavos centimes rappen ore øre sen 銭 分 角',
);
/** Cents and pence; in capitals they are tax classes, as receipts have them. */
const SMALL_MINOR_UNITS = wordsIn('c p');

/** Why the words behind a number forbid to take the number as it stands; undefined: they don't. */
export function doubtAbout(word: string, besideMoney: boolean): string | undefined {
	const key = folded(word).replace(/\.$/, '');
	const scale =
		SCALES.has(key) ||
		CAPITAL_SCALES.has(word) ||
		CJK_SCALE.test(word) ||
		(besideMoney && SCALES_OF_MONEY.has(key));
	if (scale) return 'is printed in thousands, millions or the like';
	return MINOR_UNITS.has(key) || SMALL_MINOR_UNITS.has(word)
		? 'is printed in cents or another part of a currency'
		: undefined;
}

/** "kg", "Stk.", "hours", "m²": what is counted, one short word. */
export const isUnit = (word: string): boolean =>
	UNIT.test(word) && word.replace(/\P{L}/gu, '').length <= MAX_LETTERS;
