import type { FieldRole } from '../../schema/role';
import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import { countryOf } from '../../values/party/country';
import { isMailAddress, isStreetAddress } from '../../values/party/address';
import { isSameName } from '../../values/party/name';
import { folded, plainText } from '../../values/printed-text';
import type { Check } from '../check';
import { factOf, type Fact } from '../facts';
import { failed, passed, skipped } from './verdict';

/** Titles of documents that no company is called. */
const TITLES: ReadonlySet<string> = new Set(
	`invoice;tax invoice;vat invoice;receipt;credit note;rechnung;gutschrift;quittung;facture;avoir;recu;factuur;
	creditnota;factura;nota de credito;recibo;fattura;nota di credito;ricevuta;fatura;bill to;sold to;customer`
		.split(';')
		.map((title) => title.trim()),
);
/** No VAT, GST or sales tax is higher. */
const MAX_TAX_RATE = 60;
const COUNTRY_SEPARATORS = /[,/()|;-]+/;

type Problem = (fact: Fact, values: DocumentValues, roles: Roles) => string | undefined;

const nameProblem: Problem = ({ printed }) => {
	if (!/\p{L}/u.test(printed)) return 'is no name';
	if (isMailAddress(printed)) return 'is an e-mail address, and no name';
	if (isStreetAddress(printed)) return 'is a postal address, and no name';
	return TITLES.has(
		folded(plainText(printed))
			.replace(/[^\p{L} ]/gu, '')
			.trim(),
	)
		? 'is the title of a document or of a part of it, and no name'
		: undefined;
};

/** A name in one of the languages, or a code of two or three letters. */
const isCountry = (text: string): boolean =>
	countryOf(text) !== null ||
	/^[A-Z]{3}$/.test(text.trim()) ||
	text.split(COUNTRY_SEPARATORS).some((part) => countryOf(part) !== null);

const countryProblem: Problem = ({ printed }, values, roles) => {
	if (isCountry(printed)) return undefined;
	const party = (['supplier_name', 'buyer_name'] as const)
		.map((role) => factOf(role, values, roles))
		.find((name) => name !== undefined && isSameName(name.printed, printed));
	return party === undefined ? 'is no country that is known' : 'is a name, and no country';
};

const vatIdProblem: Problem = ({ printed }) =>
	/\d/.test(printed) ? undefined : 'has no digit, so it is no VAT ID';

const rateProblem: Problem = ({ value }) =>
	typeof value === 'number' && (value < 0 || value > MAX_TAX_RATE)
		? 'is no rate of a tax'
		: undefined;

const RULES: readonly (readonly [FieldRole, string, Problem])[] = [
	['supplier_name', 'the supplier', nameProblem],
	['buyer_name', 'the buyer', nameProblem],
	['supplier_country', 'the supplier’s country', countryProblem],
	['buyer_country', 'the buyer’s country', countryProblem],
	['supplier_vat_id', 'the supplier’s VAT ID', vatIdProblem],
	['buyer_vat_id', 'the buyer’s VAT ID', vatIdProblem],
	['tax_rate', 'the tax rate', rateProblem],
];

/** Every field holds what its meaning allows: a country is one, a name has letters, a tax rate is no amount. */
export function checkFieldMeanings(values: DocumentValues, roles: Roles): Check[] {
	const present = RULES.flatMap(([role, words, problem]) => {
		const fact = factOf(role, values, roles);
		return fact === undefined ? [] : [{ role, words, fact, why: problem(fact, values, roles) }];
	});
	if (present.length === 0)
		return [skipped('field_meaning', 'there is no name, country, VAT ID or tax rate')];
	const wrong = present.filter(({ why }) => why !== undefined);
	return wrong.length === 0
		? [
				passed(
					'field_meaning',
					'names, countries, VAT IDs and tax rates are what they should be, as far as they are there',
					Object.fromEntries(present.map(({ role, fact }) => [role, fact])),
				),
			]
		: wrong.map(({ role, words, fact, why = '' }) =>
				failed('field_meaning', `${words} “${fact.printed}” ${why}`, { [role]: fact }),
			);
}
