import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import type { INodeExecutionData } from 'n8n-workflow';

import { cell, sureInvoice } from '../service-double/extractions';
import {
	errorBody,
	startServiceDouble,
	type Behaviour,
	type Call,
} from '../service-double/service-double';
import { installFileMemory, openFileMemory } from './file-memory';
import { files, run, start } from './workflow';
import { hintsOf, OCR_NODE, resultOf, WORKFLOW_ID } from '../../cli/run-workflow';

const memory = openFileMemory();

let service: Awaited<ReturnType<typeof startServiceDouble>>;
/** What the service does; tests change it. */
let answer: (call: Call) => Behaviour;
const reads: Behaviour = { does: 'read', extraction: sureInvoice };
const refuses = (status: number, code: string): Behaviour => ({
	does: 'answer',
	status,
	body: errorBody(code, code),
});

beforeAll(async () => {
	await installFileMemory(memory);
});
beforeEach(async () => {
	memory.clear();
	answer = () => reads;
	service = await startServiceDouble((call) => answer(call));
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
	answer = () => refuses(400, 'invalid_image');
	await run(setup('review', 1));
	answer = () => reads;
	const { outputs } = await run(setup('review', 1));
	expect(outputs[0]).toHaveLength(1);
});

describe('the same file several times in one execution', () => {
	const [item] = files(1);
	const items = ['first.png', 'second.png', 'third.png'].map((fileName) => {
		const copy = structuredClone(item);
		if (copy?.binary?.data === undefined) throw new Error('no file');
		return { ...copy, binary: { data: { ...copy.binary.data, fileName } } };
	});
	const namesOf = (output: readonly INodeExecutionData[] | undefined) =>
		output?.map(({ binary }) => binary?.data?.fileName);

	test('goes on once, and the others are left out with a hint', async () => {
		const execution = await start({ ...setup('drop'), items }).result;
		expect(resultOf(execution).outputs.map(namesOf)).toEqual([['first.png'], [], []]);
		expect(service.calls).toHaveLength(1);
		expect(hintsOf(execution)).toEqual([
			'1 accepted',
			'Not read again: second.png (read earlier in this execution, as first.png), third.png (read earlier in this execution, as first.png)',
		]);
	});

	test('… or the others go to review, with the reason', async () => {
		const { outputs } = await run({ ...setup('review'), items });
		expect(outputs.map(namesOf)).toEqual([['first.png'], ['second.png', 'third.png'], []]);
		expect(outputs[1]?.[0]?.json.ocr).toMatchObject({
			reasons: [
				{
					code: 'duplicate',
					message: 'second.png was read earlier in this execution, as first.png',
				},
			],
		});
	});

	test('one that can not be read does not stand for the others', async () => {
		answer = () => (service.calls.length === 1 ? refuses(400, 'invalid_image') : reads);
		const { outputs } = await run({ ...setup('drop'), items });
		expect(outputs.map(namesOf)).toEqual([['second.png'], [], ['first.png']]);
	});

	test('is read once, and goes on each time without the option', async () => {
		const { outputs } = await run({ ...setup('read'), items });
		expect(outputs.map((output) => output.length)).toEqual([3, 0, 0]);
		expect(service.calls).toHaveLength(1);
	});
});

/** How many documents left by Accepted, of runs at the same time. */
const acceptedOf = async (runs: readonly ReturnType<typeof run>[]) =>
	(await Promise.all(runs)).reduce((sum, { outputs }) => sum + (outputs[0]?.length ?? 0), 0);

describe('in parallel', () => {
	test('ten files of a first execution are all read and all remembered', async () => {
		const { outputs } = await run(setup('drop', 10));
		expect(outputs.map((items) => items.length)).toEqual([10, 0, 0]);
		expect(memory.count()).toBe(10);
		expect((await run(setup('drop', 10))).outputs.flat()).toEqual([]);
		expect(service.calls).toHaveLength(10);
	});

	test('ten executions with the same ten files deliver each file once', async () => {
		const runs = Array.from({ length: 10 }, () => run(setup('drop', 10)));
		expect(await acceptedOf(runs)).toBe(10);
		expect(service.calls).toHaveLength(10);
	});

	test('who waits for a file takes it over when the other one fails', async () => {
		answer = () => (service.calls.length === 1 ? refuses(400, 'invalid_image') : reads);
		expect(await acceptedOf([run(setup('drop', 1)), run(setup('drop', 1))])).toBe(1);
		expect(service.calls).toHaveLength(2);
	});

	test('who waits leaves at once when it is stopped', async () => {
		answer = () => ({ does: 'hang' });
		const first = start(setup('drop', 1));
		await service.sawCalls(1);
		const second = start(setup('drop', 1));
		second.cancel();
		await second.result;
		first.cancel();
		await first.result;
		answer = () => reads;
		expect((await run(setup('drop', 1))).outputs[0]).toHaveLength(1);
	});
});

