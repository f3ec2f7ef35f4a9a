import { expect, test } from '@jest/globals';

import type { Extraction } from '../../../core/api/extraction';
import { documentJson, processDocument } from '../../../core/pipeline/output';
import { lineItemRows } from '../../../core/pipeline/line-item-rows';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { INVOICE, SETTINGS } from '../decision/documents';
import { cell, doubtfulInvoice, sureInvoice } from '../../service-double/extractions';

const source = {
	file_name: 'a.png',
	property: 'data',
	mime_type: 'image/png',
	pages: 1,
	sha256: 'f',
};
const processed = (extraction: Extraction, schema: DocumentSchema = INVOICE) =>
	processDocument(extraction, schema, SETTINGS, { source, requestIds: ['req_1'], scans: 1 });
const boxes = { includeBoxes: true, includeVertices: false };
const rowsOf = (extraction: Extraction, schema: DocumentSchema = INVOICE) =>
	lineItemRows(processed(extraction, schema), schema, boxes).map(({ json }) => json);

test('each row carries the document’s fields, its columns, its number, and all match ratios', () => {
	const [first, second] = rowsOf(sureInvoice);
	expect(first).toMatchObject({
		supplier: 'ACME Co.',
		total_due: 1234.5,
		due_date: null,
		item_description: 'Pens',
		line_total: 4.5,
		line_number: 1,
		line_count: 2,
		ocr: {
			decision: 'accepted',
			match_ratio: 1,
			reasons: [],
			document: { decision: 'accepted' },
			fields: { supplier: { match_ratio: 1 }, line_total: { raw: '4.50', match_ratio: 1 } },
			source,
			request_ids: ['req_1'],
			scans: 1,
		},
	});
	expect(second).toMatchObject({ item_description: 'Desk', line_number: 2 });
	expect(first).not.toHaveProperty('line_items');
});

test('the document’s doubts stand beside the row’s own', () => {
	const [row] = rowsOf(doubtfulInvoice);
	expect(row?.ocr).toMatchObject({
		decision: 'review',
		match_ratio: 0.62,
		document: { decision: 'review', reasons: [{ field: 'total_due' }] },
	});
});

test('a column that has the name of a document field wins, and the field is kept beside it', () => {
	const schema: DocumentSchema = {
		mode: 'fields',
		fields: [
			{ name: 'total', type: 'number' },
			{ name: 'rows', type: 'array', columns: [{ name: 'total', type: 'number' }] },
		],
	};
	const [row] = rowsOf(
		{ cells: { total: cell('9.00') }, tables: { rows: [{ total: cell('4.50') }] } },
		schema,
	);
	expect(row).toMatchObject({
		total: 4.5,
		document_total: 9,
		ocr: { fields: { total: { raw: '4.50' }, document_total: { raw: '9.00' } } },
	});
});

test('of two tables the first is iterated, and the other one comes along', () => {
	const schema: DocumentSchema = {
		mode: 'fields',
		fields: [
			{ name: 'lines', type: 'array', columns: [{ name: 'a', type: 'string' }] },
			{ name: 'taxes', type: 'array', columns: [{ name: 'rate', type: 'number' }] },
		],
	};
	const extraction = {
		cells: {},
		tables: { lines: [{ a: cell('x') }, { a: cell('y') }], taxes: [{ rate: cell('19 %') }] },
	};
	expect(rowsOf(extraction, schema)).toMatchObject([
		{ a: 'x', taxes: [{ rate: 19 }] },
		{ a: 'y', taxes: [{ rate: 19 }] },
	]);
});

test('boxes and vertices come and go as asked', () => {
	const evidence = (includeBoxes: boolean, includeVertices: boolean) =>
		Object.keys(
			documentJson(processed(sureInvoice), { includeBoxes, includeVertices }).ocr.fields.supplier ??
				{},
		);
	expect(evidence(false, false)).toEqual(['raw', 'match_ratio', 'text_verified', 'page']);
	expect(evidence(true, false)).toContain('bbox');
	expect(evidence(true, false)).not.toContain('vertices');
	expect(evidence(true, true)).toContain('vertices');
});
