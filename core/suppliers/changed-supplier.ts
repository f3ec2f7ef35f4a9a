import type { Reason } from '../decision/reason';
import type { DocumentSchema } from '../schema/document-schema';
import type { DocumentValues } from '../values/document-values';
import { accountNumberOf } from '../values/party/iban';
import { fieldOf, findSupplier, hasVatId, printedSupplier } from './find-supplier';
import type { KnownSupplier } from './known-supplier';

const given = (values: readonly (string | null)[]): string[] => [
	...new Set(values.filter((value) => value !== null)),
];
const inWords = (values: readonly string[]): string =>
	values.map((value) => `"${value}"`).join(' or ');

/**
 * What a document says otherwise than its supplier is known, as reasons for review: an account to pay to that is
 * another one is how most frauds with invoices go.
 *
 * @param known rows of suppliers; those of others count nothing
 */
export function changedSupplier(
	values: DocumentValues,
	schema: DocumentSchema,
	known: readonly KnownSupplier[],
): Reason[] {
	const printed = printedSupplier(values, schema);
	const rows = findSupplier(printed, known)?.rows ?? [];
	const who = inWords(given(rows.map(({ name, vat_id }) => name ?? vat_id)));
	const reason = (
		field: string | undefined,
		now: string,
		before: readonly string[],
		what: string,
	) => ({
		code: 'supplier_changed' as const,
		...(field === undefined ? {} : { field }),
		message: `${field ?? what}: "${now}" is printed, but the ${what} known of ${who} is ${inWords(before)}`,
		raw: now,
		numbers: { printed: now, known: before.join(', ') },
	});

	const accounts = given(rows.map(({ iban }) => iban));
	const { account, vatId } = printed;
	const isNewAccount =
		account !== null &&
		accounts.length > 0 &&
		accounts.every((one) => accountNumberOf(one) !== account.number);
	const ids = given(rows.map(({ vat_id }) => vat_id));
	const isNewId = vatId !== null && ids.length > 0 && !rows.some((row) => hasVatId(row, vatId));
	return [
		...(isNewAccount
			? [reason(fieldOf(schema, 'iban'), account.printed, accounts, 'account')]
			: []),
		...(isNewId ? [reason(fieldOf(schema, 'supplier_vat_id'), vatId, ids, 'VAT ID')] : []),
	];
}
