import 'reflect-metadata';

import { afterEach, describe, expect, test } from '@jest/globals';
import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { sureInvoice } from '../service-double/extractions';
import {
	errorBody,
	startServiceDouble,
	type Behaviour,
	type ServiceDouble,
} from '../service-double/service-double';
import { additionalData } from '../../cli/run-workflow';
import { SingleCredential } from '../../cli/credentials-helper';
import { API_KEY, built, files, run } from './workflow';

const SECRET = API_KEY.slice('spocr_'.length);

const amount: Behaviour = {
	does: 'answer',
	status: 200,
	body: {
		free: { used: 60, limit: 100, remaining: 40 },
		flatfee: { enabled: false },
		balance: 5,
	},
};
const answers = (status: number, body: object | string = '', headers = {}): Behaviour => ({
	does: 'answer',
	status,
	body,
	headers,
});

const servers: ServiceDouble[] = [];
async function serve(behaviour: Behaviour) {
	const server = await startServiceDouble(() => behaviour);
	servers.push(server);
	return server;
}
afterEach(async () => {
	await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** What the button in n8n's window of the credential does. */
async function testCredential(data: ICredentialDataDecryptedObject) {
	const test = built.node.methods?.credentialTest?.['testCredential'];
	if (test === undefined) throw new Error('the node has no test for its credential');
	const context = new CredentialTestContext(
		additionalData(new SingleCredential(built.credential, data)),
	);
	return await test.call(context, { id: '1', name: 'Space OCR', type: 'spaceOcrApi', data });
}

test('the node tests the credential, which only Prepare for Accounting does without', () => {
	expect(built.node.description.credentials).toEqual([
		{
			name: 'spaceOcrApi',
			required: true,
			testedBy: 'testCredential',
			displayOptions: { hide: { operation: ['prepare'] } },
		},
	]);
	expect(built.credential.test).toBeUndefined();
});

test('a good credential says what is left, and costs no scan', async () => {
	const { url, calls } = await serve(amount);
	expect(await testCredential({ apiKey: API_KEY, baseUrl: url })).toEqual({
		status: 'OK',
		message: 'The service answered: 45 scans are left',
	});
	expect(calls).toMatchObject([
		{ method: 'GET', path: '/amount', authorization: `Bearer ${API_KEY}` },
	]);
});

describe.each([300, 301, 302, 303, 305, 307, 308])('a redirect with %d', (status) => {
	test.each([
		['to another host', (url: string) => url.replace('127.0.0.1', 'localhost')],
		['to another port', (url: string) => url],
		['to another scheme', (url: string) => url.replace('http:', 'https:')],
		['without a scheme', (url: string) => url.replace('http:', '')],
	])('%s does not get the key, whether tested or used', async (_name, linkOf) => {
		const elsewhere = await serve(amount);
		const { url } = await serve(
			answers(status, '', { Location: `${linkOf(elsewhere.url)}/amount` }),
		);
		const { status: outcome, message } = await testCredential({ apiKey: API_KEY, baseUrl: url });
		expect(outcome).toBe('Error');
		expect(message).toContain(`the service answered ${status} and sends to `);
		expect(message).toContain('Base URL');

		const { error } = await run({ url, items: files(1) });
		expect(error?.message).toContain(`the service answered ${status} and sends to `);
		const balance = await run({
			url,
			items: files(1),
			parameters: { resource: 'account', operation: 'getBalance' },
		});
		expect(balance.error?.message).toContain(`the service answered ${status}`);
		expect(elsewhere.calls).toEqual([]);
	});
});

describe('what is wrong is said in a sentence', () => {
	test.each<[string, Behaviour, RegExp]>([
		['401', answers(401, errorBody('invalid_api_key', 'unknown key')), /the API key is wrong/],
		['404', answers(404, '<p>nothing here</p>'), /the service answered 404\..*Base URL/],
		['a web page', answers(200, '<html>hello</html>'), /balance could not be read.*Base URL/],
		['something else in JSON', answers(200, { hello: 1 }), /balance could not be read/],
		['502', answers(502, '<p>bad gateway</p>'), /the service answered 502/],
		['a zip that becomes large', { does: 'bomb', unzippedBytes: 3e7 }, /more than 20 MB/],
		['a line that breaks', { does: 'reset', extraction: sureInvoice }, /the connection broke/],
	])('%s', async (_name, behaviour, words) => {
		const { url } = await serve(behaviour);
		const { status, message } = await testCredential({ apiKey: API_KEY, baseUrl: url });
		expect(status).toBe('Error');
		expect(message).toMatch(words);
		expect(message).not.toContain(SECRET);
	});

	test('nobody at this address', async () => {
		const service = await startServiceDouble(() => amount);
		const { url } = service;
		await service.close();
		expect(await testCredential({ apiKey: API_KEY, baseUrl: url })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(`no answer from ${url}: nothing answers at this address`),
		});
	});

	test.each([
		...['', 'ftp://api.space-ocr.com', 'https://', 'http://[', 'javascript:alert(1)'],
		...['https://user:pass@api.space-ocr.com', 'https://api.space-ocr.com?key=1', 'https://a b'],
	])('a Base URL that is none: %j', async (baseUrl) => {
		expect(await testCredential({ apiKey: API_KEY, baseUrl })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('the Base URL of the credential is not usable'),
		});
	});

	test.each(['', ' ', 'Bearer ', 'spocr_abc…', 'spocr_ab cd', '“spocr_abcdefgh”'])(
		'a key that can be none: %j',
		async (apiKey) => {
			const { url, calls } = await serve(amount);
			expect(await testCredential({ apiKey, baseUrl: url })).toMatchObject({
				status: 'Error',
				message: expect.stringMatching(/the API Key of the credential (?:is empty|holds )/),
			});
			expect(calls).toEqual([]);
		},
	);
});

test.each([
	...[` ${API_KEY}\n`, `Bearer ${API_KEY}`, `bearer  ${API_KEY} `, `\uFEFF${API_KEY}\u200B`],
	...[`Authorization: Bearer ${API_KEY}`, `\u00A0${API_KEY}\u00A0`, `\tBEARER\t${API_KEY}\r\n`],
])('a key as it was pasted, %j, is sent as a key', async (apiKey) => {
	const service = await startServiceDouble(({ path }) =>
		path === '/amount' ? amount : { does: 'read', extraction: sureInvoice },
	);
	servers.push(service);
	expect(await testCredential({ apiKey, baseUrl: ` ${service.url}/ ` })).toMatchObject({
		status: 'OK',
	});
	await run({ url: service.url, apiKey, items: files(1) });
	expect(service.calls.map(({ authorization }) => authorization)).toEqual(
		Array.from({ length: 2 }, () => `Bearer ${API_KEY}`),
	);
});
