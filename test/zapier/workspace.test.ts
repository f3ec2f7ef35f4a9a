import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import {
	invoiceRow,
	invoiceSheet,
	startWorkspaceDouble,
	type DoubleRow,
	type WorkspaceDouble,
} from '../service-double/workspace-double';
import { API_KEY, errorOf, startZap, type Json, type Zap } from './zap';

const SHEET = '/2026/Invoices & more';

let service: WorkspaceDouble;
let zap: Zap;
beforeEach(async () => {
	service = await startWorkspaceDouble({
		'/2026': null,
		[SHEET]: invoiceSheet([invoiceRow('r1'), invoiceRow('r2', { supplier: 'Umbrella' })]),
		'/Receipts': invoiceSheet([]),
	});
	zap = startZap(service.url);
});
afterEach(async () => {
	await service.close();
});

const put = (...rows: readonly DoubleRow[]) => {
	service.entries.set(SHEET, invoiceSheet(rows));
};
const idsOf = (rows: readonly Json[]) => rows.map(({ id }) => id);

test('sheets and columns are chosen from lists', async () => {
	expect(await zap.sheets()).toEqual([
		{ id: SHEET, name: SHEET },
		{ id: '/Receipts', name: '/Receipts' },
	]);
	expect(await zap.columns({ sheet: SHEET })).toEqual([
		{ id: 'supplier', name: 'supplier' },
		{ id: 'total_due', name: 'total_due' },
	]);
	expect(await zap.columns({})).toEqual([]);
	expect((await zap.newExtractionInputs())[0]).toMatchObject({ dynamic: 'sheet_list.id.name' });
	expect((await zap.findRowInputs())[1]).toMatchObject({ dynamic: 'column_list.id.name' });
});

describe('New Extraction in Sheet', () => {
	const poll = async (sheet = SHEET) => await zap.newExtractions({ sheet });

	test('gives each row with its values, its line items as a list, and an id of its own', async () => {
		expect((await poll())[0]).toEqual({
			id: `${SHEET}#r1`,
			row_key: 'r1',
			sheet_path: SHEET,
			file_name: 'r1.png',
			image_url: 'https://images.example/r1',
			row_status: 'done',
			supplier: 'ACME Co.',
			total_due: '1,234.50',
			line_items: [{ item_description: 'Pens', line_total: '4.50' }],
		});
		expect(service.calls[0]?.path).toBe(
			'/view?path=/2026/Invoices%20%26%20more&limit=500&offset=0&boxes=0',
		);
	});

	test('a row comes when it is finished, and keeps its id when others are put before it', async () => {
		const pending = { ...invoiceRow('r3', {}), ocrStatus: 'processing' };
		put(invoiceRow('r1'), pending, { ...invoiceRow('r4'), ocrStatus: 'failed' });
		expect(idsOf(await poll())).toEqual([`${SHEET}#r1`]);
		put(invoiceRow('r5'), invoiceRow('r1'), invoiceRow('r3'));
		expect(idsOf(await poll())).toEqual([`${SHEET}#r5`, `${SHEET}#r1`, `${SHEET}#r3`]);
	});

	test('rows of two sheets never share an id', async () => {
		service.entries.set('/Receipts', invoiceSheet([invoiceRow('r1')]));
		expect(idsOf(await poll('/Receipts'))).not.toEqual([(await poll())[0]?.id]);
	});

	test('new rows are seen at either end of a long sheet', async () => {
		const rows = Array.from({ length: 1500 }, (_, n) => invoiceRow(`old${n}`));
		put(...rows, invoiceRow('new'));
		expect(idsOf(await poll())).toContain(`${SHEET}#new`);
		put(invoiceRow('new'), ...rows);
		expect(idsOf(await poll())).toContain(`${SHEET}#new`);
		expect(service.calls).toHaveLength(4);
	});

	test('an empty sheet gives nothing', async () => {
		expect(await poll('/Receipts')).toEqual([]);
	});

	test('a blank cell moves no other: rows of a table have every column', async () => {
		const lines = [{ item_description: 'Pens', line_total: null }, { line_total: '4.50' }];
		put(invoiceRow('r1', { line_items: lines }));
		expect((await poll())[0]?.line_items).toEqual([
			{ item_description: 'Pens', line_total: '' },
			{ item_description: '', line_total: '4.50' },
		]);
	});

	test('a column with a name of ours steps aside, and one without a value is there', async () => {
		service.entries.set(SHEET, {
			columns: [
				{ name: 'row_key', type: 'string' },
				{ name: 'tax', type: 'number' },
			],
			rows: [invoiceRow('r1', { row_key: 'printed' })],
		});
		expect((await poll())[0]).toMatchObject({
			row_key: 'r1',
			field_row_key: 'printed',
			tax: null,
		});
	});
});

