import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DataDeduplicationService } from 'n8n-core';

import { files, run } from '../../nodes/workflow';
import { sureInvoice } from '../../service-double/extractions';
import {
	errorBody,
	startServiceDouble,
	type ServiceDouble,
} from '../../service-double/service-double';
import { openN8nStorage, type N8nStorage } from './n8n-storage';

let folder: string;
let storage: N8nStorage;
let service: ServiceDouble;
let refused: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'space-ocr-storage-'));
	storage = openN8nStorage(join(folder, 'database.sqlite'));
	await DataDeduplicationService.init(storage.deduplicator);
});
beforeEach(async () => {
	refused = '';
	service = await startServiceDouble(({ image }) =>
		refused !== '' && image.endsWith(refused)
			? { does: 'answer', status: 401, body: errorBody('invalid_api_key', 'no') }
			: { does: 'read', extraction: sureInvoice },
	);
	await storage.deduplicator.clearAllProcessedItems(
		'node',
		{ node: { ...NODE, id: 'Space OCR' }, workflow: { id: 'space-ocr', active: false } },
		{ mode: 'entries' },
	);
});
afterEach(() => service.close());
afterAll(async () => {
	await storage.close();
	await rm(folder, { recursive: true });
});

const NODE = {
	id: 'Space OCR',
	name: 'Space OCR',
	type: 'spaceOcr',
	typeVersion: 1,
	position: [0, 0] satisfies [number, number],
	parameters: {},
};
const setup = (count: number) => ({
	url: service.url,
	items: files(count),
	parameters: { failedOutput: true, options: { alreadyProcessed: 'drop' } },
});
const sizesOf = async (count: number) =>
	(await run(setup(count))).outputs.map((items) => items.length);

test('n8n’s own class, asked in parallel, fails on its constraint: why the node asks once', async () => {
	const context = { node: NODE, workflow: { id: 'another', active: false } };
	const answers = await Promise.allSettled(
		['a', 'b', 'c'].map((file) =>
			storage.deduplicator.checkProcessedAndRecord([file], 'node', context, { mode: 'entries' }),
		),
	);
	expect(answers.filter(({ status }) => status === 'rejected')).not.toEqual([]);
});

test('ten files of a first execution are all read, and all dropped by the next one', async () => {
	expect(await sizesOf(10)).toEqual([10, 0, 0]);
	expect(await sizesOf(10)).toEqual([0, 0, 0]);
	expect(service.calls).toHaveLength(10);
});

test('ten executions at the same time deliver each file once', async () => {
	const sizes = await Promise.all(Array.from({ length: 10 }, () => sizesOf(10)));
	expect(sizes.reduce((sum, [accepted = 0]) => sum + accepted, 0)).toBe(10);
	expect(sizes.every(([, , failed]) => failed === 0)).toBe(true);
});

test('what a refused key left unread comes with the next execution', async () => {
	refused = 'doc-4.png';
	const [accepted = 0, , failed = 0] = await sizesOf(10);
	expect(accepted + failed).toBe(10);
	refused = '';
	expect(await sizesOf(10)).toEqual([10 - accepted, 0, 0]);
});
