import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { payloadOf } from '../../../core/accounting/payload';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { PRESETS } from '../../../core/schema/presets';
import type { ReadCell } from '../../../core/values/document-values';
import { cell } from '../../service-double/extractions';
import { recordsOf } from './csv';
import { documentOf, plainInvoice, schemaOf, type DocumentText } from './documents';
import { generatedBills, hostileText } from './generated-bills';

const small = schemaOf(['supplier_name', 'total'], ['description', 'quantity', 'line_total']);
const csvOf = (document: DocumentText, schema: DocumentSchema = small): string => {
	const { missing, body } = payloadOf(documentOf(document), schema, 'csv', {});
	expect(missing).toEqual([]);
	return typeof body === 'string' ? body : '';
};
const invoice: DocumentText = {
	fields: { supplier_name: 'ACME "Best", Co.', total: 12.5 },
	rows: [
		{ description: 'Pens', quantity: 3, line_total: 12 },
		{ description: null, quantity: 0.00000012, line_total: -0.5 },
	],
	lineAmounts: null,
};

test('one record a line item, the document’s fields on each, CRLF at each end', () => {
	expect(csvOf(invoice)).toBe(
		[
			'supplier_name,total,line_number,description,quantity,line_total,konto,steuer',
			'"ACME ""Best"", Co.",12.5,1,Pens,3,12,,',
			'"ACME ""Best"", Co.",12.5,2,,0.00000012,-0.5,,',
			'',
		].join('\r\n'),
	);
});

test('a document without line items is one record', () => {
	expect(recordsOf(csvOf({ ...invoice, rows: [] }))).toEqual([
		[
			'supplier_name',
			'total',
			'line_number',
			'description',
			'quantity',
			'line_total',
			'konto',
			'steuer',
		],
		['ACME "Best", Co.', '12.5', '', '', '', '', '', ''],
	]);
});

test('a field that has the name of a column steps aside', () => {
	const schema: DocumentSchema = {
		mode: 'fields',
		fields: [
			{ name: 'tax', type: 'number' },
			{ name: 'document_tax', type: 'number' },
			{ name: 'line_number', type: 'string' },
			{ name: 'line_items', type: 'array', columns: [{ name: 'tax', type: 'number' }] },
		],
	};
	const [header] = recordsOf(csvOf({ ...invoice, fields: { tax: 1 }, rows: [] }, schema));
	expect(header).toEqual([
		'document_tax',
		'document_document_tax',
		'document_line_number',
		'line_number',
		'tax',
	]);
});

test('a template’s own fields and tables come too, further tables as JSON', () => {
	const read = (raw: string | number): ReadCell => ({
		...cell(raw),
		value: raw,
		unreadable: null,
		decimals: null,
	});
	const { values, judgement } = documentOf({ ...invoice, rows: [] });
	const { body } = payloadOf(
		{
			values: {
				...values,
				cells: { Store: read('Shop') },
				tables: {
					items: [{ name: read('Tea') }, { name: read('=Cup'), price: read(2) }],
					taxes: [{ rate: read(19) }],
				},
			},
			judgement,
		},
		{ mode: 'auto' },
		'csv',
		{},
	);
	expect(recordsOf(typeof body === 'string' ? body : '')).toEqual([
		['Store', 'taxes', 'line_number', 'name', 'price'],
		['Shop', '[{"rate":19}]', '1', 'Tea', ''],
		['Shop', '[{"rate":19}]', '2', "'=Cup", '2'],
	]);
});

/** What a spreadsheet takes for a formula at the beginning of a cell. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

test('cells come back as they were, and none is a formula', () => {
	fc.assert(
		fc.property(generatedBills, hostileText, ({ document }, name) => {
			const named = { ...document, fields: { ...document.fields, supplier_name: name } };
			const [header = [], ...records] = recordsOf(csvOf(named, small));
			expect(records).toHaveLength(document.rows.length);
			for (const [index, record] of records.entries()) {
				expect(record).toHaveLength(header.length);
				const row = document.rows[index];
				const written = new Map(header.map((column, place) => [column, record[place] ?? '']));
				expect(record.filter((value) => FORMULA.test(value) && !NUMBER.test(value))).toEqual([]);
				const printed: readonly (readonly [string, unknown])[] = [
					['supplier_name', name],
					['total', document.fields.total],
					['description', row?.description],
					['quantity', row?.quantity],
					['line_total', row?.line_total],
				];
				for (const [column, value] of printed) {
					const text = written.get(column) ?? '';
					if (typeof value === 'number') expect(Number(text)).toBe(value);
					// Apostrophes are all that may be added.
					else if (typeof value === 'string')
						expect(text.replaceAll("'", '')).toBe(value.replaceAll("'", ''));
					else expect(text).toBe('');
				}
			}
		}),
		{ numRuns: 150 },
	);
});

test('neither does a spreadsheet set to semicolons or tabs find a formula in a text', () => {
	fc.assert(
		fc.property(hostileText, hostileText, fc.constantFrom(';', '\t', '\r', '\n'), (a, b, mark) => {
			const text = csvOf({ ...invoice, fields: { supplier_name: `${a}${mark}=${b}` } });
			for (const piece of text.split(/[;\t\r\n]/)) expect(piece).not.toMatch(/^["\s]*=/);
		}),
	);
	expect(csvOf({ ...invoice, fields: { supplier_name: 'a;=1+1' } })).toContain("a;'=1+1");
});

test('a preset’s columns stand there also where nothing was read', () => {
	const [header] = recordsOf(
		csvOf(
			{ fields: {}, rows: [], lineAmounts: null },
			{ mode: 'fields', fields: PRESETS.invoice.fields },
		),
	);
	expect(header?.slice(0, 2)).toEqual(['supplier', 'invoice_number']);
	expect(header?.slice(-9)).toEqual([
		'line_number',
		'item_description',
		'quantity',
		'unit',
		'unit_price',
		'price_per',
		'discount',
		'tax_rate',
		'line_total',
	]);
	expect(recordsOf(csvOf(plainInvoice))[0]).toContain('supplier_name');
});
