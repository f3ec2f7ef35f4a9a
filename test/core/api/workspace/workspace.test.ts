import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseBody } from '../../../../core/api/answer-body';
import { createClient } from '../../../../core/api/client';
import { createRateLimiter } from '../../../../core/api/rate-limiter';
import type { Transport } from '../../../../core/api/transport';
import { editCall } from '../../../../core/api/workspace/edit-cell';
import { multipartBody } from '../../../../core/api/workspace/multipart';
import { callSheet, readSheetEnds, readSheetRows } from '../../../../core/api/workspace/read-sheet';
import { sheetCall } from '../../../../core/api/workspace/sheet';
import { SHEET_OPERATORS } from '../../../../core/api/workspace/sheet-filter';
import { isFinished, sheetRow } from '../../../../core/api/workspace/sheet-row';
import { spaceCall } from '../../../../core/api/workspace/space';
import { uploadCall } from '../../../../core/api/workspace/upload';
import { whitePage } from '../../../nodes/white-page';
import { formDataOf } from '../../../service-double/form-data';
import {
	invoiceRow,
	invoiceSheet,
	startWorkspaceDouble,
	type DoubleSheet,
	type WorkspaceDouble,
} from '../../../service-double/workspace-double';

let double: WorkspaceDouble | undefined;
afterEach(async () => {
	await double?.close();
	double = undefined;
});

const fetching =
	(url: string): Transport =>
	async ({ method, path, headers, body, encoded }, signal) => {
		const sent = encoded?.bytes ?? (body === undefined ? undefined : JSON.stringify(body));
		const answer = await fetch(`${url}${path}`, {
			method,
			signal,
			headers: {
				Authorization: 'Bearer spocr_test',
				...headers,
				...(encoded === undefined ? {} : { 'Content-Type': encoded.contentType }),
			},
			...(sent === undefined ? {} : { body: sent }),
		});
		return { status: answer.status, headers: {}, body: parseBody(await answer.text()) };
	};

async function open(content: Readonly<Record<string, DoubleSheet | null>>) {
	const service = await startWorkspaceDouble(content);
	double = service;
	const clock = { now: () => 0, uptime: () => 0, random: () => 0, sleep: () => Promise.resolve() };
	const client = createClient(
		{ ...clock, redact: (text) => text, transport: fetching(service.url) },
		createRateLimiter(clock),
		{ requestsPerMinute: 1000, retries: 0, maxConcurrency: 3 },
	);
	return { service, client };
}

describe('the space', () => {
	test('gives folders and sheets, however deep', async () => {
		const { client } = await open({ '/2026': null, '/2026/Invoices & more': invoiceSheet([]) });
		expect(await client.call(spaceCall())).toEqual([
			expect.objectContaining({ path: '/2026', type: 'folder' }),
			{
				path: '/2026/Invoices & more',
				name: 'Invoices & more',
				type: 'sheet',
				unique_key: 'key of /2026/Invoices & more',
				created_at: '2026-01-15T12:00:00Z',
			},
		]);
	});

	test('an entry without a name is called after its path; other types are kept', () => {
		expect(spaceCall().read([{ path: '/a/b', type: 'chart', more: 1 }])).toMatchObject([
			{ name: 'b', type: 'chart', unique_key: null, created_at: null },
		]);
	});

	test.each([[{ items: [] }], ['<html>'], [[{ name: 'no path' }]]])('%j is no list', (body) => {
		expect(spaceCall().read(body)).toBeUndefined();
	});
});

