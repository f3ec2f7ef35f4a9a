import type { Cell } from '../../../core/api/extraction';
import type { BillDocument } from '../../../core/accounting/bill/read-bill';
import type { LineAmounts } from '../../../core/decision/check';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import type { ColumnSpec, ScalarFieldSpec } from '../../../core/schema/field-spec';
import type { ColumnRole, FieldRole } from '../../../core/schema/role';
import type { ReadCell, ReadRow } from '../../../core/values/document-values';
import { COLUMN_ROLES, FIELD_ROLES } from '../../../core/schema/role';
import { cell } from '../../service-double/extractions';

/** A value as it is read: a number with its decimals, an ISO date, a text; null for nothing; "?" what can't be read. */
export type Printed = string | number | null;

/** A document's fields by role, and its rows by the role of their columns, or by the name of a column of one's own. */
export interface DocumentText {
	readonly fields: Readonly<Partial<Record<FieldRole, Printed>>>;
	readonly rows: readonly Readonly<Partial<Record<ColumnRole | 'konto' | 'steuer', Printed>>>[];
	readonly currency?: string | null;
	readonly lineAmounts: LineAmounts;
}

/** Printed, but not to be read as its type. */
export const UNREADABLE = '?';

const numberText = (value: number) => (Number.isInteger(value) ? value.toFixed(2) : String(value));

function readCell(printed: Printed, type: string): ReadCell {
	const base: Cell = cell(typeof printed === 'number' ? numberText(printed) : printed);
	if (printed === UNREADABLE && type !== 'string')
		return { ...base, value: null, unreadable: 'is not a number', decimals: null };
	const decimals =
		typeof printed === 'number' ? (numberText(printed).split('.')[1]?.length ?? 0) : null;
	return { ...base, value: printed, unreadable: null, decimals };
}

const typeOfColumn = (name: string): string =>
	new Map<string, string>(Object.entries(COLUMN_ROLES)).get(name) ?? 'string';
const typeOfField = (name: string): string =>
	new Map<string, string>(Object.entries(FIELD_ROLES)).get(name) ?? 'string';

const readRow = (row: object, typeOf: (name: string) => string): ReadRow =>
	Object.fromEntries(
		Object.entries(row).map(([name, printed]: [string, Printed]) => [
			name,
			readCell(printed, typeOf(name)),
		]),
	);

/** A document of the schema below, its arithmetic as given. */
export const documentOf = ({
	fields,
	rows,
	currency = 'EUR',
	lineAmounts,
}: DocumentText): BillDocument => ({
	values: {
		cells: readRow(fields, typeOfField),
		tables: { line_items: rows.map((row) => readRow(row, typeOfColumn)) },
		currency,
		undecided: false,
	},
	judgement: { lineAmounts },
});

const scalar = (role: FieldRole): ScalarFieldSpec => ({
	name: role,
	type: FIELD_ROLES[role],
	role,
});
const column = (role: ColumnRole): ColumnSpec => ({ name: role, type: COLUMN_ROLES[role], role });

/** A schema whose fields and columns have the names of the roles they play, and two columns without a role. */
export const schemaOf = (
	fields: readonly FieldRole[],
	columns: readonly ColumnRole[],
): DocumentSchema => ({
	mode: 'fields',
	fields: [
		...fields.map(scalar),
		{
			name: 'line_items',
			type: 'array',
			columns: [
				...columns.map(column),
				{ name: 'konto', type: 'string', role: 'none' },
				{ name: 'steuer', type: 'string', role: 'none' },
			],
		},
	],
});

const FIELDS: readonly FieldRole[] = [
	'supplier_name',
	'supplier_vat_id',
	'supplier_country',
	'iban',
	'buyer_name',
	'buyer_vat_id',
	'buyer_country',
	'invoice_number',
	'order_number',
	'document_type',
	'payment_terms',
	'issue_date',
	'due_date',
	'currency',
	'subtotal',
	'shipping',
	'discount',
	'tax_rate',
	'tax',
	'total',
	'paid',
	'amount_due',
	'rounding',
	'tip',
	'service_charge',
	'withholding_tax',
];
const COLUMNS: readonly ColumnRole[] = [
	'description',
	'item_code',
	'unit',
	'quantity',
	'unit_price',
	'price_per',
	'discount',
	'tax_rate',
	'tax',
	'line_total',
];

/** All roles there are. */
export const fullSchema = schemaOf(FIELDS, COLUMNS);

/** A German invoice over 119 EUR, net lines, one rate; nothing is missing for UBL. */
export const plainInvoice: DocumentText = {
	fields: {
		supplier_name: 'Müller & Söhne GmbH',
		supplier_vat_id: 'DE 123456789',
		iban: 'DE89 3704 0044 0532 0130 00',
		buyer_name: 'ACME B.V.',
		buyer_vat_id: 'NL123456789B01',
		buyer_country: 'Netherlands',
		invoice_number: 'RE-2026-0815',
		order_number: 'PO 77',
		issue_date: '2026-03-31',
		due_date: '2026-04-14',
		subtotal: 100,
		tax_rate: 19,
		tax: 19,
		total: 119,
	},
	rows: [
		{ description: 'Beratung', quantity: 2, unit: 'Std.', unit_price: 30, line_total: 60 },
		{ description: 'Schrauben', quantity: 100, unit: 'Stk', unit_price: 0.4, line_total: 40 },
	],
	lineAmounts: 'tax_exclusive',
};
