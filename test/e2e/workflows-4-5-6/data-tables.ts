import * as z from 'zod/v4';

import { cookieOf } from '../../../tools/n8n/log-in.ts';
import { callsTo } from '../../../tools/n8n/n8n-call.ts';
import type { Stage } from '../stage';

const project = z.object({ data: z.object({ id: z.string() }) });
const tables = z.object({
	data: z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) }),
});
const row = z.record(z.string(), z.unknown());
const rows = z.object({ data: z.object({ data: z.array(row) }) });

const columns = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Rows at a time. */
const MANY = 200;

/** One log-in for a stage: n8n lets nobody log in again and again. */
const cookies = new WeakMap<Stage, Promise<string>>();
function cookieFor(stage: Stage): Promise<string> {
	const cookie = cookies.get(stage) ?? cookieOf(stage.url, stage.owner);
	cookies.set(stage, cookie);
	return cookie;
}

/** The user's data tables, and the calls to them. */
async function tablesOf(stage: Stage) {
	const call = callsTo(stage.url, await cookieFor(stage));
	const get = (path: string) => call('GET', path, undefined, `show ${path}`);
	const { id } = project.parse(await get('/projects/personal')).data;
	const folder = `/projects/${id}/data-tables`;
	return { call, get, folder, found: tables.parse(await get(folder)).data.data };
}

/** The rows of the user's data tables, by the name of the table. */
export async function dataTables(
	stage: Stage,
): Promise<ReadonlyMap<string, readonly z.infer<typeof row>[]>> {
	const { get, folder, found } = await tablesOf(stage);
	return new Map(
		await Promise.all(
			found.map(async (table): Promise<[string, readonly z.infer<typeof row>[]]> => {
				const all: z.infer<typeof row>[] = [];
				for (;;) {
					const path = `${folder}/${table.id}/rows?take=${MANY}&skip=${all.length}`;
					const some = rows.parse(await get(path)).data.data;
					all.push(...some);
					if (some.length < MANY) return [table.name, all];
				}
			}),
		),
	);
}

/** Takes a column out of a table, as somebody does who tidies up. */
export async function dropColumn(stage: Stage, table: string, column: string): Promise<void> {
	const { call, get, folder, found } = await tablesOf(stage);
	const path = `${folder}/${found.find(({ name }) => name === table)?.id}/columns`;
	const id = columns.parse(await get(path)).data.find(({ name }) => name === column)?.id;
	await call('DELETE', `${path}/${id}`, undefined, `drop ${column}`);
}
