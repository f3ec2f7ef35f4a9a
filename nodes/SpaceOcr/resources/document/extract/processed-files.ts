import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

/** The files that were read in earlier executions, by their SHA-256 in hex. */
export interface ProcessedFiles {
	has(sha256: string): Promise<boolean>;
	/** Call it after the file was read, so that one that failed is tried again. */
	add(sha256: string): Promise<void>;
}

/** Some years of invoices; n8n drops the oldest beyond it. */
const OPTIONS: ICheckProcessedOptions = { mode: 'entries', maxEntries: 10_000 };

/** Remembers per node, in n8n's own memory for this. */
export function remembering({ helpers }: IExecuteFunctions): ProcessedFiles {
	const asked = new Map<string, Promise<boolean>>();

	async function ask(sha256: string): Promise<boolean> {
		// n8n has no question without a record: a record that this made is taken back at once.
		const { processed } = await helpers.checkProcessedAndRecord([sha256], 'node', OPTIONS);
		if (processed.includes(sha256)) return true;
		await helpers.removeProcessed([sha256], 'node', OPTIONS);
		return false;
	}

	return {
		// Asked once per execution: a file that comes twice in it is no repeat of an earlier one.
		async has(sha256) {
			const answer = asked.get(sha256) ?? ask(sha256);
			asked.set(sha256, answer);
			return await answer;
		},
		async add(sha256) {
			await helpers.checkProcessedAndRecord([sha256], 'node', OPTIONS);
		},
	};
}

/** Remembers nothing. */
export const forgetful: ProcessedFiles = {
	has: () => Promise.resolve(false),
	add: () => Promise.resolve(),
};