describe('only what left the node is remembered', () => {
	const oneByOne = { technicalOptions: { maxConcurrency: 1 } };
	/** The next execution, which finds everything in order; the number of documents it delivers. */
	const next = async (count: number) => {
		answer = () => reads;
		return (await run(setup('drop', count))).outputs[0]?.length;
	};
	const stopping = (count: number) => ({
		...setup('drop', count),
		parameters: { options: { alreadyProcessed: 'drop' }, ...oneByOne },
	});

	test('nothing, when one failure stops the execution', async () => {
		answer = ({ image }) => (image.endsWith('doc-2.png') ? refuses(400, 'invalid_image') : reads);
		expect((await run(stopping(4))).error?.message).toBe('doc-2.png: invalid_image');
		expect(await next(4)).toBe(4);
	});

	test('nothing, when somebody stops it', async () => {
		const execution = start(setup('drop', 4));
		answer = ({ image }) => {
			if (image.endsWith('doc-2.png')) execution.cancel();
			return reads;
		};
		await execution.result;
		expect(await next(4)).toBe(4);
	});

	test.each([
		[401, 'invalid_api_key'],
		[402, 'insufficient_balance'],
	])('what was read before a %i', async (status, code) => {
		answer = ({ image }) => (image.endsWith('doc-2.png') ? refuses(status, code) : reads);
		const parameters = { ...setup('drop').parameters, ...oneByOne };
		const { outputs } = await run({ ...setup('drop', 5), parameters });
		expect(outputs.map((items) => items.length)).toEqual([2, 0, 3]);
		expect(await next(5)).toBe(3);
	});

	test('not what n8n throws away to run the node again', async () => {
		const field = { name: 'error', type: 'string', description: '' };
		const parameters = {
			...setup('drop').parameters,
			schemaMode: 'jsonSchema',
			jsonSchema: JSON.stringify({ type: 'object', properties: { error: field } }),
		};
		answer = () => ({ does: 'read', extraction: { cells: { error: cell('E 17') }, tables: {} } });
		const { outputs } = await run({ ...setup('drop', 2), parameters, tries: 3 });
		expect(outputs.flat()).toHaveLength(2);
	});
});

describe("n8n's database", () => {
	test('asked again when another process makes the row at the same time', async () => {
		let isFirst = true;
		memory.before = (access) => {
			if (access !== 'insert' || !isFirst) return;
			isFirst = false;
			memory.addElsewhere(OCR_NODE, WORKFLOW_ID, 'of another process');
		};
		const { outputs } = await run(setup('drop', 2));
		expect(outputs.map((items) => items.length)).toEqual([2, 0, 0]);
		expect(memory.count()).toBe(3);
	});

	test('when it can not say what was read nothing is sent, and each document fails with its words', async () => {
		memory.before = () => {
			throw new Error('database is locked\nSELECT …');
		};
		const { outputs } = await run(setup('drop', 2));
		expect(service.calls).toEqual([]);
		expect(outputs.map((items) => items.length)).toEqual([0, 0, 2]);
		expect(outputs[2]?.[1]?.json.ocr).toMatchObject({
			error: {
				message: 'doc-1.png: n8n could not say whether it was read before: database is locked',
			},
		});
	});

	test('when it can not record the documents leave all the same, and the panel says so', async () => {
		memory.before = () => {
			if (service.calls.length > 0) throw new Error('disk full');
		};
		const execution = await start(setup('drop', 2)).result;
		expect(resultOf(execution).outputs[0]).toHaveLength(2);
		expect(hintsOf(execution)).toEqual([
			'2 accepted',
			'n8n could not remember which files were read; they may come again: disk full',
		]);
	});

	test('is asked once for a batch, and told once', async () => {
		await run(setup('drop', 1));
		const accesses: string[] = [];
		memory.before = (access) => accesses.push(access);
		await run(setup('drop', 10));
		// The question, taking it back, the record.
		expect(accesses).toEqual(['find', 'update', 'find', 'update', 'find', 'update']);
	});
});

test('without the option nothing is remembered', async () => {
	await run(setup('read', 1));
	expect(memory.count()).toBe(0);
});
