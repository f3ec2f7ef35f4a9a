import type { IExecuteFunctions } from 'n8n-workflow';
import pLimit, { type LimitFunction } from 'p-limit';

/** Which files left the node in earlier executions, by their SHA-256 in hex. */
export interface ProcessedFiles {
	/** One question for a whole batch. It leaves no trace, so that a file that fails now is tried again. */
	ask(files: readonly string[]): Promise<ReadonlySet<string>>;
	/** One record for a whole batch, of what left. */
	record(files: readonly string[]): Promise<void>;
}

/** n8n's memory for one node: a set of texts. */
export interface Memory {
	/**
	 * Which of these texts, all different, were there; puts in those that were not. n8n has no question without that.
	 *
	 * @param maxEntries beyond it the oldest are dropped; undefined: none
	 */
	checkAndAdd(texts: readonly string[], maxEntries?: number): Promise<ReadonlySet<string>>;
	remove(texts: readonly string[]): Promise<void>;
}

/** Some years of invoices; n8n drops the oldest beyond it. */
const MAX_ENTRIES = 10_000;
/**
 * n8n reads, changes and writes one row without a lock. Of two processes that make the row at the same time one fails
 * on the database's UNIQUE constraint; asked again, it finds the row. A busy database may answer the third time.
 */
const ATTEMPTS = 3;

/** Says that somebody asked about a file, and that its own entry therefore says nothing. */
const questionOf = (file: string) => `asked:${file}`;

async function again<T>(attempt: () => Promise<T>, left = ATTEMPTS): Promise<T> {
	return await attempt().then(undefined, async (error: unknown) => {
		if (left <= 1) throw error;
		return await again(attempt, left - 1);
	});
}

/**
 * A question that loses no file, whenever the process is killed.
 *
 * n8n records what it is asked about. Killed before that is taken back, a file would count as delivered that nobody ever
 * saw. So a file has two entries: its own, and that of the question. **Delivered is its own without the question's.**
 *
 * | step                     | a new file         | a delivered one    | killed after it          |
 * | ------------------------ | ------------------ | ------------------ | ------------------------ |
 * | before                   | neither            | its own            |                          |
 * | ask: add both            | both               | both               | both count as not delivered |
 * | take back in one write   | neither            | its own            | as before                |
 * | record, once it has left | its own            | its own            | delivered                |
 *
 * So a kill within a question can bring a delivered file once more, and can lose none. Each step may be done again when
 * it failed. The own entry goes in first, as n8n drops the oldest first: the other way round a question could
 * outlive as a delivery. The question drops none.
 *
 * @param turn lets one at a time use the memory
 */
export function processedFiles(memory: Memory, turn: LimitFunction): ProcessedFiles {
	async function ask(files: readonly string[]): Promise<ReadonlySet<string>> {
		const questions = files.map(questionOf);
		const there = await again(() => memory.checkAndAdd([...files, ...questions]));
		const isDelivered = (file: string) => there.has(file) && !there.has(questionOf(file));
		const others = files.filter((file) => !isDelivered(file));
		await again(() => memory.remove([...questions, ...others]));
		return new Set(files.filter(isDelivered));
	}

	return {
		ask: async (files) => {
			const unique = [...new Set(files)];
			return unique.length === 0 ? new Set() : await turn(ask, unique);
		},
		record: async (files) => {
			const unique = [...new Set(files)];
			if (unique.length > 0) await turn(() => again(() => memory.checkAndAdd(unique, MAX_ENTRIES)));
		},
	};
}

/** Turns at the memory of each node, for all executions in this process. */
const turns = new Map<string, LimitFunction>();

function turnAt(place: string): LimitFunction {
	const turn = turns.get(place) ?? pLimit(1);
	turns.set(place, turn);
	return turn;
}

/** Which memory of n8n a node uses. */
export const placeOf = (context: IExecuteFunctions): string =>
	JSON.stringify([context.getWorkflow().id, context.getNode().id]);

/** In n8n's own memory for this, one for each node. */
export function rememberedBy(context: IExecuteFunctions): ProcessedFiles {
	const { helpers } = context;
	const memory: Memory = {
		async checkAndAdd(texts, maxEntries) {
			const { processed } = await helpers.checkProcessedAndRecord([...texts], 'node', {
				mode: 'entries',
				...(maxEntries === undefined ? {} : { maxEntries }),
			});
			return new Set(processed.map(String));
		},
		async remove(texts) {
			await helpers.removeProcessed([...texts], 'node', { mode: 'entries' });
		},
	};
	return processedFiles(memory, turnAt(placeOf(context)));
}
