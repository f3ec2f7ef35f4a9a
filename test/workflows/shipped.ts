import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as z from 'zod/v4-mini';

export const ROOT = resolve(__dirname, '../..');

const target = z.strictObject({ node: z.string(), type: z.string(), index: z.number() });
/** A workflow has what is listed here and nothing else: no credentials, no pinned data, no ids of an n8n. */
const node = z.strictObject({
	id: z.string(),
	name: z.string(),
	type: z.string(),
	typeVersion: z.number(),
	position: z.tuple([z.number(), z.number()]),
	parameters: z.record(z.string(), z.unknown()),
	onError: z.optional(z.string()),
	executeOnce: z.optional(z.boolean()),
	alwaysOutputData: z.optional(z.boolean()),
	retryOnFail: z.optional(z.boolean()),
	maxTries: z.optional(z.number()),
	waitBetweenTries: z.optional(z.number()),
	notes: z.optional(z.string()),
	notesInFlow: z.optional(z.boolean()),
});
const workflow = z.strictObject({
	name: z.string(),
	nodes: z.array(node),
	connections: z.record(z.string(), z.record(z.string(), z.array(z.array(target)))),
	settings: z.strictObject({
		executionOrder: z.literal('v1'),
		saveExecutionProgress: z.optional(z.boolean()),
		saveDataErrorExecution: z.optional(z.string()),
		saveDataSuccessExecution: z.optional(z.string()),
		saveManualExecutions: z.optional(z.boolean()),
	}),
	active: z.optional(z.literal(false)),
	tags: z.optional(z.tuple([])),
});

export type ShippedNode = z.infer<typeof node>;
export interface ShippedWorkflow extends z.infer<typeof workflow> {
	/** "1-mail-to-ledger", the name of its file and of its page. */
	readonly stem: string;
	/** The file as it is. */
	readonly text: string;
}

export const NOTE = 'n8n-nodes-base.stickyNote';

/** The workflows of the repository, in the order of their numbers. */
export const shippedWorkflows = (): ShippedWorkflow[] =>
	readdirSync(resolve(ROOT, 'workflows'))
		.toSorted()
		.map((file) => {
			const text = readFileSync(resolve(ROOT, 'workflows', file), 'utf8');
			return { ...workflow.parse(JSON.parse(text)), stem: file.replace(/\.json$/, ''), text };
		});

/** "Space OCR 4: Line items to a table" -> "Line items to a table". */
export const titleOf = ({ name }: { readonly name: string }): string =>
	name.replace(/^Space OCR \d: /, '');
