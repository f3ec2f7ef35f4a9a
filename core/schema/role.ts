import type { ColumnType } from './field-type';

/** What a field of the document can mean to checks and payloads, and the type it needs for that. */
export const FIELD_ROLES = {
	supplier_name: 'string',
	supplier_vat_id: 'string',
	supplier_country: 'string',
	iban: 'string',
	buyer_name: 'string',
	buyer_vat_id: 'string',
	buyer_country: 'string',
	document_type: 'string',
	customer_number: 'string',
	invoice_number: 'string',
	order_number: 'string',
	issue_date: 'date',
	due_date: 'date',
	payment_terms: 'string',
	currency: 'string',
	subtotal: 'number',
	shipping: 'number',
	discount: 'number',
	tax_rate: 'number',
	tax: 'number',
	total: 'number',
	paid: 'number',
	amount_due: 'number',
	rounding: 'number',
	tip: 'number',
	service_charge: 'number',
	withholding_tax: 'number',
} as const satisfies Record<string, ColumnType>;

/** What a column of the line items can mean to checks and payloads, and the type it needs for that. */
export const COLUMN_ROLES = {
	description: 'string',
	item_code: 'string',
	unit: 'string',
	quantity: 'number',
	unit_price: 'number',
	price_per: 'number',
	discount: 'number',
	tax_rate: 'number',
	tax: 'number',
	line_total: 'number',
} as const satisfies Record<string, ColumnType>;

export type FieldRole = keyof typeof FIELD_ROLES;
export type ColumnRole = keyof typeof COLUMN_ROLES;

/** Set by hand for a field that plays none, whatever its name says. */
export const NO_ROLE = 'none' as const;

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] => {
	const keys: Key[] = [];
	for (const key in record) keys.push(key);
	return keys;
};
export const FIELD_ROLE_LIST = keysOf<FieldRole>(FIELD_ROLES);
export const COLUMN_ROLE_LIST = keysOf<ColumnRole>(COLUMN_ROLES);

/** A text role also takes a number: an invoice number may be one. */
export const fitsRole = (type: string, needed: ColumnType): boolean =>
	type === needed || (needed === 'string' && type === 'number');
