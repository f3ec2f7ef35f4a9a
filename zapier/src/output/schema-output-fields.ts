import type { PlainOutputField } from 'zapier-platform-core';

import { knownFields, type DocumentSchema } from '../../../core/schema/document-schema';
import {
	isTable,
	type ColumnSpec,
	type ScalarFieldSpec,
	type TableFieldSpec,
} from '../../../core/schema/field-spec';
import type { ColumnType } from '../../../core/schema/field-type';
import { labelOf } from '../form/parse-inputs';
import { outputKey } from './output-key';

/** Of the fields of the presets, as one small invoice. */
const SAMPLES: ReadonlyMap<string, string | number> = new Map<string, string | number>([
	['supplier', 'ACME Co.'],
	['buyer', 'Example B.V.'],
	['invoice_number', '20250430-001'],
	['order_number', 'PO-4711'],
	['issue_date', '2025-04-30'],
	['order_date', '2025-04-14'],
	['due_date', '2025-05-30'],
	['delivery_date', '2025-04-28'],
	['currency', 'USD'],
	['subtotal', 1224.5],
	['shipping', 0],
	['discount', 0],
	['service_charge', 0],
	['tax', 10],
	['rounding', 0],
	['tip', 0],
	['withholding_tax', 0],
	['paid', 0],
	['amount_due', 1234.5],
	['document_type', 'Invoice'],
	['vat_id', 'NL123456789B01'],
	['iban', 'NL91ABNA0417164300'],
	['customer_number', 'C-1042'],
	['payment_terms', '30 days net'],
	['total', 1234.5],
	['total_due', 1234.5],
	['item_description', 'Pens'],
	['quantity', 3],
	['unit', 'pcs'],
	['unit_price', 1.5],
	['price_per', 1],
	['tax_rate', 0],
	['line_total', 4.5],
]);

const SAMPLE_BY_TYPE: Readonly<Record<ColumnType, string | number>> = {
	string: 'Text as printed',
	number: 12.5,
	date: '2025-04-30',
};

/** A date comes as text: it has no time of day, and Zapier would put one there. */
const OUTPUT_TYPES = { string: 'string', number: 'number', date: 'string' } as const;

function sampleOf({ name, type }: ScalarFieldSpec | ColumnSpec): string | number {
	const known = SAMPLES.get(name);
	return known !== undefined && (typeof known === 'number') === (type === 'number')
		? known
		: SAMPLE_BY_TYPE[type];
}

const valueField = (
	spec: ScalarFieldSpec | ColumnSpec,
	name: string,
	siblings: readonly string[],
): PlainOutputField => ({
	key: outputKey(name, siblings),
	label: labelOf(name),
	type: OUTPUT_TYPES[spec.type],
	sample: sampleOf(spec),
});

/**
 * The fields of the document itself, with types and samples.
 *
 * @param nameOf how a field is called where it stands
 */
export function scalarFields(
	schema: DocumentSchema,
	nameOf: (name: string) => string = (name) => name,
): PlainOutputField[] {
	const scalars = knownFields(schema).filter((field) => !isTable(field));
	const names = scalars.map(({ name }) => nameOf(name));
	return scalars.map((field) => valueField(field, nameOf(field.name), names));
}

export function columnFields({ columns }: TableFieldSpec): PlainOutputField[] {
	const names = columns.map(({ name }) => name);
	return columns.map((column) => valueField(column, column.name, names));
}

export const knownTables = (schema: DocumentSchema): readonly TableFieldSpec[] =>
	knownFields(schema).filter(isTable);
