import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Cell, Extraction } from '../../../core/api/extraction';
import type { Policy } from '../../../core/decision/judge';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { INVOICE, judged as judgedBy, POLICY } from './documents';
import { cell, sureInvoice } from '../../service-double/extractions';

const required: Policy = { ...POLICY, fieldsThatCount: 'required' };

const judged = (extraction: Extraction, schema: DocumentSchema = INVOICE, policy = POLICY) =>
	judgedBy(extraction, { schema, policy });
const withCell = (name: string, changed: Cell): Extraction => ({
	...sureInvoice,
	cells: { ...sureInvoice.cells, [name]: changed },
});
const withRowCell = (column: string, changed: Cell): Extraction => ({
	...sureInvoice,
	tables: {
		line_items: (sureInvoice.tables.line_items ?? []).map((row, index) =>
			index === 1 ? { ...row, [column]: changed } : row,
		),
	},
});
const messages = (...given: Parameters<typeof judged>) =>
	judged(...given).document.reasons.map(({ code, message }) => `${code} | ${message}`);

test('an invoice without doubt is accepted', () => {
	expect(judged(sureInvoice).document).toEqual({
		decision: 'accepted',
		match_ratio: 1,
		reasons: [],
	});
});

describe('every doubt leads to review and says why', () => {
	test.each([
		[
			withCell('total_due', cell('1,234.50', { match_ratio: 0.62 })),
			'low_match_ratio | total_due: match ratio 0.62 is below 0.85',
		],
		[
			withCell('total_due', cell('1,234.50', { match_ratio: 0.849999 })),
			'low_match_ratio | total_due: match ratio 0.8499 is below 0.85',
		],
		[
			withCell('tax', cell('10.00', { match_ratio: null })),
			'unknown_match_ratio | tax: the service gave no match ratio',
		],
		[
			withCell('tax', cell('10.00', { text_verified: false })),
			'text_not_verified | tax: the value and the text on the page disagree',
		],
		[
			withCell('total_due', cell('')),
			'missing_value | total_due: no value was found, and it is required',
		],
		[
			withCell('issue_date', cell('30.02.2026')),
			'unreadable_value | issue_date: "30.02.2026" is not a day of the calendar',
		],
		[
			withRowCell('quantity', cell('1', { match_ratio: 0.5 })),
			'low_match_ratio | line_items.quantity in row 2: match ratio 0.5 is below 0.85',
		],
	])('%#', (extraction, message) => {
		expect(messages(extraction)).toEqual([message]);
		expect(judged(extraction).document.decision).toBe('review');
	});

	test('a document on which nothing was found', () => {
		const empty: Extraction = { cells: { a: cell('') }, tables: { rows: [] } };
		const schema: DocumentSchema = { mode: 'fields', fields: [{ name: 'a', type: 'string' }] };
		expect(messages(empty, schema)).toEqual(['missing_value | no value was found on the document']);
		expect(messages({ cells: {}, tables: {} }, { mode: 'auto' })).toHaveLength(1);
	});

	test('a required table without rows, a required column without a value', () => {
		const schema: DocumentSchema = {
			mode: 'fields',
			fields: [
				{ name: 'a', type: 'string' },
				{
					name: 'rows',
					type: 'array',
					required: true,
					columns: [{ name: 'text', type: 'string', required: true }],
				},
			],
		};
		expect(messages({ cells: { a: cell('x') }, tables: { rows: [] } }, schema)).toEqual([
			'missing_value | rows: no row was found, and it is required',
		]);
		expect(
			messages({ cells: { a: cell('x') }, tables: { rows: [{ text: cell(null) }] } }, schema),
		).toEqual(['missing_value | rows.text in row 1: no value was found, and it is required']);
	});
});

describe('which fields count', () => {
	test('with "required" doubts about others are ignored, and their ratios too', () => {
		const doubtful = withCell('tax', cell('10.00', { match_ratio: 0.1 }));
		expect(judged(doubtful, INVOICE, required).document).toMatchObject({
			decision: 'accepted',
			match_ratio: 1,
		});
	});

	test('with "required" and nothing required all fields count', () => {
		const schema: DocumentSchema = { mode: 'fields', fields: [{ name: 'a', type: 'string' }] };
		const doubtful = { cells: { a: cell('x', { match_ratio: 0.1 }) }, tables: {} };
		expect(judged(doubtful, schema, required).document.decision).toBe('review');
	});

	test('a threshold of its own comes before the global one, 0 included', () => {
		const schemaWith = (threshold: number): DocumentSchema => ({
			mode: 'fields',
			fields: [{ name: 'a', type: 'string', threshold }],
		});
		const extraction = { cells: { a: cell('x', { match_ratio: 0.9 }) }, tables: {} };
		expect(judged(extraction, schemaWith(0.95)).document.decision).toBe('review');
		expect(judged(extraction, schemaWith(0)).document.decision).toBe('accepted');
	});
});

test('a row is judged by what stands in it and by the document’s own fields, not by other rows', () => {
	const decisions = (extraction: Extraction) =>
		judged(extraction).rows.line_items?.map(({ decision }) => decision);
	expect(decisions(sureInvoice)).toEqual(['accepted', 'accepted']);
	expect(decisions(withRowCell('quantity', cell('1', { match_ratio: 0.5 })))).toEqual([
		'accepted',
		'review',
	]);
	expect(decisions(withCell('tax', cell('1', { match_ratio: 0.5 })))).toEqual(['review', 'review']);
});

test('accepted means: every value that counts is known, readable and at its threshold', () => {
	const ratios = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
	const cells = fc.record({
		raw: fc.constantFrom('12.50', '', 'x', null, 0),
		match_ratio: ratios,
		text_verified: fc.option(fc.boolean()),
	});
	const threshold = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), threshold, (given, limit) => {
			const fields = given.map((_cell, index) => ({ name: `f${index}`, type: 'number' as const }));
			const extraction = {
				cells: Object.fromEntries(given.map((one, index) => [`f${index}`, cell(one.raw, one)])),
				tables: {},
			};
			const { document } = judged(
				extraction,
				{ mode: 'fields', fields },
				{ ...POLICY, threshold: limit },
			);
			const present = given.filter(({ raw }) => raw !== null && raw !== '');
			const sure =
				present.length > 0 &&
				present.every(
					({ raw, match_ratio, text_verified }) =>
						raw !== 'x' && match_ratio !== null && match_ratio >= limit && text_verified !== false,
				);
			expect(document.decision).toBe(sure ? 'accepted' : 'review');
			expect(document.reasons.length > 0).toBe(!sure);
		}),
	);
});
