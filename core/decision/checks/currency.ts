import type { FieldRole } from '../../schema/role';
import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import { currencyMarkIn } from '../../values/currency/currency';
import { documentLanguageOf } from '../../values/document-language';
import { decimalMarkIn, languageOf, minorDigitsOf } from '../../values/locale-habits';
import { countryOf } from '../../values/party/country';
import { currencyOfCountry } from '../../values/currency/country-currency';
import { lastDayOf } from '../../values/currency/old-currencies';
import { ibanOf } from '../../values/party/iban';
import { vatIdOf } from '../../values/party/vat-id';
import type { Check } from '../check';
import { dateOf, factOf, type Fact } from '../facts';
import { failed, passed, skipped } from './verdict';

const AMOUNTS: readonly FieldRole[] = ['tax', 'subtotal', 'total'];
/** What shows where somebody is. */
const SIGNS: Readonly<Record<'supplier' | 'buyer', readonly FieldRole[]>> = {
	supplier: ['supplier_vat_id', 'supplier_country', 'iban'],
	buyer: ['buyer_vat_id', 'buyer_country'],
};

const countryIn = (role: FieldRole, text: string): string | undefined => {
	if (role === 'iban') return ibanOf(text)?.slice(0, 2);
	return (role.endsWith('vat_id') ? vatIdOf(text)?.country : countryOf(text)) ?? undefined;
};

/** The only country that all signs show. */
function countryOfParty(
	party: keyof typeof SIGNS,
	values: DocumentValues,
	roles: Roles,
): string | undefined {
	const countries = new Set(
		SIGNS[party].flatMap((role) => {
			const fact = factOf(role, values, roles);
			return fact === undefined ? [] : (countryIn(role, fact.printed) ?? []);
		}),
	);
	const [only, ...others] = countries;
	return others.length === 0 ? only : undefined;
}

/** Where more than the most spoken language is spoken, and one writes invoices in all of them. */
const LANGUAGES_OF_CURRENCY: Readonly<Record<string, readonly string[]>> = {
	CHF: ['de', 'fr', 'it'],
	CAD: ['en', 'fr'],
};

/** Whether the people who pay with a currency speak a language; those with the euro speak many. */
function isSpokenWith(currency: string, language: string): boolean {
	if (currency === 'EUR' || currency.startsWith('X')) return true;
	const languages = LANGUAGES_OF_CURRENCY[currency] ?? [languageOf(currency.slice(0, 2))];
	return languages.includes(language);
}

/** Whether an amount is printed with a mark of this currency. */
const isPrintedWithAmounts = (code: string, values: DocumentValues, roles: Roles): boolean =>
	AMOUNTS.some((role) => {
		const fact = factOf(role, values, roles);
		return fact !== undefined && currencyMarkIn(fact.printed).includes(code);
	});

/** Latin America bills in dollars, and writes as at home. */
const BILLING_IN_DOLLARS: ReadonlySet<string> = new Set(['es', 'pt']);

/** An amount that is written with a decimal comma, where the country of the currency has the point; undefined for none. */
function foreignlyWritten(code: string, values: DocumentValues, roles: Roles): Fact | undefined {
	if (code === 'EUR' || code.startsWith('X') || LANGUAGES_OF_CURRENCY[code] !== undefined)
		return undefined;
	const country = code.slice(0, 2);
	const language = languageInWords(values, roles);
	if (decimalMarkIn(languageOf(country), country) !== '.') return undefined;
	if (language !== undefined && BILLING_IN_DOLLARS.has(language)) return undefined;
	const amounts = AMOUNTS.flatMap((role) => factOf(role, values, roles) ?? []);
	return amounts.some(({ printed }) => /\.\d{2}\D*$/.test(printed))
		? undefined
		: amounts.find(({ printed }) => /\d,\d{2}\D*$/.test(printed));
}

const languageInWords = (values: DocumentValues, roles: Roles): string | undefined =>
	documentLanguageOf(
		(['document_type', 'payment_terms'] as const).flatMap(
			(role) => factOf(role, values, roles)?.printed ?? [],
		),
	);

/**
 * Whether supplier and buyer are at home in the same country: both say so, or the document is in the supplier's own
 * language, which people with the other currency don't speak. English is written to customers everywhere.
 */
function isDomestic(supplier: string, code: string, values: DocumentValues, roles: Roles): boolean {
	const buyer = countryOfParty('buyer', values, roles);
	if (buyer !== undefined) return buyer === supplier;
	const language = languageInWords(values, roles);
	return (
		language !== undefined &&
		language !== 'en' &&
		language === languageOf(supplier) &&
		!isSpokenWith(code, language)
	);
}

/**
 * The currency is one that the document can be in: among people of one country its own, and none without cents where
 * cents are printed. Whoever sells abroad may bill in any currency.
 */
export function checkCurrency(values: DocumentValues, roles: Roles): Check {
	const field = factOf('currency', values, roles);
	const code = values.currency;
	if (code === null) return skipped('currency', 'the currency is not known');
	const facts = field === undefined ? {} : { currency: field };
	const lastDay = lastDayOf(code);
	const issued = dateOf('issue_date', values, roles);
	if (lastDay !== undefined && (issued === undefined || issued.value > lastDay))
		return failed(
			'currency',
			`the currency is ${code}, in which nothing was invoiced after ${lastDay}${issued === undefined ? ', and no date of issue is known' : `, and the issue date is ${issued.value}`}`,
			{ ...(issued === undefined ? {} : { issue_date: issued }), ...facts },
		);

	if (minorDigitsOf(code) === 0) {
		const withCents = AMOUNTS.map((role) => factOf(role, values, roles)).find(
			(fact) => typeof fact?.value === 'number' && !Number.isInteger(fact.value),
		);
		if (withCents !== undefined)
			return failed('currency', `${code} has no cents, but ${withCents.printed} is printed`, {
				amount: withCents,
				...facts,
			});
	}
	if (isPrintedWithAmounts(code, values, roles))
		return passed('currency', `the amounts are printed in ${code}`, facts);
	const comma = foreignlyWritten(code, values, roles);
	if (comma !== undefined)
		return failed(
			'currency',
			`the currency is ${code}, but ${comma.printed} is written with a decimal comma, as nobody does where ${code} is at home`,
			{ amount: comma, ...facts },
		);
	const supplier = countryOfParty('supplier', values, roles);
	if (supplier === undefined || !isDomestic(supplier, code, values, roles))
		return passed('currency', `nothing speaks against ${code}`, facts);
	const own = currencyOfCountry(supplier);
	return own === undefined || own === code
		? passed('currency', `${code} is the currency of the supplier’s country`, facts)
		: failed(
				'currency',
				`the currency is ${code}, but the supplier’s country, ${supplier}, has ${own}, and nothing shows that the buyer is abroad`,
				facts,
			);
}
