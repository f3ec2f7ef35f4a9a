import * as z from 'zod/v4-mini';

import { itemOf } from '../../../test/core/review/documents';
import type { ReviewStage } from '../../../test/e2e/review/review-stage';
import { settled } from '../../../test/e2e/settled';
import { dataTables } from '../../../test/e2e/workflows-4-5-6/data-tables';
import { until } from '../../../test/e2e/until';

const TABLE = 'Booked';
const PER_ROUND = 100;
/** Runs that are begun or answered at the same time. */
const AT_ONCE = 5;

const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});
const byName = { __rl: true, mode: 'name', value: TABLE };

/** Makes the table, once: n8n can't make one twice at the same moment. */
const tableMaker = () => ({
	name: 'Table',
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Table', 'n8n-nodes-base.dataTable', 1.1, {
			resource: 'table',
			operation: 'create',
			tableName: TABLE,
			columns: { column: [{ name: 'execution', type: 'string' }] },
			options: { createIfNotExists: true },
		}),
	],
	connections: { Start: { main: [to('Table')] } },
	settings: { executionOrder: 'v1' },
});

/** A document that waits, and is booked once: a row of a table. */
const workflow = () => ({
	name: 'Resumes',
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Document', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ ...itemOf(), link: '' }),
			options: {},
		}),
		node('Link', 'n8n-nodes-base.set', 3.4, {
			mode: 'manual',
			assignments: {
				assignments: [
					{ id: 'link', name: 'link', value: '={{ $execution.resumeUrl }}', type: 'string' },
				],
			},
			includeOtherFields: true,
			options: {},
		}),
		node('Review', 'n8n-nodes-space-ocr.spaceOcrReview', 1, {}),
		node('Book', 'n8n-nodes-base.dataTable', 1.1, {
			resource: 'row',
			operation: 'insert',
			dataTableId: byName,
			columns: { mappingMode: 'defineBelow', value: { execution: '={{ $execution.id }}' } },
			options: {},
		}),
	],
	connections: {
		Start: { main: [to('Document')] },
		Document: { main: [to('Link')] },
		Link: { main: [to('Review')] },
		Review: { main: [to('Book'), [], []] },
	},
	settings: { executionOrder: 'v1' },
});

async function inTurns<T, R>(list: readonly T[], one: (item: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	for (let at = 0; at < list.length; at += AT_ONCE)
		results.push(...(await Promise.all(list.slice(at, at + AT_ONCE).map(one))));
	return results;
}

const withLink = z.object({ link: z.string() });
const NONCE = /"nonce":"([^"]+)"/;

/** What came of many answers. */
export interface Resumed {
	readonly answered: number;
	/** Never booked. */
	readonly lost: number;
	/** Booked more than once. */
	readonly doubled: number;
	/** Second clicks that were taken as well. */
	readonly takenTwice: number;
}

/**
 * Lets executions wait, ends n8n without warning, starts it again, and answers each of them twice at the same moment,
 * as an impatient person does; round after round.
 */
export async function resumes(
	{ stage }: ReviewStage,
	count: number,
	tell: (words: string) => void,
): Promise<Resumed> {
	const maker = await stage.api.addWorkflow(tableMaker());
	await settled(stage.api, await stage.api.runWorkflow(maker, 'Start'));
	const id = await stage.api.addWorkflow(workflow());
	const all: string[] = [];
	let takenTwice = 0;
	for (let round = 0; round * PER_ROUND < count; round++) {
		const wanted = Array.from({ length: Math.min(PER_ROUND, count - all.length) });
		const runs = await inTurns(wanted, () => stage.api.runWorkflow(id, 'Start'));
		const links = await inTurns(runs, (run) =>
			until(`execution ${run} waits`, async () => {
				const now = await stage.api.execution(run);
				if (now.status === 'error') throw new Error(now.error?.message ?? 'it failed');
				return now.status === 'waiting' && withLink.parse(now.itemsOf('Link')[0]?.json).link;
			}),
		);
		await stage.killN8n();
		await stage.startN8nAgain();
		await inTurns(links, async (link) => {
			const [, nonce = ''] = NONCE.exec(await (await fetch(link)).text()) ?? [];
			const verdict = { document: 0, seconds: 1, note: '', decision: 'approved' };
			const body = JSON.stringify({
				nonce,
				by: '',
				verdicts: [{ ...verdict, edits: { cells: {}, tables: {} } }],
			});
			const headers = { 'Content-Type': 'application/json' };
			const post = () => fetch(link, { method: 'POST', headers, body });
			const answers = await Promise.all([post(), post()]);
			if (answers.every(({ ok }) => ok)) takenTwice += 1;
		});
		await inTurns(runs, (run) => settled(stage.api, run));
		all.push(...runs);
		tell(`${all.length} of ${count} answered, ${round + 1} restarts`);
	}
	const booked = ((await dataTables(stage)).get(TABLE) ?? []).map((row) =>
		String(row['execution']),
	);
	const timesOf = new Map(all.map((run) => [run, 0]));
	for (const run of booked) timesOf.set(run, (timesOf.get(run) ?? 0) + 1);
	const times = [...timesOf.values()];
	return {
		answered: all.length,
		lost: times.filter((count_) => count_ === 0).length,
		doubled: times.filter((count_) => count_ > 1).length,
		takenTwice,
	};
}
