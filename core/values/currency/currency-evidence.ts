import { dateText, withoutWeekday } from '../date/date';
import { dateOrderOf } from '../date/date-evidence';
import { countryOf } from '../party/country';
import { currencyOfCountry } from './country-currency';
import { ibanOf } from '../party/iban';
import { vatIdOf } from '../party/vat-id';

/** What a field can show about the country of a document, in the order of weight. */
const COUNTRY_SIGNS = {
	iban: (text: string) => ibanOf(text)?.slice(0, 2) ?? null,
	supplier_vat_id: (text: string) => vatIdOf(text)?.country ?? null,
	supplier_country: (text: string) => countryOf(text),
	buyer_vat_id: (text: string) => vatIdOf(text)?.country ?? null,
	buyer_country: (text: string) => countryOf(text),
} as const;

export type CountrySign = keyof typeof COUNTRY_SIGNS;

/** What a document shows besides the marks around its amounts. */
export interface CurrencyEvidence {
	readonly texts: readonly string[];
	readonly dates: readonly string[];
	/** Names of fields that have a value: "hst". */
	readonly names: readonly string[];
	/** Texts of the fields that show a country. */
	readonly signs: Readonly<Partial<Record<CountrySign, string>>>;
}

/** Taxes, register numbers and legal forms of one or a few countries, with the currencies there. */
const COUNTRY_WORDS: readonly (readonly [RegExp, string])[] = [
	[/\b(?:HST|QST|PST|TPS|TVQ)\b/, 'CAD'],
	[/\b(?:CGST|SGST|IGST|GSTIN)\b/, 'INR'],
	[/\bABN\b|\bPty\.? Ltd\b/i, 'AUD'],
	[/\bPte\.? Ltd\b|\bUEN\b/i, 'SGD'],
	[/\bNZBN\b/, 'NZD'],
	[/\b(?:sales tax|state tax)\b|\bL\.?L\.?C\b|\bEIN\b/i, 'USD'],
	[/\bS\.? ?A\.? de C\.? ?V\b|\bRFC\b/, 'MXN'],
	[/\bCUIT\b/, 'ARS'],
	[/\bRUT\b/, 'CLP'],
	[/\bNIT\b/, 'COP'],
	[/\bGST\b/, 'AUD NZD SGD CAD INR'],
	[/\bInc\b/, 'USD CAD'],
	[/\bMVA\b|\bAS(?:A)?$/, 'NOK'],
	[/\bApS\b|\bA\/S\b|\bCVR\b/, 'DKK'],
	[/\behf\b|\bVSK\b|\bkennitala\b/i, 'ISK'],
	[/\bAB\b|\bbankgiro\b|\borganisationsnummer\b/i, 'SEK'],
	[/\bmoms\b/i, 'SEK DKK'],
	[/消費税|株式会社|有限会社/, 'JPY'],
	[/增值税|有限公司/, 'CNY'],
];

const LANGUAGES = ['en', 'de', 'fr', 'es'];
/** "March 25, 2026": how the United States and Canada write. */
const MONTH_FIRST = /^\p{L}{3,}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}$/u;

type Step = (candidates: readonly string[], evidence: CurrencyEvidence) => readonly string[];

/** A code anywhere: "Total (USD)". */
const byCode: Step = (candidates, { texts }) => {
	const codes = new Set(texts.flatMap((text) => text.match(/(?<!\p{L})[A-Z]{3}(?!\p{L})/gu) ?? []));
	return candidates.filter((code) => codes.has(code));
};

const byCountry: Step = (candidates, { signs }) => {
	const order: readonly CountrySign[] = [
		'iban',
		'supplier_vat_id',
		'supplier_country',
		'buyer_vat_id',
		'buyer_country',
	];
	for (const sign of order) {
		const country = COUNTRY_SIGNS[sign](signs[sign] ?? '');
		const currency = country === null ? undefined : currencyOfCountry(country);
		if (currency !== undefined && candidates.includes(currency)) return [currency];
	}
	return [];
};

/** "12 High Street, Sydney, Australia". */
const byAddress: Step = (candidates, { texts }) =>
	candidates.filter((code) => {
		const names = LANGUAGES.map((language) =>
			new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code.slice(0, 2)),
		).filter((name) => name !== undefined);
		return texts.some((text) => names.some((name) => text.includes(name)));
	});

const byWords: Step = (candidates, { texts, names }) => {
	const all = [...texts, ...names.map((name) => name.replaceAll('_', ' ').toUpperCase())];
	for (const [words, currencies] of COUNTRY_WORDS) {
		const own = candidates.filter((code) => currencies.split(' ').includes(code));
		if (own.length > 0 && all.some((text) => words.test(text))) return own;
	}
	return [];
};

/** The month stands first in digits in the United States alone, in words also in Canada. */
const byDateForm =
	(today: string): Step =>
	(candidates, { dates }) => {
		const order = dateOrderOf(dates, today);
		if (order === 'mdy') return candidates.filter((code) => code === 'USD');
		if (order === 'dmy') return candidates.filter((code) => code !== 'USD');
		return dates.some((text) => MONTH_FIRST.test(withoutWeekday(dateText(text))))
			? candidates.filter((code) => code === 'USD' || code === 'CAD')
			: [];
	};

/**
 * What is left of the currencies that a mark such as "$", "kr" or "¥" stands for, by the rest of the document: a code
 * anywhere, IBAN, VAT id, country, address, words of taxes and companies, the form of the dates, in this order.
 *
 * @param today ISO date
 * @returns the candidates as they were where nothing shows more; never none
 */
export function narrowedCurrencies(
	candidates: readonly string[],
	evidence: CurrencyEvidence,
	today: string,
): readonly string[] {
	let left = candidates;
	for (const step of [byCode, byCountry, byAddress, byWords, byDateForm(today)]) {
		if (left.length <= 1) return left;
		const fitting = step(left, evidence);
		if (fitting.length > 0) left = fitting;
	}
	return left;
}
