import type { AccountingMapping } from '../accounting/mapping';
import type { DocumentSchema } from '../schema/document-schema';
import { rolesOf } from '../schema/roles';
import type { DocumentValues, ReadCell } from '../values/document-values';
import { accountNumberOf, ibanOf } from '../values/party/iban';
import { legalFormOf, normalizedName } from '../values/party/name';
import { fieldOf, findSupplier, printedSupplier } from './find-supplier';
import type { KnownSupplier } from './known-supplier';

/** A document as it was read, and as a person has approved it. */
export interface ApprovedValues {
	readonly before: DocumentValues;
	readonly after: DocumentValues;
	readonly schema: DocumentSchema;
	/** What was known of its supplier. */
	readonly known: readonly KnownSupplier[];
	readonly mapping: AccountingMapping;
}

const NOT_KNOWN: KnownSupplier = {
	supplier: null,
	name: null,
	vat_id: null,
	iban: null,
	vendor_id: null,
	account: null,
	tax_code: null,
	date_order: null,
	currency: null,
};

/** Day and month by numbers alone, in an order that only who knows the sender can tell: 03/04/2026. */
const BY_NUMBERS = /^\s*(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})\s*$/;
const MONTHS = 12;

/** The order in which a date is printed, by what a person says it is; null where that tells none. */
function orderOf(before: ReadCell | undefined, after: ReadCell): KnownSupplier['date_order'] {
	const [, first, second] = (BY_NUMBERS.exec(String(before?.raw ?? '')) ?? []).map(Number);
	const [, month, day] = String(after.value ?? '')
		.split('-')
		.map(Number);
	const isOpen = first !== undefined && second !== undefined && first !== second;
	if (!isOpen || first > MONTHS || second > MONTHS) return null;
	if (day === first && month === second) return 'dmy';
	return day === second && month === first ? 'mdy' : null;
}

function learnedOrder({ before, after }: ApprovedValues): KnownSupplier['date_order'] {
	const orders = new Set(
		Object.entries(after.cells)
			.filter(([, { source }]) => source === 'person')
			.map(([name, cell]) => orderOf(before.cells[name], cell))
			.filter((order) => order !== null),
	);
	const [only = null, ...others] = orders;
	return others.length === 0 ? only : null;
}

function learnedCurrency({ before, after, schema }: ApprovedValues): string | null {
	const field = fieldOf(schema, 'currency') ?? '';
	const [was, is] = [before.cells[field]?.value, after.cells[field]?.value];
	return is !== was && typeof is === 'string' && /^[A-Z]{3}$/.test(is) ? is : null;
}

/** What all rows of the line items have in a column; null where they differ, or one has nothing. */
function sameInAllRows({ after, schema }: ApprovedValues, column: string | undefined) {
	const rows = after.tables[rolesOf(schema).table?.name ?? ''] ?? [];
	const [only, ...others] = new Set(rows.map((row) => row[column?.trim() ?? '']?.value ?? ''));
	const text = String(only ?? '').trim();
	return others.length === 0 && text !== '' ? text : null;
}

/** Tells the rows of suppliers apart whose names differ only in their legal form. */
const keyOf = (name: string | null): string =>
	`${normalizedName(name) ?? ''} ${legalFormOf(name ?? '')}`.trim();

/**
 * What an approved document teaches of its supplier: the row for the user's table, which replaces the one with the same
 * `supplier`. What the document doesn't say stays as it is known.
 *
 * @returns null where there is nothing new, or no supplier
 */
export function learnedSupplier(approved: ApprovedValues): KnownSupplier | null {
	const { after, schema, known, mapping } = approved;
	const printed = printedSupplier(after, schema);
	const { name, vatId, account } = printed;
	if (name === null && vatId === null) return null;
	const found = findSupplier(printed, known);
	const rows = found?.isSure === true ? found.rows : [];
	const number = account?.number;
	const before =
		rows.find(({ iban }) => iban !== null && accountNumberOf(iban) === number) ?? rows[0];
	const old = before ?? NOT_KNOWN;
	const iban = ibanOf(account?.printed ?? null);
	const learned: KnownSupplier = {
		supplier: old.supplier ?? vatId ?? keyOf(name),
		name: name ?? old.name,
		vat_id: vatId ?? old.vat_id,
		// The same one with spaces is no news.
		iban: iban === null || accountNumberOf(old.iban ?? '') === iban ? old.iban : iban,
		vendor_id: old.vendor_id,
		account: sameInAllRows(approved, mapping.accountColumn) ?? old.account,
		tax_code: sameInAllRows(approved, mapping.taxCodeColumn) ?? old.tax_code,
		date_order: learnedOrder(approved) ?? old.date_order,
		currency: learnedCurrency(approved) ?? old.currency,
	};
	return before !== undefined && JSON.stringify(learned) === JSON.stringify(before)
		? null
		: learned;
}