test('what the sheet gives is promised before the first run, and kept', async () => {
	const promised = await zap.newExtractionOutputs({ sheet: SHEET });
	expect(promised.map(({ key }) => key)).toEqual(
		expect.arrayContaining(['id', 'row_key', 'supplier', 'total_due', 'line_items']),
	);
	const [row] = await zap.newExtractions({ sheet: SHEET });
	for (const { key } of promised) expect(row).toHaveProperty([key]);
	expect(promised.find(({ key }) => key === 'line_items')).toMatchObject({
		children: [{ key: 'item_description' }, { key: 'line_total' }],
	});
	expect(await zap.findRowOutputs({ sheet: SHEET })).toEqual(promised);
	expect((await zap.newExtractionOutputs()).map(({ key }) => key)).not.toContain('supplier');
});

describe('Find Row', () => {
	const find = async (form: Json) =>
		await zap.findRow({ sheet: SHEET, column: 'supplier', ...form });

	test('finds by what stands in a column', async () => {
		expect(await find({ value: 'Umbrella' })).toMatchObject([
			{ id: `${SHEET}#r2`, supplier: 'Umbrella' },
		]);
		expect(await find({ value: 'ACME', comparison: '~' })).toMatchObject([{ row_key: 'r1' }]);
		put(invoiceRow('r1', { supplier: 'A/B + C & 50% = ?' }));
		const value = 'A/B + C & 50% = ?';
		expect(await find({ value })).toMatchObject([{ supplier: value }]);
	});

	test('finds nothing where there is none', async () => {
		expect(await find({ value: 'Nobody' })).toEqual([]);
	});

	test.each<[Json, RegExp]>([
		[{ value: '' }, /Value: there is none; was the field of the step before empty\?/],
		[{ column: '', value: 'x' }, /Column: there is none; choose one/],
		[{ sheet: ' ', value: 'x' }, /Sheet: there is none; choose one in this step/],
		[{ value: 'x', comparison: 'like' }, /Comparison: it must be one of =, !=/],
		[{ column: 'a<b', value: 'x' }, /"a<b" holds a sign that compares/],
	])('%j is said before a call', async (form, words) => {
		expect((await errorOf(find(form))).message).toMatch(words);
		expect(service.calls).toEqual([]);
	});
});

describe('what goes wrong is said, without the key', () => {
	test.each<[string, RegExp]>([
		['/gone', /there is no sheet "\/gone": no such sheet\. Choose the sheet again/],
		['/2026', /"\/2026" is a folder, not a sheet\. Choose the sheet again/],
	])('%s', async (sheet, words) => {
		for (const run of [
			() => zap.newExtractions({ sheet }),
			() => zap.findRow({ sheet, column: 'a', value: 'b' }),
			() => zap.newExtractionOutputs({ sheet }),
		]) {
			const { name, message } = await errorOf(run());
			expect(name).toBe('AppError');
			expect(message).toMatch(words);
			expect(message).not.toContain(API_KEY);
		}
	});

	test('a wrong key asks to reconnect', async () => {
		const failed = await errorOf(startZap(service.url, 'no key').sheets());
		expect(failed.name).toBe('ExpiredAuthError');
	});
});
