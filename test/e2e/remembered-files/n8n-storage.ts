import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { IDataDeduplicator } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { INSTALLED } from '../stage';

/** n8n's own memory of files, over a database of its own kind. */
export interface N8nStorage {
	readonly deduplicator: IDataDeduplicator;
	close(): Promise<void>;
}

const message = z.object({
	id: z.number(),
	error: z.optional(z.string()),
	answer: z.optional(z.unknown()),
});
const item = z.union([z.string(), z.number()]);
const deduplicated = z.object({ new: z.array(item), processed: z.array(item) });

/** Opens n8n's own class for it, in its own process, on an SQLite file. */
export function openN8nStorage(file: string): N8nStorage {
	const child = fork(join(__dirname, 'storage-process.cjs'), [
		join(INSTALLED, 'node_modules/n8n/package.json'),
		file,
	]);
	const waiting = new Map<number, (answer: z.infer<typeof message>) => void>();
	child.on('message', (given) => {
		const answer = message.parse(given);
		waiting.get(answer.id)?.(answer);
		waiting.delete(answer.id);
	});

	let count = 0;
	async function call(method: keyof IDataDeduplicator, args: readonly unknown[]) {
		const id = count++;
		const { error, answer } = await new Promise<z.infer<typeof message>>((resolve) => {
			waiting.set(id, resolve);
			child.send({ id, method, args });
		});
		if (error !== undefined) throw new Error(error);
		return answer;
	}

	/** Of a workflow and a node the class looks at no more; the whole ones can't be sent. */
	const namesOf = ({ node, workflow }: Parameters<IDataDeduplicator['removeProcessed']>[2]) => ({
		node: { id: node?.id },
		workflow: { id: workflow.id },
	});

	return {
		deduplicator: {
			checkProcessedAndRecord: async (items, scope, context, options) =>
				deduplicated.parse(
					await call('checkProcessedAndRecord', [items, scope, namesOf(context), options]),
				),
			removeProcessed: async (items, scope, context, options) => {
				await call('removeProcessed', [items, scope, namesOf(context), options]);
			},
			clearAllProcessedItems: async (scope, context, options) => {
				await call('clearAllProcessedItems', [scope, namesOf(context), options]);
			},
			getProcessedDataCount: async (scope, context, options) =>
				z.number().parse(await call('getProcessedDataCount', [scope, namesOf(context), options])),
		},
		async close() {
			child.kill();
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		},
	};
}