describe('the rows of a sheet', () => {
	test('come with their values, and tables as rows', async () => {
		const { client, service } = await open({ '/a/Ü & co': invoiceSheet([invoiceRow('r1')]) });
		expect(await readSheetRows(client, '/a/Ü & co')).toEqual({
			path: '/a/Ü & co',
			name: 'Ü & co',
			columns: [
				{ name: 'supplier', columns: null },
				{ name: 'total_due', columns: null },
				{ name: 'line_items', columns: ['item_description', 'line_total'] },
			],
			total: 1,
			next_offset: null,
			rows: [
				{
					key: 'r1',
					name: 'r1.png',
					image_url: 'https://images.example/r1',
					status: 'done',
					values: { supplier: 'ACME Co.', total_due: '1,234.50' },
					tables: { line_items: [{ item_description: 'Pens', line_total: '4.50' }] },
				},
			],
		});
		expect(service.calls[0]?.path).toBe(
			'/view?path=/a/%C3%9C%20%26%20co&limit=500&offset=0&boxes=0',
		);
	});

	test.each(SHEET_OPERATORS)('are found by %s', async (operator) => {
		const rows = ['5', '10', '15'].map((total_due) => invoiceRow(`r${total_due}`, { total_due }));
		const { client } = await open({ '/s': invoiceSheet(rows) });
		const filters = [{ column: 'total_due', operator, value: '10' }];
		const found = (await readSheetRows(client, '/s', { filters })).rows.map(({ key }) => key);
		expect(found).toEqual(
			{
				'=': ['r10'],
				'!=': ['r5', 'r15'],
				'>': ['r15'],
				'>=': ['r10', 'r15'],
				'<': ['r5'],
				'<=': ['r5', 'r10'],
				'~': ['r10'],
			}[operator],
		);
	});

	test('are sorted and cut as asked for', () => {
		const { request } = sheetCall('/s', { sort: 'total:desc', limit: 3, offset: 6 });
		expect(request.path).toBe('/view?path=/s&sort=total%3Adesc&limit=3&offset=6&boxes=0');
	});

	test.each([
		['', '=', 'x', /column: there is none/],
		['a=b', '=', 'x', /"a=b" holds a sign that compares/],
		['a', '>', '=1', /can't begin with "=" after ">"/],
	] as const)('%j %s %j is no condition', (column, operator, value, words) => {
		expect(() => sheetCall('/s', { filters: [{ column, operator, value }] })).toThrow(words);
	});

	test('a path that is none is said before a call; half a character is none that is there', () => {
		expect(() => sheetCall(' ')).toThrow('path: there is none');
		expect(sheetCall('/\ud800').request.path).toContain('path=/%EF%BF%BD&');
	});

	test('a sheet that is not there, and a folder, are said by their path', async () => {
		const { client } = await open({ '/folder': null });
		const gone = readSheetRows(client, '/gone');
		await expect(gone).rejects.toMatchObject({ name: 'NoSheetError', status: 404 });
		await expect(gone).rejects.toThrow('there is no sheet "/gone": no such sheet');
		await expect(readSheetRows(client, '/folder')).rejects.toThrow(
			'"/folder" is a folder, not a sheet',
		);
	});

	test('an answer that is no sheet can’t be read', async () => {
		const { service, client } = await open({});
		service.entries.set('/s', { columns: [], rows: [] });
		const call = { ...sheetCall('/s'), read: () => sheetCall('/s').read({ rows: 'many' }) };
		await expect(client.call(call)).rejects.toMatchObject({
			name: 'UnreadableAnswerError',
			message: 'the sheet could not be read from the answer',
		});
	});

	test.each([
		[['a', 'b']],
		[[{ name: 'a' }, { name: 'b', type: 'string', children: null, width: 3 }]],
	])('columns may be %j', (columns) => {
		const body = { type: 'sheet', columns, rows: [] };
		expect(sheetCall('/s').read(body)).toMatchObject({
			columns: [
				{ name: 'a', columns: null },
				{ name: 'b', columns: null },
			],
		});
	});

	test('values may be in any shape of the service', () => {
		const line = { qty: { value: '2', match_ratio: 1 } };
		const row = (values: object) => sheetRow.parse({ rowKey: 7, values });
		const shapes = [
			{ total: { value: '12,00', match_ratio: 0.9 }, lines: [line] },
			{ total: '12,00', lines: [{ qty: '2' }], field_bboxes: { total: {} } },
			{ values: { total: '12,00', lines: [{ qty: '2' }] } },
		];
		for (const shape of shapes)
			expect(row(shape)).toMatchObject({
				key: '7',
				values: { total: '12,00' },
				tables: { lines: [{ qty: '2' }] },
			});
	});
});

describe('the ends of a sheet', () => {
	const many = (count: number) =>
		invoiceSheet(Array.from({ length: count }, (_, n) => invoiceRow(`r${n}`, { line_items: [] })));

	test.each([
		[500, 1, 500],
		[501, 2, 501],
		[1000, 2, 1000],
		[2345, 2, 1000],
	])('of %d rows are read in %d calls: %d rows', async (count, calls, read) => {
		const { client, service } = await open({ '/s': many(count) });
		const { rows } = await readSheetEnds(client, '/s');
		expect(service.calls).toHaveLength(calls);
		expect(rows).toHaveLength(read);
		expect(rows[0]?.key).toBe('r0');
		expect(rows.at(-1)?.key).toBe(`r${count - 1}`);
	});
});

describe('a row is finished', () => {
	const row = (ocrStatus: string | null, values: object = { a: '1' }) =>
		sheetRow.parse({ rowKey: 'r', ocrStatus, values });

	test.each([
		['done', {}, true],
		['Completed', {}, true],
		['pending', { a: '1' }, false],
		['processing', { a: '1' }, false],
		['failed', { a: '1' }, false],
		[null, { a: '1' }, true],
		[null, { a: '' }, false],
		['checked', { lines: [{ b: '1' }] }, true],
		['checked', { lines: [] }, false],
	])('with status %j and values %j: %j', (status, values, is) => {
		expect(isFinished(row(status, values))).toBe(is);
	});
});

describe('an upload', () => {
	const file = (name: string) => ({ name, mediaType: 'image/png', bytes: whitePage });

	test('becomes rows, and a repeat costs nothing', async () => {
		const { client, service } = await open({ '/s': invoiceSheet([]) });
		const files = [file('a.png'), file('Straße "7".png')];
		const jobs = await callSheet(client, '/s', uploadCall('/s', files));
		expect(jobs).toEqual([
			{ row_key: 'row-1-1', file_name: 'a.png', job_id: 'job-1-1', status: 'pending' },
			expect.objectContaining({ file_name: 'Straße "7".png' }),
		]);
		expect(await callSheet(client, '/s', uploadCall('/s', files))).toEqual(jobs);
		expect(service.uploads).toHaveLength(1);
		expect(service.uploads[0]?.files[1]).toEqual({
			name: 'Straße "7".png',
			type: 'image/png',
			bytes: whitePage,
		});
		expect(service.scans).toBe(98);
	});

	test('to another sheet, or of another name, is another one', () => {
		const keyOf = (path: string, name: string) =>
			uploadCall(path, [file(name)]).request.headers?.['Idempotency-Key'];
		expect(new Set([keyOf('/s', 'a'), keyOf('/t', 'a'), keyOf('/s', 'b')]).size).toBe(3);
	});

	test('the service may have waited for results, or not say much', () => {
		const { read } = uploadCall('/s', [file('a.png')]);
		expect(read({ results: [{ uniqueKey: 'k', status: 'done' }] })).toEqual([
			{ row_key: 'k', file_name: null, job_id: null, status: 'done' },
		]);
		expect(read({ ok: true })).toBeUndefined();
	});

	test('an empty or too large file, none, and too many are refused before a call', () => {
		const bytes = (size: number) => [{ ...file('x.png'), bytes: Buffer.alloc(size) }];
		expect(() => uploadCall('/s', bytes(0))).toThrow('x.png: the file is empty');
		expect(() => uploadCall('/s', bytes(21 * 1024 * 1024))).toThrow(/x\.png: .* 21\.0 MB/);
		expect(() => uploadCall('/s', [])).toThrow(RangeError);
		expect(() =>
			uploadCall(
				'/s',
				Array.from({ length: 21 }, () => file('a')),
			),
		).toThrow(RangeError);
	});

	test('names and bytes come through the form as they are', async () => {
		const name = fc
			.string({ unit: 'grapheme', minLength: 1 })
			.map((text) => text.replace(/\r\n?|\n/g, ''));
		await fc.assert(
			fc.asyncProperty(name, fc.uint8Array(), async (fileName, bytes) => {
				const { contentType, bytes: body } = multipartBody({ path: '/a b' }, 'files', [
					{ name: fileName, mediaType: 'image/png', bytes },
				]);
				const form = await formDataOf(body, contentType);
				expect(form.get('path')).toBe('/a b');
				const [got, ...others] = form.getAll('files');
				expect(others).toEqual([]);
				if (typeof got === 'string' || got === undefined) throw new Error('no file');
				expect(got.name).toBe(Buffer.from(fileName).toString());
				expect(new Uint8Array(await got.arrayBuffer())).toEqual(new Uint8Array(bytes));
			}),
		);
	});
});

describe('an edit', () => {
	test('writes a cell, and says what was written', async () => {
		const { client } = await open({ '/s': invoiceSheet([invoiceRow('r1')]) });
		const edit = editCall('/s', { rowKey: 'r1', column: 'supplier', value: 'Umbrella' });
		expect(await callSheet(client, '/s', edit)).toEqual({ patched: { supplier: 'Umbrella' } });
		expect((await readSheetRows(client, '/s')).rows[0]?.values.supplier).toBe('Umbrella');
	});

	test('that did not happen is none', () => {
		const { read } = editCall('/s', { rowKey: 'r1', column: 'a', value: null });
		expect(read({ ok: true })).toEqual({ patched: null });
		expect(read({ ok: false })).toBeUndefined();
	});
});
