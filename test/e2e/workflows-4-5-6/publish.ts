import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod/v4';

import type { N8nApi } from '../../../tools/n8n/n8n-api.ts';
import { ROOT } from '../stage';

const node = z.looseObject({
	name: z.string(),
	type: z.string(),
	parameters: z.record(z.string(), z.unknown()),
});
const workflow = z.looseObject({ name: z.string(), nodes: z.array(node) });
export type ShippedNode = z.infer<typeof node>;

/** A credential that is saved in n8n. */
export interface SavedCredential {
	readonly id: string;
	readonly name: string;
	/** "spaceOcrApi" */
	readonly type: string;
}

/** n8n makes a path for every trigger that listens to HTTP. */
const LISTENS = /\.(?:form|chat)Trigger$/;

/** A workflow as it is shipped, once it runs in n8n. */
export interface PublishedWorkflow {
	readonly id: string;
	/** Where its trigger listens: a part of the address. */
	readonly path: string;
}

/**
 * Imports a workflow as it is shipped, and lets its trigger begin executions.
 *
 * @param file in workflows/
 * @param credentialOf what the user chooses for a node; undefined for none
 * @param change what the user sets in a node before publishing it
 */
export async function publish(
	api: N8nApi,
	file: string,
	credentialOf: (node: ShippedNode) => SavedCredential | undefined,
	change: (node: ShippedNode) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<PublishedWorkflow> {
	const shipped = workflow.parse(JSON.parse(await readFile(join(ROOT, 'workflows', file), 'utf8')));
	const path = randomUUID();
	const nodes = shipped.nodes.map((one) => {
		const credential = credentialOf(one);
		return {
			...one,
			parameters: { ...one.parameters, ...change(one) },
			...(LISTENS.test(one.type) ? { webhookId: path } : {}),
			...(credential === undefined
				? {}
				: { credentials: { [credential.type]: { id: credential.id, name: credential.name } } }),
		};
	});
	const id = await api.addWorkflow({ ...shipped, nodes });
	await api.activateWorkflow(id);
	return { id, path };
}
