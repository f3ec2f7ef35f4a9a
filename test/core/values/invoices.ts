import type { RawValue } from '../../../core/api/extraction';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import type { DocumentValues, ReadRow } from '../../../core/values/document-values';
import { readDocumentValues } from '../../../core/values/document-values';
import type { DecimalMark } from '../../../core/values/number/separators';
import type { ValueSettings } from '../../../core/values/value-settings';
import { cell } from '../../service-double/extractions';

/** An invoice with a field for every kind of evidence. */
export const schema: DocumentSchema = {
	mode: 'fields',
	fields: [
		{ name: 'supplier', type: 'string' },
		{ name: 'issue_date', type: 'date' },
		{ name: 'due_date', type: 'date' },
		{ name: 'currency', type: 'string' },
		{ name: 'subtotal', type: 'number' },
		{ name: 'tax', type: 'number' },
		{ name: 'total_due', type: 'number' },
		{
			name: 'line_items',
			type: 'array',
			columns: [
				{ name: 'item_description', type: 'string' },
				{ name: 'quantity', type: 'number' },
				{ name: 'unit_price', type: 'number' },
				{ name: 'line_total', type: 'number' },
			],
		},
	],
};

export const SETTINGS: ValueSettings = {
	dateOrder: 'ask',
	defaultCurrency: null,
	today: '2026-05-01',
};

export type Printed = Readonly<Record<string, RawValue>>;

const cellsOf = (printed: Printed) =>
	Object.fromEntries(Object.entries(printed).map(([name, raw]) => [name, cell(raw)]));

/** Reads an invoice that prints these fields and rows. */
export const readInvoice = (
	fields: Printed,
	rows: readonly Printed[] = [],
	settings: Partial<ValueSettings> = {},
	assumedMark?: DecimalMark,
): DocumentValues =>
	readDocumentValues(
		{ cells: cellsOf(fields), tables: { line_items: rows.map(cellsOf) } },
		schema,
		{ ...SETTINGS, ...settings },
		assumedMark,
	);

/** The values of cells, and of what is unreadable, why. */
export const shown = (cells: ReadRow | undefined) =>
	Object.fromEntries(
		Object.entries(cells ?? {}).map(([name, { value, unreadable }]) => [
			name,
			unreadable === null ? value : `unreadable: ${unreadable}`,
		]),
	);
