import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { whitePage } from '../nodes/white-page';
import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { startFileServer } from './file-server';
import { createTestClock } from './test-clock';
import { keepNodeHttp } from './node-http';

keepNodeHttp();

/*
 * The way of a file into Zapier's storage, by Zapier's own code: it asks Zapier for a place, and posts the file there as a
 * form. Both are one server here.
 */

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	await once(request, 'end');
	return Buffer.concat(chunks).toString('utf8');
}

const asked = z.object({ id: z.number(), method: z.string() });
const posted: string[] = [];
const methods: string[] = [];
let url: string;
const server = createServer((request, response) => {
	void textOf(request).then((text) => {
		if (request.url === '/storage') {
			posted.push(text);
			response.writeHead(204).end();
			return;
		}
		const { id, method } = asked.parse(JSON.parse(text));
		methods.push(method);
		const result = { url: `${url}/storage`, fields: { key: 'kept/1' } };
		response.writeHead(200, { 'Content-Type': 'application/json' });
		response.end(JSON.stringify({ id, result }));
	});
});
const isPort = (address: AddressInfo | string | null): address is AddressInfo =>
	typeof address === 'object' && address !== null;

beforeAll(async () => {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (!isPort(address)) throw new Error('no port');
	url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
	delete process.env.ZAPIER_BASE_ENDPOINT;
	delete process.env.ZAPIER_DEPLOY_KEY;
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

test('a payload goes into Zapier’s storage as an action may, with its name and type', async () => {
	// Zapier's code reads these as soon as it is loaded.
	process.env.ZAPIER_BASE_ENDPOINT = url;
	process.env.ZAPIER_DEPLOY_KEY = 'not-a-key';
	const { createAppTester } = await import('zapier-platform-core');
	const { createApp } = await import('../../zapier/src/app');
	const service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
	const files = await startFileServer(new Map([['/invoice.png', whitePage]]));
	try {
		const app = createApp(createTestClock());
		const { perform } = app.creates.extract_document.operation;
		if (typeof perform !== 'function') throw new Error('not a function');
		const result = await createAppTester(app)(perform, {
			authData: { apiKey: 'spocr_test_0123456789abcdef', baseUrl: service.url },
			inputData: { file: [`${files.url}/invoice.png`], accounting_payload: 'csv' },
		});
		expect(result).toMatchObject({ accounting: { file: `${url}/kept/1` } });
	} finally {
		await service.close();
		await files.close();
	}
	expect(methods).toEqual(['get_presigned_upload_post_data']);
	expect(posted).toHaveLength(1);
	expect(posted[0]).toMatch(/filename="invoice-[^"]+\.csv"\r\nContent-Type: text\/csv/);
	expect(posted[0]).toContain('Pens');
});
