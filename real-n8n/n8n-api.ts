import * as z from 'zod/v4';

import type { Owner } from './owner.ts';

const saved = z.object({ data: z.object({ id: z.string() }) });
const listed = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });
const settings = z.object({
	data: z.object({ userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }) }),
});

export interface NewCredential {
	readonly name: string;
	/** "spaceOcrApi" */
	readonly type: string;
	readonly data: Readonly<Record<string, string>>;
}

/** What the editor's own calls can do, for the person who is logged in. */
export interface N8nApi {
	/** Makes the credential, or changes the one of this name. */
	putCredential(credential: NewCredential): Promise<string>;
	/** Names of the workflows that are there. */
	workflowNames(): Promise<string[]>;
	addWorkflow(workflow: Readonly<Record<string, unknown>>): Promise<string>;
}

type Call = (method: string, path: string, body?: unknown) => Promise<Response>;

/** @throws Error with n8n's answer when it is none of success */
async function must(call: Promise<Response>, what: string): Promise<Response> {
	const response = await call;
	if (response.ok) return response;
	throw new Error(`n8n did not ${what}: ${response.status} ${await response.text()}`);
}

const callsTo =
	(url: string, cookie: string): Call =>
	(method, path, body) =>
		fetch(`${url}/rest${path}`, {
			method,
			headers: { 'Content-Type': 'application/json', Cookie: cookie },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});

/** Logs in; on the first start this makes the owner. */
async function cookieOf(url: string, owner: Owner): Promise<string> {
	const call = callsTo(url, '');
	const answer = await must(call('GET', '/settings'), 'say whether it has an owner');
	const isNew = settings.parse(await answer.json()).data.userManagement.showSetupOnFirstLoad;
	const response = isNew
		? await must(
				call('POST', '/owner/setup', { ...owner, firstName: 'Space', lastName: 'OCR' }),
				'make the owner',
			)
		: await must(
				call('POST', '/login', { emailOrLdapLoginId: owner.email, password: owner.password }),
				'let the owner in (was the password changed? --reset begins anew)',
			);
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0] ?? '')
		.join('; ');
}

/** @throws Error with n8n's answer when it lets nobody in */
export async function logIn(url: string, owner: Owner): Promise<N8nApi> {
	const call = callsTo(url, await cookieOf(url, owner));
	const list = async (path: string) => {
		const response = await must(call('GET', path), `list ${path}`);
		return listed.parse(await response.json()).data;
	};
	return {
		async putCredential(credential) {
			const known = (await list('/credentials')).find(({ name }) => name === credential.name);
			const response = known
				? call('PATCH', `/credentials/${known.id}`, credential)
				: call('POST', '/credentials', credential);
			return saved.parse(await (await must(response, 'save the credential')).json()).data.id;
		},
		async workflowNames() {
			return (await list('/workflows')).map(({ name }) => name);
		},
		async addWorkflow(workflow) {
			const response = await must(call('POST', '/workflows', workflow), 'save a workflow');
			return saved.parse(await response.json()).data.id;
		},
	};
}
