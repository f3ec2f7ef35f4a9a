import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';

import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
} from 'n8n-workflow';
import * as z from 'zod/v4-mini';

/** One access of the database: the row of a node is looked for, made, or written back. */
type Access = 'find' | 'insert' | 'update';

/**
 * n8n's memory of files as its own class for it keeps it (`DeduplicationHelper`): one row a node with all entries as
 * JSON, found, changed and written back without a lock, in a real SQLite with its primary key. Every access waits as
 * that of a database does, so that others come in between.
 */
export interface FileMemory {
	readonly deduplicator: IDataDeduplicator;
	/** Called before each access; what it throws is the database's answer. */
	before: (access: Access) => void;
	/** How many entries all nodes have together. */
	count(): number;
	clear(): void;
	/** Puts an entry in, as another process does. */
	addElsewhere(nodeId: string, workflowId: string, entry: string): void;
}

const entries = z.array(z.string());
const row = z.object({ value: z.string() });

const hashOf = (item: DeduplicationItemTypes) =>
	createHash('md5').update(item.toString()).digest('base64');

const contextOf = (scope: DeduplicationScope, { node }: ICheckProcessedContextData) =>
	scope === 'node' ? `n:${node?.id ?? ''}` : '';

export function openFileMemory(): FileMemory {
	const database = new DatabaseSync(':memory:');
	database.exec(
		'CREATE TABLE processed_data (workflowId TEXT, context TEXT, value TEXT, PRIMARY KEY (workflowId, context))',
	);
	const select = database.prepare(
		'SELECT value FROM processed_data WHERE workflowId = ? AND context = ?',
	);
	const insert = database.prepare('INSERT INTO processed_data VALUES (?, ?, ?)');
	const update = database.prepare(
		'UPDATE processed_data SET value = ? WHERE workflowId = ? AND context = ?',
	);

	const stored = (workflowId: string, context: string): string[] | undefined => {
		const found = row.safeParse(select.get(workflowId, context));
		return found.success ? entries.parse(JSON.parse(found.data.value)) : undefined;
	};
	const access = async <T>(kind: Access, run: () => T): Promise<T> => {
		await setImmediate();
		memory.before(kind);
		const answer = run();
		await setImmediate();
		return answer;
	};
	const shortened = (list: string[], { maxEntries }: ICheckProcessedOptions) =>
		maxEntries === undefined ? list : list.slice(-maxEntries);

	const deduplicator: IDataDeduplicator = {
		async checkProcessedAndRecord(items, scope, contextData, options) {
			const { id } = contextData.workflow;
			const context = contextOf(scope, contextData);
			const earlier = await access('find', () => stored(id, context));
			const known = new Set(earlier);
			const isKnown = (item: DeduplicationItemTypes) => known.has(hashOf(item));
			const fresh = items.filter((item) => !isKnown(item));
			const value = JSON.stringify(shortened([...(earlier ?? []), ...fresh.map(hashOf)], options));
			await (earlier === undefined
				? access('insert', () => insert.run(id, context, value))
				: access('update', () => update.run(value, id, context)));
			return { processed: items.filter(isKnown), new: fresh };
		},
		async removeProcessed(items, scope, contextData) {
			const { id } = contextData.workflow;
			const context = contextOf(scope, contextData);
			const earlier = await access('find', () => stored(id, context));
			if (earlier === undefined) return;
			for (const hash of items.map(hashOf)) {
				const index = earlier.indexOf(hash);
				if (index !== -1) earlier.splice(index, 1);
			}
			const value = JSON.stringify(earlier);
			await access('update', () => update.run(value, id, context));
		},
		clearAllProcessedItems: () => Promise.reject(new Error('not asked for')),
		getProcessedDataCount: () => Promise.reject(new Error('not asked for')),
	};

	const memory: FileMemory = {
		deduplicator,
		before: () => undefined,
		count: () =>
			database
				.prepare('SELECT value FROM processed_data')
				.all()
				.reduce((sum, found) => sum + entries.parse(JSON.parse(row.parse(found).value)).length, 0),
		clear() {
			database.exec('DELETE FROM processed_data');
			memory.before = () => undefined;
		},
		addElsewhere(nodeId, workflowId, entry) {
			const context = `n:${nodeId}`;
			const earlier = stored(workflowId, context);
			const value = JSON.stringify([...(earlier ?? []), hashOf(entry)]);
			if (earlier === undefined) insert.run(workflowId, context, value);
			else update.run(value, workflowId, context);
		},
	};
	return memory;
}

/** Gives n8n's engine that memory; it takes one in a process. */
export async function installFileMemory(memory: FileMemory): Promise<void> {
	await DataDeduplicationService.init(memory.deduplicator);
}
