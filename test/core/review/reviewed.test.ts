import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/v4-mini';

import { readAnswer, UnusableAnswerError, type Verdict } from '../../../core/review/answer';
import { UnfitEditsError } from '../../../core/review/apply-edits';
import { NO_EDITS, type DocumentEdits, type RowEdit } from '../../../core/review/edits';
import { reviewedDocument, timedOut } from '../../../core/review/reviewed';
import { cell, sureInvoice } from '../../service-double/extractions';
import { AT, itemOf } from './documents';

const reviewedItem = z.object({
	ocr: z.looseObject({
		review: z.object({ changes: z.array(z.looseObject({ path: z.string() })) }),
	}),
});
const COUNT = sureInvoice.tables.line_items?.length ?? 0;

const approved = (edits: Partial<DocumentEdits> = {}): Verdict => ({
	document: 0,
	seconds: 12.4,
	note: '',
	decision: 'approved',
	edits: { ...NO_EDITS, ...edits },
});
const review = (verdict: Verdict, json = itemOf()) =>
	reviewedDocument(json, verdict, { by: 'Ada', at: AT, remembers: false });
const rowsAsRead = (count: number): RowEdit[] =>
	Array.from({ length: count }, (_, from) => ({ from, cells: {} }));

describe('an approved document', () => {
	test('that nobody changed is what it was, with the decision', () => {
		const json = itemOf();
		const { json: after } = review(approved(), json);
		expect(after).toEqual({
			...json,
			ocr: {
				...z.looseObject({}).parse(json['ocr']),
				summary: 'Approved: a person has looked at it.',
				decision: 'approved',
				review: { by: 'Ada', at: AT, seconds: 12, changes: [], reason: null, note: null },
			},
		});
	});

	test('has what a person typed, as theirs, and its payload made of it', () => {
		const { json, file } = review(approved({ cells: { invoice_number: { text: 'N-77' } } }));
		expect(json).toMatchObject({
			invoice_number: 'N-77',
			ocr: {
				fields: { invoice_number: { raw: 'N-77', source: 'person', match_ratio: null } },
				review: { changes: [{ path: 'invoice_number', to: 'N-77' }] },
			},
		});
		expect(new TextDecoder().decode(file?.bytes)).toContain('N-77');
	});

	test('may have a value of any name', () => {
		const names = fc.oneof(
			fc.string(),
			fc.constantFrom('constructor', 'toString', 'a.b', 'x[0].y'),
		);
		fc.assert(
			fc.property(names, (name) => {
				fc.pre(name !== '__proto__' && !/^(ocr|accounting|line_items)$/.test(name));
				const item = z.looseObject({ ocr: z.looseObject({ settings: z.looseObject({}) }) });
				const { ocr, ...values } = item.parse(itemOf());
				const fields = { [name]: { ...cell('before'), vertices: undefined } };
				const settings = { ...ocr.settings, schema: { mode: 'auto' }, accounting: undefined };
				const json = { ...values, ocr: { ...ocr, fields, settings } };
				const cells = { [name]: { text: 'after' } };
				const answer = { nonce: 'n', by: '', verdicts: [approved({ cells })] };
				const [verdict] = readAnswer(JSON.parse(JSON.stringify(answer)), 1).verdicts;
				if (verdict === undefined) throw new Error('there is one');
				expect(reviewedItem.parse(review(verdict, json).json).ocr.review.changes).toMatchObject([
					{ path: name, from: 'before', to: 'after' },
				]);
			}),
		);
	});

	test('keeps the ratio of a value that a person only found right, and asks no more about it', () => {
		const invoice_number = cell('20250430-001', { match_ratio: 0.2 });
		const json = itemOf({ ...sureInvoice, cells: { ...sureInvoice.cells, invoice_number } });
		expect(review(approved(), json).json).toMatchObject({
			ocr: { reasons: [{ code: 'low_match_ratio', field: 'invoice_number' }] },
		});
		const cells = { invoice_number: { confirmed: true as const } };
		expect(review(approved({ cells }), json).json).toMatchObject({
			ocr: {
				reasons: [],
				fields: { invoice_number: { match_ratio: 0.2, source: 'person' } },
				review: { changes: [] },
			},
		});
	});

	test('says which rows came, went and moved', () => {
		const changesOf = (rows: readonly RowEdit[]) =>
			reviewedItem
				.parse(review(approved({ tables: { line_items: [...rows] } })).json)
				.ocr.review.changes.map(({ path, from, to }) => ({ path, from, to }));
		const [pens, desk] = rowsAsRead(COUNT);
		if (pens === undefined || desk === undefined) throw new Error('the sample has two rows');

		expect(changesOf([desk, pens])).toEqual([{ path: 'line_items', from: [1, 2], to: [2, 1] }]);
		expect(changesOf([desk, { from: null, cells: { quantity: { text: '2' } } }])).toMatchObject([
			{ path: 'line_items.1', from: { item_description: 'Pens', quantity: 3 }, to: null },
			{ path: 'line_items.2', from: null, to: { item_description: null, quantity: 2 } },
		]);
		expect(changesOf([pens, { ...desk, cells: { quantity: { text: '4' } } }])).toEqual([
			{ path: 'line_items.2.quantity', from: 1, to: 4 },
		]);
	});

	test('takes nothing that the document has not', () => {
		const edits: Partial<DocumentEdits>[] = [
			{ cells: { nothing: { text: '1' } } },
			{ cells: { __proto__x: { text: '1' } } },
			{ tables: { nothing: [] } },
			{ tables: { line_items: [{ from: 99, cells: {} }] } },
			{ tables: { line_items: [...rowsAsRead(1), ...rowsAsRead(1)] } },
			{ tables: { line_items: [{ from: 0, cells: { nothing: { text: '1' } } }] } },
		];
		for (const one of edits) expect(() => review(approved(one))).toThrow(UnfitEditsError);
	});

	test('however it was edited, has the rows that were asked for', () => {
		const rowsOf = ({ line_items: rows }: Readonly<Record<string, unknown>>) =>
			z.array(z.looseObject({})).parse(rows);
		const before = itemOf();
		const order = fc.shuffledSubarray(rowsAsRead(COUNT));
		fc.assert(
			fc.property(order, fc.nat({ max: 3 }), fc.string(), (kept, added, text) => {
				const fresh = Array.from({ length: added }, () => ({
					from: null,
					cells: { item_description: { text } },
				}));
				const edits = { tables: { line_items: [...kept, ...fresh] } };
				const after = rowsOf(review(approved(edits), before).json);
				expect(after).toHaveLength(kept.length + added);
				expect(after.slice(0, kept.length)).toEqual(
					kept.map(({ from }) => rowsOf(before)[from ?? 0]),
				);
			}),
		);
	});
});

