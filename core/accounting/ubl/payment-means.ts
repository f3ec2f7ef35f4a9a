import { ibanOf, isMisreadIban } from '../../values/party/iban';
import type { Bill } from '../bill/bill';
import type { AccountingMapping } from '../mapping';
import type { MissingPart } from '../missing';
import { givenText } from '../plain-text';
import type { XmlNode } from './xml';

/** BT-81: credit transfer (UNTDID 4461), and the one within SEPA. */
const CREDIT_TRANSFER = '30';
const TO_AN_ACCOUNT: ReadonlySet<string> = new Set([CREDIT_TRANSFER, '58']);
/**
 * Codes that ask for nothing more than this payload has: not defined, cash, cheque, transfers, standing agreement, clearing,
 * as agreed. Cards and direct debits (48, 49, 54, 55, 59) want a card or a mandate.
 */
const CODES = ['1', '10', '20', '30', '31', '42', '57', '58', '97', 'ZZZ'];

/** How to pay (BG-16), as far as document and mapping say. */
export interface PaymentMeans {
	readonly node: XmlNode | undefined;
	/** BT-81; null without payment instructions. */
	readonly code: string | null;
	readonly missing: readonly MissingPart[];
}

function ibanMissing(bill: Bill, given: string | null): MissingPart[] {
	const [field] = bill.fieldNames.iban ?? [];
	if (given !== null)
		return ibanOf(given) === null
			? [
					{
						part: 'BT-84',
						message: `“${given}” is no IBAN, or its check digits are wrong. Correct it (Seller IBAN).`,
					},
				]
			: [];
	return isMisreadIban(bill.iban)
		? [
				{
					part: 'BT-84',
					...(field === undefined ? {} : { field }),
					message: `The IBAN “${bill.iban ?? ''}” has wrong check digits. Compare it with the document and correct it.`,
				},
			]
		: [];
}

function codeMissing(code: string | null, iban: string | null): MissingPart[] {
	if (code === null) return [];
	if (!CODES.includes(code))
		return [
			{
				part: 'BT-81',
				message: `“${code}” is no means of payment that can be stated without more, such as a card or a mandate. Give one of ${CODES.join(', ')} (Payment Means Code).`,
			},
		];
	return TO_AN_ACCOUNT.has(code) && iban === null
		? [
				{
					part: 'BT-84',
					message: `A credit transfer (${code}) needs the account to pay to. Add a field for the IBAN, or give it (Seller IBAN).`,
				},
			]
		: [];
}

/** The account to pay to, or another way of payment; in a credit note the due date stands here, too. */
export function paymentMeansOf(bill: Bill, mapping: AccountingMapping): PaymentMeans {
	const givenIban = givenText(mapping.sellerIban);
	const iban = ibanOf(givenIban ?? bill.iban);
	const given = givenText(mapping.paymentMeans)?.toUpperCase() ?? null;
	const code = given ?? (iban === null ? null : CREDIT_TRANSFER);
	const dueDate = bill.isCredit ? bill.dueDate : null;
	return {
		code,
		missing: [...ibanMissing(bill, givenIban), ...codeMissing(given, iban)],
		node:
			code === null
				? undefined
				: {
						'cbc:PaymentMeansCode': code,
						'cbc:PaymentDueDate': dueDate ?? undefined,
						'cac:PayeeFinancialAccount': iban === null ? undefined : { 'cbc:ID': iban },
					},
	};
}
