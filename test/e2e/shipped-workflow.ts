import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod/v4';

import type { N8nApi, NewCredential } from '../../tools/n8n/n8n-api.ts';
import { ROOT } from './stage';

const assignment = z.looseObject({ name: z.string(), value: z.unknown() });
const node = z.looseObject({
	name: z.string(),
	type: z.string(),
	parameters: z.looseObject({
		assignments: z.optional(z.looseObject({ assignments: z.array(assignment) })),
		nodeCredentialType: z.optional(z.string()),
	}),
});
const workflowFile = z.looseObject({ name: z.string(), nodes: z.array(node) });
type Node = z.infer<typeof node>;

/** The credential type that a node asks a user for. */
const CREDENTIAL_TYPES: Readonly<Record<string, string>> = {
	'n8n-nodes-base.emailReadImap': 'imap',
	'n8n-nodes-base.emailSend': 'smtp',
	'n8n-nodes-space-ocr.spaceOcr': 'spaceOcrApi',
};

function withSettings(own: Node, settings: Readonly<Record<string, unknown>>): Node {
	const { assignments } = own.parameters;
	if (own.name !== 'Settings' || assignments === undefined) return own;
	const unknown = Object.keys(settings).filter(
		(name) => !assignments.assignments.some((one) => one.name === name),
	);
	if (unknown.length > 0) throw new Error(`Settings has no ${unknown.join(', ')}`);
	return {
		...own,
		parameters: {
			...own.parameters,
			assignments: {
				assignments: assignments.assignments.map((one) =>
					one.name in settings ? { ...one, value: settings[one.name] } : one,
				),
			},
		},
	};
}

/** Where the form "Try it with one file" is, which n8n would make up. */
export const FORM_PATH = 'try-it-with-one-file';
const withFormPath = (own: Node): Node =>
	own.type === 'n8n-nodes-base.formTrigger' ? { ...own, webhookId: FORM_PATH } : own;

/** A review that a user lets wait for a minute only, the shortest that there is. */
const withShortReview = (own: Node): Node =>
	own.type === 'n8n-nodes-space-ocr.spaceOcrReview'
		? { ...own, parameters: { ...own.parameters, amount: 1, unit: 'minutes' } }
		: own;

/**
 * Imports a workflow as it is shipped and does what its notes ask of a user, and nothing else: values in the node
 * "Settings", and a credential wherever one is to be chosen.
 *
 * @param change what a user changes besides
 * @returns its id
 */
export async function addShippedWorkflow(
	api: N8nApi,
	file: string,
	settings: Readonly<Record<string, unknown>>,
	credentials: readonly NewCredential[],
	change: 'nothing' | 'short review' = 'nothing',
): Promise<string> {
	const text = await readFile(join(ROOT, 'workflows', file), 'utf8');
	const workflow = workflowFile.parse(JSON.parse(text));
	const ids = new Map<string, { id: string; name: string }>();
	for (const credential of credentials)
		ids.set(credential.type, { id: await api.putCredential(credential), name: credential.name });

	const withCredential = (own: Node): Node => {
		const type = own.parameters.nodeCredentialType ?? CREDENTIAL_TYPES[own.type];
		const chosen = type === undefined ? undefined : ids.get(type);
		if (type === undefined) return own;
		if (chosen === undefined) throw new Error(`${own.name} needs a credential: ${type}`);
		return { ...own, credentials: { [type]: chosen } };
	};
	return api.addWorkflow({
		...workflow,
		nodes: workflow.nodes
			.map((own) => withFormPath(withCredential(withSettings(own, settings))))
			.map((own) => (change === 'short review' ? withShortReview(own) : own)),
	});
}