test('a rejected document keeps its values, and says why', () => {
	const json = itemOf();
	const verdict = {
		document: 0,
		seconds: 1,
		note: 'twice',
		decision: 'rejected',
		reason: 'duplicate',
	} as const;
	expect(review(verdict, json)).toMatchObject({
		file: null,
		json: {
			total_due: json['total_due'],
			ocr: { decision: 'rejected', review: { reason: 'duplicate', note: 'twice' } },
		},
	});
});

test('a document that nobody decided keeps its values', () => {
	const json = itemOf();
	expect(timedOut(json, AT)).toMatchObject({
		total_due: json['total_due'],
		ocr: { decision: 'timed_out', review: { by: null, at: AT } },
	});
});

describe('an answer', () => {
	const answer = (...verdicts: readonly object[]) => ({ nonce: 'n', by: '', verdicts });
	const second = { ...approved(), document: 1 };
	const rejected = { document: 0, seconds: 1, note: ' ', decision: 'rejected', reason: 'other' };

	test('decides every document once, in any order', () => {
		expect(readAnswer(answer(second, approved()), 2).verdicts).toMatchObject([
			{ document: 0 },
			{ document: 1 },
		]);
	});

	test('is refused otherwise', () => {
		const refused: [object, RegExp][] = [
			[answer(approved()), /document 2 is not decided/],
			[answer(approved(), approved()), /document 1 is decided twice/],
			[answer(approved(), second, { ...second, document: 2 }), /more were decided/],
			[answer(rejected, second), /needs a reason/],
			[answer({ ...approved(), seconds: -1 }, second), /seconds/],
			[{ nonce: 'n' }, /by|verdicts/],
			[answer({ ...approved(), decision: 'accepted' }, second), /decision/],
		];
		for (const [json, words] of refused) {
			expect(() => readAnswer(json, 2)).toThrow(UnusableAnswerError);
			expect(() => readAnswer(json, 2)).toThrow(words);
		}
	});
});
