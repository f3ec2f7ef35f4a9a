import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { IRun } from 'n8n-workflow';

import { hintsOf, resultOf } from '../../cli/run-workflow';
import { doubtfulInvoice, sureInvoice } from '../service-double/extractions';
import {
	errorBody,
	startServiceDouble,
	type Behaviour,
	type ServiceDouble,
} from '../service-double/service-double';
import { installFileMemory, openFileMemory } from './file-memory';
import { openFileStorage } from './open-file-storage';
import { inWords, NO_TOLL, report, runs as tries, seed } from '../tools/fuzz/campaign';
import { API_KEY, fileItem, start, type Setup } from './workflow';

/**
 * Random batches that end in random ways: a document fails, somebody stops the execution, the key or the balance is
 * refused, no output can be made of what was read, n8n's database or its process fails at some access, another process
 * comes in between. Afterwards an execution in which all is well gets the same files.
 */

type Ending =
	| { readonly by: 'itself' | 'outputs' }
	| { readonly by: 'failure' | 'stop' | '401' | '402'; readonly atCall: number }
	| {
			readonly by: 'database' | 'kill' | 'other process';
			readonly atAccess: number;
	  };

interface Batch {
	/** Numbers of the files, each possibly several times. */
	readonly files: readonly number[];
	readonly repeats: 'drop' | 'review';
	readonly onFailure: 'stop' | 'failed output' | 'continue' | 'error output';
	readonly maxConcurrency: number;
	/** Executions with these files at the same time. */
	readonly executions: number;
	readonly ending: Ending;
}

const number = fc.integer({ min: 0, max: 5 });
const at = fc.integer({ min: 1, max: 7 });
const ending: fc.Arbitrary<Ending> = fc.oneof(
	fc.record({ by: fc.constantFrom('itself', 'outputs') }),
	fc.record({ by: fc.constantFrom('failure', 'stop', '401', '402'), atCall: at }),
	fc.record({ by: fc.constantFrom('database', 'kill', 'other process'), atAccess: at }),
);
const batch: fc.Arbitrary<Batch> = fc.record({
	files: fc.array(number, { minLength: 1, maxLength: 8 }),
	repeats: fc.constantFrom('drop', 'review'),
	onFailure: fc.constantFrom('stop', 'failed output', 'continue', 'error output'),
	maxConcurrency: fc.integer({ min: 1, max: 4 }),
	executions: fc.integer({ min: 1, max: 3 }),
	ending,
});

const memory = openFileMemory();
let folder: string;
let service: ServiceDouble;
let behave: () => Behaviour;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'space-ocr-nothing-lost-'));
	await openFileStorage(folder);
	// No output can be made with a file of its own: there is no place for it.
	rmSync(folder, { recursive: true });
	writeFileSync(folder, '');
	await installFileMemory(memory);
	service = await startServiceDouble(() => behave());
});
afterAll(async () => {
	await service.close();
	rmSync(folder);
});

const reads = (call: number): Behaviour => ({
	does: 'read',
	extraction: call % 3 === 0 ? doubtfulInvoice : sureInvoice,
});
const refuses = (status: number, code: string): Behaviour => ({
	does: 'answer',
	status,
	body: errorBody(code, code),
});
const REFUSALS = {
	failure: refuses(400, 'invalid_image'),
	401: refuses(401, 'invalid_api_key'),
	402: refuses(402, 'insufficient_balance'),
} as const;

const nameOf = (file: number) => `doc-${file}.png`;

function setupOf({ files, repeats, onFailure, maxConcurrency, ending: how }: Batch): Setup {
	return {
		url: service.url,
		items: files.map((file) => fileItem(nameOf(file))),
		parameters: {
			accountingPayload: how.by === 'outputs' ? 'csv' : 'none',
			failedOutput: onFailure === 'failed output',
			options: { alreadyProcessed: repeats },
			technicalOptions: { maxConcurrency, retries: 0, requestsPerMinute: 100_000 },
		},
		...(onFailure === 'continue' ? { onError: 'continueRegularOutput' as const } : {}),
		...(onFailure === 'error output' ? { onError: 'continueErrorOutput' as const } : {}),
	};
}

/** What an execution put out: files that were read, and how many items in all. */
function seenIn(run: IRun) {
	const items = resultOf(run).outputs.flat();
	const delivered = items.flatMap(({ json, binary }) =>
		json.invoice_number === undefined ? [] : (binary?.data?.fileName ?? ''),
	);
	return { delivered, items: items.length };
}

async function end(one: Batch): Promise<readonly IRun[]> {
	const { ending: how } = one;
	const executions: ReturnType<typeof start>[] = [];
	let calls = 0;
	behave = () => {
		calls++;
		if (!('atCall' in how) || calls !== how.atCall) return reads(calls);
		if (how.by !== 'stop') return REFUSALS[how.by];
		executions[0]?.cancel();
		return reads(calls);
	};
	let accesses = 0;
	memory.before = () => {
		accesses++;
		if (!('atAccess' in how)) return;
		const now = accesses === how.atAccess;
		if (how.by === 'other process' && now)
			memory.addElsewhere('Space OCR', 'space-ocr', `of another process ${accesses}`);
		if (how.by === 'database' && now) throw new Error('database is locked');
		if (how.by === 'kill' && accesses >= how.atAccess) throw new Error('killed');
	};
	for (let index = 0; index < one.executions; index++) executions.push(start(setupOf(one)));
	const runs = await Promise.all(executions.map(({ result }) => result));
	// Nobody saw what a process that was killed was about to put out.
	return how.by === 'kill' && accesses >= how.atAccess ? [] : runs;
}

const forgot = (run: IRun) => hintsOf(run).some((hint) => /could not remember/.test(hint));

const toll = { ...NO_TOLL };
let files = 0;

async function check(one: Batch): Promise<void> {
	memory.clear();
	const runs = await end(one);
	memory.before = () => undefined;
	behave = () => reads(1);
	const last = await start(setupOf({ ...one, ending: { by: 'itself' }, executions: 1 })).result;

	const all = [...runs, last];
	const delivered = all.flatMap((run) => seenIn(run).delivered);
	const lost = one.files.filter((file) => !delivered.includes(nameOf(file)));
	const isSure = one.ending.by !== 'stop' && one.ending.by !== 'other process' && !all.some(forgot);
	files += one.files.length;
	toll.lost += lost.length;
	toll.double += isSure ? delivered.length - new Set(delivered).size : 0;
	toll.leaked += all.some((run) => JSON.stringify(resultOf(run)).includes(API_KEY)) ? 1 : 0;
	expect(toll).toEqual(NO_TOLL);

	// A Stop ends with an error and with whatever was there.
	if (one.ending.by === 'stop') return;
	for (const run of runs) {
		const { items } = seenIn(run);
		if (resultOf(run).error !== undefined) expect(items).toBe(0);
		// With Drop repeats are only in the output panel.
		else if (one.repeats === 'review') expect(items).toBe(one.files.length);
	}
}

test('500 random ways to end: nothing lost, and nothing twice that one process can know', async () => {
	await fc.assert(fc.asyncProperty(batch, check), { numRuns: Math.max(500, tries(25)), seed });
	report(`random ways to end a run, ${inWords(files, toll)}`);
});
