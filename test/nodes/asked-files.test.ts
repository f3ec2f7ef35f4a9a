import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import pLimit from 'p-limit';

import {
	processedFiles,
	type Memory,
} from '../../nodes/SpaceOcr/resources/document/extract/processed-files';

/** n8n's memory of one node, in which the process is killed at some access, before or after it took effect. */
function killable(entries: string[]) {
	let left = Infinity;
	let lastTakesEffect = false;
	const access = (change: () => void) => {
		left--;
		if (left > 0 || (left === 0 && lastTakesEffect)) change();
		return left > 0 ? Promise.resolve() : Promise.reject(new Error('killed'));
	};
	const memory: Memory = {
		async checkAndAdd(texts, maxEntries) {
			const there = new Set(texts.filter((text) => entries.includes(text)));
			await access(() => {
				entries.push(...texts.filter((text) => !there.has(text)));
				if (maxEntries !== undefined) entries.splice(0, Math.max(0, entries.length - maxEntries));
			});
			return there;
		},
		async remove(texts) {
			await access(() => {
				for (const text of texts) {
					const index = entries.indexOf(text);
					if (index !== -1) entries.splice(index, 1);
				}
			});
		},
	};
	return {
		memory,
		killAt: (accesses: number, after: boolean) => {
			left = accesses;
			lastTakesEffect = after;
		},
	};
}

const open = (memory: Memory) => processedFiles(memory, pLimit(1));
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const batch = fc.uniqueArray(name, { minLength: 1 });

test('a question leaves no trace', async () => {
	const entries = ['x', 'a'];
	const files = open(killable(entries).memory);
	expect(await files.ask(['a', 'b', 'b'])).toEqual(new Set(['a']));
	expect(entries).toEqual(['x', 'a']);
	expect(await files.ask([])).toEqual(new Set());
});

test('what is recorded is known, and it alone', async () => {
	const entries: string[] = [];
	const files = open(killable(entries).memory);
	await files.record(['a', 'a', 'b']);
	expect(entries).toEqual(['a', 'b']);
	expect(await files.ask(['a', 'b', 'c'])).toEqual(new Set(['a', 'b']));
});

test('only a record drops the oldest, as n8n does', async () => {
	const entries = Array.from({ length: 10_000 }, (_, index) => `old-${index}`);
	const files = open(killable(entries).memory);
	expect(await files.ask(['old-0', 'new'])).toEqual(new Set(['old-0']));
	expect(entries).toHaveLength(10_000);
	await files.record(['new']);
	expect(entries).toHaveLength(10_000);
	expect(await files.ask(['old-0', 'old-1', 'new'])).toEqual(new Set(['old-1', 'new']));
});

/** What an execution does with its files, and at which access its process is killed; the last one never is. */
const executions = fc.array(
	fc.record({
		batch,
		delivers: fc.boolean(),
		killAt: fc.integer({ min: 1, max: 4 }),
		after: fc.boolean(),
	}),
	{ maxLength: 6 },
);

test('wherever the process is killed, no file counts as delivered that was not', async () => {
	await fc.assert(
		fc.asyncProperty(executions, async (runs) => {
			const entries: string[] = [];
			const { memory, killAt } = killable(entries);
			const delivered = new Set<string>();
			for (const one of runs) {
				killAt(one.killAt, one.after);
				const files = open(memory);
				try {
					const known = await files.ask(one.batch);
					for (const file of known) expect(delivered).toContain(file);
					if (!one.delivers) continue;
					// n8n has the outputs as soon as they are recorded: a kill in the middle of it may go either way.
					for (const file of one.batch) delivered.add(file);
					await files.record(one.batch);
				} catch (error) {
					expect(error).toMatchObject({ message: 'killed' });
				}
			}
			killAt(Infinity, false);
			for (const file of await open(memory).ask(['a', 'b', 'c', 'd', 'e']))
				expect(delivered).toContain(file);
		}),
		{ numRuns: 2_000, seed: 1 },
	);
});

test('a failed access is tried again: of n8n two processes can make the row at the same time', async () => {
	let failures = 2;
	const entries: string[] = [];
	const { memory } = killable(entries);
	const flaky: Memory = {
		...memory,
		checkAndAdd: async (texts, maxEntries) => {
			if (failures-- > 0) throw new Error('UNIQUE constraint failed: processed_data');
			return await memory.checkAndAdd(texts, maxEntries);
		},
	};
	await open(flaky).record(['a']);
	expect(entries).toEqual(['a']);
	failures = 3;
	await expect(open(flaky).ask(['b'])).rejects.toThrow('UNIQUE');
	expect(entries).toEqual(['a']);
});
