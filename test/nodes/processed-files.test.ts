import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator } from 'n8n-workflow';

import { sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble } from '../service-double/service-double';
import { files, run, start } from './workflow';
import { hintsOf } from '../../local-engine/cli/run-workflow';

/** n8n keeps these in its database; here they are kept as long as the test runs. */
const remembered = new Set<string>();
const deduplicator: IDataDeduplicator = {
	checkProcessedAndRecord: async (items) => {
		const texts = items.map(String);
		const processed = texts.filter((text) => remembered.has(text));
		for (const text of texts) remembered.add(text);
		return await Promise.resolve({
			processed,
			new: texts.filter((text) => !processed.includes(text)),
		});
	},
	removeProcessed: async (items) => {
		for (const item of items) remembered.delete(String(item));
		await Promise.resolve();
	},
	clearAllProcessedItems: async () => Promise.resolve(),
	getProcessedDataCount: async () => Promise.resolve(remembered.size),
};

let service: Awaited<ReturnType<typeof startServiceDouble>>;
let isBroken = false;
beforeEach(async () => {
	remembered.clear();
	isBroken = false;
	await DataDeduplicationService.init(deduplicator).catch((error: unknown) => {
		// It may be set up only once per process; the first one stays.
		if (!String(error).includes('already initialized')) throw error;
	});
	service = await startServiceDouble(() =>
		isBroken
			? { does: 'answer', status: 400, body: errorBody('invalid_image', 'broken') }
			: { does: 'read', extraction: sureInvoice },
	);
});
afterEach(async () => {
	await service.close();
});

const setup = (alreadyProcessed: string, count = 2) => ({
	url: service.url,
	items: files(count),
	parameters: { failedOutput: true, options: { alreadyProcessed } },
});

test('a file of an earlier execution goes to review unread, with that reason', async () => {
	await run(setup('review', 1));
	const { outputs } = await run(setup('review', 2));
	expect(service.calls).toHaveLength(2);
	expect(outputs[0]).toHaveLength(1);
	expect(outputs[1]).toMatchObject([
		{
			json: {
				ocr: {
					decision: 'review',
					reasons: [{ code: 'duplicate', message: 'doc-0.png was read in an earlier execution' }],
					source: { file_name: 'doc-0.png', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
				},
			},
			binary: { data: { fileName: 'doc-0.png' } },
		},
	]);
});

test('… or is left out, and the output panel says so', async () => {
	await run(setup('drop', 1));
	const execution = await start(setup('drop', 1)).result;
	expect(service.calls).toHaveLength(1);
	expect(hintsOf(execution)).toEqual(['Not read again: doc-0.png (read in an earlier execution)']);
});

test('a file that failed is tried again', async () => {
	isBroken = true;
	await run(setup('review', 1));
	isBroken = false;
	const { outputs } = await run(setup('review', 1));
	expect(outputs[0]).toHaveLength(1);
});

test('the same file twice in one execution is no repeat', async () => {
	const [item] = files(1);
	if (item === undefined) throw new Error('no item');
	const { outputs } = await run({
		...setup('review'),
		items: [item, structuredClone(item), structuredClone(item)],
	});
	expect(outputs[0]).toHaveLength(3);
	expect(service.calls).toHaveLength(1);
});

test('without the option nothing is remembered', async () => {
	await run(setup('read', 1));
	expect(remembered.size).toBe(0);
});
