import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod/v4';

import type { N8nApi } from './n8n-api.ts';

const CREDENTIAL_TYPE = 'spaceOcrApi';

const workflowSchema = z.looseObject({
	name: z.string(),
	nodes: z.array(
		z.looseObject({ credentials: z.optional(z.record(z.string(), z.unknown())), type: z.string() }),
	),
	connections: z.record(z.string(), z.unknown()),
});
type ExampleWorkflow = z.infer<typeof workflowSchema>;

/** Nodes of ours get the credential that is there; the files name none. */
const withCredential = (workflow: ExampleWorkflow, credential: { id: string; name: string }) => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-space-ocr.')
			? { ...node, credentials: { ...node.credentials, [CREDENTIAL_TYPE]: credential } }
			: node,
	),
});

/**
 * Adds the example workflows that this n8n does not have yet, so that changes of the user stay.
 *
 * @param folder with exports of n8n; it may be missing
 * @returns how many were added
 */
export async function addExampleWorkflows(
	api: N8nApi,
	folder: string,
	credential: { readonly id: string; readonly name: string },
): Promise<number> {
	const entries = await readdir(folder).catch(() => []);
	const there = new Set(await api.workflowNames());
	let added = 0;
	for (const file of entries.filter((entry) => entry.endsWith('.json')).sort()) {
		const text = await readFile(join(folder, file), 'utf8');
		const workflow = workflowSchema.parse(JSON.parse(text));
		if (there.has(workflow.name)) continue;
		await api.addWorkflow(withCredential(workflow, credential));
		added++;
	}
	return added;
}
