import type { FieldRole } from '../../schema/role';
import type { Roles } from '../../schema/roles';
import { parseDate } from '../../values/date/date';
import type { DocumentValues } from '../../values/document-values';
import { parseNumber } from '../../values/number/number';
import { ibanOf } from '../../values/party/iban';
import { lettersAndDigits } from '../../values/printed-text';
import type { Check } from '../check';
import { factOf, type Fact } from '../facts';
import { failed, passed, skipped } from './verdict';

/** Numbers on an invoice that are not its own. An order's may be: shops give both the same. */
const OTHER_NUMBERS: readonly (readonly [FieldRole, string])[] = [
	['customer_number', 'the customer number'],
	['supplier_vat_id', 'the supplier’s VAT ID'],
	['buyer_vat_id', 'the buyer’s VAT ID'],
	['iban', 'the IBAN'],
	['issue_date', 'the issue date'],
	['due_date', 'the due date'],
];
const AMOUNTS: readonly (readonly [FieldRole, string])[] = [
	['total', 'the total'],
	['amount_due', 'the amount due'],
	['subtotal', 'the subtotal'],
	['tax', 'the tax'],
];

/** What stands before other numbers, in the seven languages, without accents. */
const ORDER_LABEL = /^\W*P\.? ?O\.?(?: ?(?:n[ro°º]|number|num|#)\b[.:]?|[ .:#]+)[ .:#]*\d/iu;
/** Numbers of taxpayers and companies by their names, which stand before digits. */
const REGISTER_LABEL =
	/^\W*(?:ABN|ACN|NIF|CIF|NIP|REGON|KVK|SIREN|SIRET|GSTIN|PAN|EIN|TIN|UID|USt-?Id|CNPJ|CPF|RFC|CUI|OIB|ICO|DIC|VKN|BIC|SWIFT)\b[-. :#]*(?:n[ro°º.]+ ?)?(?=[A-Z]{0,3}\d[\d ./-]{6,})/iu;
const OTHER_LABEL =
	/^\W*(?:customer|client|account|order|purchase|phone|tel|fax|vat|iban|kunden?|debitor|bestell|auftrags?|steuer|ust|klant|commande|cliente?|pedido|telefon|telefoon)(?:[- ]?(?:n[ro°º.]|number|nummer|numero|id)\b|nummer|nr\b|[.: ]*(?=[+\d]))/iu;
/** Numbers of other papers and things, by their names, which stand before digits: "Lieferschein-Nr. 12345", "HRB 12345". */
const THING_LABEL =
	/^\W*(?:HR[AB](?= ?\d)|(?:kd|debitoren|kunden|st|lieferschein|lfs|angebots?|vertrags?|projekt|z(?:ä|ae)hler|delivery note|quote|quotation|contract|project|meter|bon de livraison|devis|contrat|projet|compteur|pakbon|offerte|contract|albar[aá]n|presupuesto|contrato|proyecto|contador|preventivo|contratto|progetto|contatore|or[cç]amento|følgeseddel|följesedel|tilbud|zamówienie|oferta|smlouva|nabídka)\.?(?:(?:[- ]?(?:nr\.?|n[ro°º]\.?|no\.?|number|nummer|numero|id))[ .:#]*| *[:#]? )(?=[\p{Lu}-]{0,4}\d))/iu;
/** "Seite 1/2", "Page 1 of 2", "12:34", "89073 Ulm", "a1@muster.de". */
const NO_NUMBERS: readonly (readonly [RegExp, string])[] = [
	[
		/^(?:seite|blatt|page|pagina|página|side|sida|strona|strana) \d+(?:\D+\d+)?$/iu,
		'is the number of a page',
	],
	[/^\d{1,2}:\d{2}(?::\d{2})?(?: (?:uhr|[ap]m))?$/iu, 'is a time of day'],
	[/^(?:\p{Lu}{1,2}-)?\d{5} \p{Lu}\p{Ll}{2,}[\p{L} .()/-]*$/u, 'is a postcode with its town'],
	[/^0[1-9]\d{1,3}[ /] ?[1-9]\d{4,8}$/u, 'looks like a telephone number'],
	[/^\S+@\S+\.\p{L}{2,}$/u, 'is an e-mail address'],
];
/**
 * "+49 89 1234567", "0049 (0)89 123". Without a mark behind the country's number, "0012345678" counts, as does
 * "001-002-000123456": many number their invoices so.
 */
const PHONE =
	/^(?:\+\d[\d ()/.-]{7,}|00[1-9]\d{0,2} ?(?:\/ ?|(?:\(0\)|(?= )) ?)[1-9][\d ()/.-]{5,})$/;
/** Marks between numbers, so that "20260331" may be a number. */
const DATE_MARKS = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/;
/** Longer ones are sentences. */
const MAX_LENGTH = 40;

/** "KD-20933" for the customer 20933: the digits are the number, and short ones are many numbers. */
const MIN_SHARED_DIGITS = 4;

/** Whether two numbers differ only in letters before the digits of one of them. */
function differInPrefix(one: string, other: string): boolean {
	const [first, second] = [lettersAndDigits(one), lettersAndDigits(other)];
	const digits = first.replace(/^\p{L}+/u, '');
	return (
		digits.length >= MIN_SHARED_DIGITS &&
		/^\d+$/.test(digits) &&
		digits === second.replace(/^\p{L}+/u, '') &&
		(digits === first || digits === second)
	);
}

/** "12.06.2026". */
const isMarkedDate = (printed: string, today: string): boolean =>
	DATE_MARKS.test(printed) && parseDate(printed, { today, order: 'dmy' }).readable;

/** "12 June 2026": a month in words. */
const isWrittenDate = (printed: string, today: string): boolean =>
	/^\P{L}*\d{1,2}[. ]|^\p{L}{3,}\.? \d{1,2},? \d{4}$/u.test(printed) &&
	/ .*\b\d{4}$/.test(printed) &&
	/\p{L}{3,}/u.test(printed) &&
	parseDate(printed, { today, order: 'dmy' }).readable;

/** Whole numbers of four digits are soon both by chance. */
const FEWEST_DIGITS = 5;

/** "9,90": a number is hardly ever written so. */
const CENTS = /[.,]\d{2}$/;

const isAmount = (number: Fact, amount: Fact): boolean => {
	if (typeof amount.value !== 'number') return false;
	const hasCents = CENTS.test(number.printed);
	if (number.printed === amount.printed) return hasCents || number.printed.length >= FEWEST_DIGITS;
	// "1001" may well be both; "1,001.00" is printed as an amount.
	if (!hasCents) return false;
	const reading = parseNumber(number.printed);
	return (
		lettersAndDigits(number.printed) === lettersAndDigits(amount.printed) ||
		(reading.readable && reading.value.value === amount.value)
	);
};

/**
 * The invoice number is one, and none of the other numbers that stand on an invoice.
 *
 * @param today ISO date
 */
export function checkInvoiceNumber(values: DocumentValues, roles: Roles, today: string): Check {
	const number = factOf('invoice_number', values, roles);
	if (number === undefined) return skipped('invoice_number', 'there is no invoice number');
	const { printed } = number;
	const named = `the invoice number “${printed}”`;
	const doubt = (message: string, role?: string, fact?: Fact): Check =>
		failed('invoice_number', `${named} ${message}`, {
			...(role === undefined || fact === undefined ? {} : { [role]: fact }),
			invoice_number: number,
		});

	if (!/\p{N}/u.test(printed)) return doubt('has no digit');
	for (const [role, words] of OTHER_NUMBERS) {
		const other = factOf(role, values, roles);
		if (
			other !== undefined &&
			(lettersAndDigits(other.printed) === lettersAndDigits(printed) ||
				(role === 'customer_number' && differInPrefix(printed, other.printed)))
		)
			return doubt(`is also ${words}`, role, other);
	}
	for (const [role, words] of AMOUNTS) {
		const amount = factOf(role, values, roles);
		if (amount !== undefined && isAmount(number, amount))
			return doubt(`is also ${words}`, role, amount);
	}
	if ([OTHER_LABEL, ORDER_LABEL, REGISTER_LABEL, THING_LABEL].some((label) => label.test(printed)))
		return doubt('is named as another number');
	const other = NO_NUMBERS.find(([form]) => form.test(printed));
	if (other !== undefined) return doubt(other[1]);
	if (ibanOf(printed) !== null) return doubt('is an IBAN');
	if (PHONE.test(printed)) return doubt('looks like a telephone number');
	if (isMarkedDate(printed, today) || isWrittenDate(printed, today)) return doubt('is a date');
	if (printed.length > MAX_LENGTH) return doubt('has more characters than any invoice number');
	return passed('invoice_number', `${named} is no other number of the document`, {
		invoice_number: number,
	});
}
