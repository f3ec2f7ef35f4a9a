import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { payloadOf } from '../../../core/accounting/payload';
import { documentOf, plainInvoice, schemaOf, type DocumentText } from './documents';
import { generatedBills } from './generated-bills';
import { listAt } from './json-body';

const schema = schemaOf(
	['supplier_name', 'issue_date', 'total'],
	['description', 'quantity', 'line_total'],
);
const rowsOf = (document: DocumentText): unknown =>
	payloadOf(documentOf(document), schema, 'sheet_rows', {}).body;

const columns = [
	'supplier_name',
	'issue_date',
	'total',
	'line_number',
	'description',
	'quantity',
	'line_total',
	'konto',
	'steuer',
];
const small: DocumentText = {
	...plainInvoice,
	fields: { supplier_name: 'ACME Co.', issue_date: '2026-03-31', total: 60 },
	rows: [
		{ description: 'Pens', quantity: 2, line_total: 60 },
		{ description: '=HYPERLINK("x")', quantity: null, line_total: 0 },
	],
};

test('a row for each line item, numbers as numbers, the document on each', () => {
	const document = { supplier_name: 'ACME Co.', issue_date: '2026-03-31', total: 60 };
	expect(rowsOf(small)).toEqual({
		columns,
		rows: [
			{
				...document,
				line_number: 1,
				description: 'Pens',
				quantity: 2,
				line_total: 60,
				konto: '',
				steuer: '',
			},
			{
				...document,
				line_number: 2,
				description: '\'=HYPERLINK("x")',
				quantity: '',
				line_total: 0,
				konto: '',
				steuer: '',
			},
		],
	});
});

test('a document without line items is one row', () => {
	expect(listAt(rowsOf({ ...small, rows: [] }), 'rows')).toEqual([
		expect.objectContaining({ supplier_name: 'ACME Co.', total: 60, description: '' }),
	]);
});

test('every row has the same columns in the same order, whatever is blank, so that none slips', () => {
	fc.assert(
		fc.property(generatedBills, ({ document }) => {
			const rows = listAt(rowsOf(document), 'rows');
			expect(rows).toHaveLength(document.rows.length);
			for (const row of rows) {
				const entries = Object.entries(row ?? {});
				// `tax_rate` and others that the schema does not name may come besides.
				expect(entries.map(([name]) => name)).toEqual(Object.keys(rows[0] ?? {}));
				expect(entries.filter(([, value]) => !['string', 'number'].includes(typeof value))).toEqual(
					[],
				);
			}
		}),
		{ numRuns: 100 },
	);
});
