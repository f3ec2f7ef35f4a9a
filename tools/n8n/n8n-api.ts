import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod/v4';

import { cookieOf } from './log-in.ts';
import { callsTo } from './n8n-call.ts';
import { executionsApi, type ExecutionsApi } from './n8n-executions.ts';
import type { Owner } from './owner.ts';

const saved = z.object({ data: z.object({ id: z.string() }) });
const listed = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });
const versioned = z.object({ data: z.object({ versionId: z.string() }) });
const publication = z.object({
	data: z.object({
		status: z.string(),
		triggers: z.array(z.object({ errorMessage: z.nullable(z.string()) })),
	}),
});
const tested = z.object({ data: z.object({ status: z.string(), message: z.string() }) });

const POLL_MS = 250;
/** n8n looks for published workflows every 15 seconds at the latest; a busy machine takes its own. */
const CONNECT_MS = 180_000;

export interface NewCredential {
	readonly name: string;
	/** "spaceOcrApi" */
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** What the editor's own calls can do, for the person who is logged in. */
export interface N8nApi extends ExecutionsApi {
	/** Makes the credential, or changes the one of this name. */
	putCredential(credential: NewCredential): Promise<string>;
	/** n8n's own test of a credential that is saved. */
	testCredential(
		id: string,
		credential: NewCredential,
	): Promise<{ readonly status: string; readonly message: string }>;
	/** Names of the workflows that are there. */
	workflowNames(): Promise<string[]>;
	addWorkflow(workflow: Readonly<Record<string, unknown>>): Promise<string>;
	/**
	 * Lets its triggers begin executions, and waits until they do.
	 *
	 * @throws Error with what a trigger says when it can't
	 */
	activateWorkflow(id: string): Promise<void>;
	deactivateWorkflow(id: string): Promise<void>;
}

/** @throws Error with n8n's answer when it lets nobody in */
export async function logIn(url: string, owner: Owner): Promise<N8nApi> {
	const call = callsTo(url, await cookieOf(url, owner));
	const list = async (path: string) =>
		listed.parse(await call('GET', path, undefined, `list ${path}`)).data;
	return {
		...executionsApi(call),
		async putCredential(credential) {
			const known = (await list('/credentials')).find(({ name }) => name === credential.name);
			const what = 'save the credential';
			const answer = known
				? await call('PATCH', `/credentials/${known.id}`, credential, what)
				: await call('POST', '/credentials', credential, what);
			return saved.parse(answer).data.id;
		},
		async testCredential(id, credential) {
			const body = { credentials: { id, ...credential } };
			return tested.parse(await call('POST', '/credentials/test', body, 'test it')).data;
		},
		async workflowNames() {
			return (await list('/workflows')).map(({ name }) => name);
		},
		async addWorkflow(workflow) {
			const answer = await call('POST', '/workflows', workflow, 'save a workflow');
			return saved.parse(answer).data.id;
		},
		async activateWorkflow(id) {
			const path = `/workflows/${id}`;
			const { versionId } = versioned.parse(
				await call('GET', path, undefined, 'show a workflow'),
			).data;
			await call('POST', `${path}/activate`, { versionId }, 'activate a workflow');
			// n8n answers before it has connected the triggers
			const end = Date.now() + CONNECT_MS;
			for (;;) {
				if (Date.now() > end) throw new Error('the triggers of a workflow did not get connected');
				const answer = await call('GET', `${path}/publication-status`, undefined, 'say its state');
				const { status, triggers } = publication.parse(answer).data;
				if (status === 'published') return;
				if (status === 'failed' || status === 'partial')
					throw new Error(triggers.map(({ errorMessage }) => errorMessage ?? '').join(' '));
				await sleep(POLL_MS);
			}
		},
		async deactivateWorkflow(id) {
			await call('POST', `/workflows/${id}/deactivate`, {}, 'deactivate a workflow');
		},
	};
}
