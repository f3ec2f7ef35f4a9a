import { createHash } from 'node:crypto';

import { afterEach, describe, expect, test } from '@jest/globals';

import {
	errorBody,
	startServiceDouble,
	type Behaviour,
	type ServiceDouble,
} from '../service-double/service-double';
import { API_KEY, errorOf, startZap } from './zap';

let service: ServiceDouble;
afterEach(async () => {
	await service.close();
});

const amount: Behaviour = {
	does: 'answer',
	status: 200,
	body: {
		free: { used: 60, limit: 100, remaining: 40, cycleStart: '2026-03-01', cycleEnd: '2026-04-01' },
		flatfee: { enabled: true, used: 1, limit: 300, remaining: 299, nextBillingAt: null },
		balance: 5,
		currency: 'scans',
		perCallCost: 1,
	},
};
const refused: Behaviour = {
	does: 'answer',
	status: 401,
	body: errorBody('invalid_api_key', 'unknown key'),
};
const serve = async (behaviour: Behaviour) => {
	service = await startServiceDouble(() => behaviour);
	return service.url;
};

const balance = {
	scans_left: 344,
	free_left: 40,
	free_limit: 100,
	free_cycle_end: '2026-04-01',
	flat_fee_left: 299,
	paid_left: 5,
};

test('a connection is tested by asking for the balance, which costs nothing', async () => {
	expect(await startZap(await serve(amount)).testConnection()).toMatchObject(balance);
	expect(service.calls).toMatchObject([
		{ method: 'GET', path: '/amount', authorization: `Bearer ${API_KEY}` },
	]);
});

describe('its label', () => {
	const labelWith = async (apiKey: string) => {
		const { label } = await startZap(await serve(amount), apiKey).testConnection();
		return label;
	};

	test('tells connections apart by a fingerprint of the key, the scans left, and a host of one’s own', async () => {
		const fingerprint = createHash('sha256').update(API_KEY).digest('hex').slice(0, 8);
		expect(await labelWith(API_KEY)).toBe(
			`key ${fingerprint}, 344 scans left, at ${new URL(service.url).host}`,
		);
	});

	test('shows nothing of a key', async () => {
		expect(await labelWith('spocr_wxyz_wxyz_wxyz_wxyz')).not.toMatch(/[wxyz]{2}/);
	});
});

test('a wrong key asks to reconnect', async () => {
	const zap = startZap(await serve(refused));
	for (const run of [zap.testConnection(), zap.getBalance()])
		expect(await errorOf(run)).toEqual({
			name: 'ExpiredAuthError',
			message:
				'Space OCR: the API key is wrong or switched off: unknown key. Reconnect Space OCR with a valid API key (it begins with spocr_), then replay the run. (Request ID: req_error)',
			delay: undefined,
		});
});

test.each([
	['', 'the API Key of the connection is empty'],
	[' ', 'the API Key of the connection is empty'],
	[
		'spocr_abc…',
		'the API Key of the connection holds dots: it is shortened; copy it again, as a whole',
	],
])('a key that can be none, %j, asks to reconnect, without a call', async (apiKey, words) => {
	const zap = startZap(await serve(amount), apiKey);
	const { name, message } = await errorOf(zap.testConnection());
	expect(name).toBe('ExpiredAuthError');
	expect(message).toContain(words);
	expect(service.calls).toEqual([]);
});

test('a key as it was pasted is sent as a key', async () => {
	await startZap(await serve(amount), ` Bearer ${API_KEY}\n`).testConnection();
	expect(service.calls).toMatchObject([{ authorization: `Bearer ${API_KEY}` }]);
});

test('a Base URL that is none asks to reconnect; a slash at its end does no harm', async () => {
	const url = await serve(amount);
	expect(await errorOf(startZap('ftp://api.space-ocr.com').testConnection())).toMatchObject({
		name: 'ExpiredAuthError',
		message: expect.stringContaining('the Base URL of the connection is not usable'),
	});
	await startZap(`${url}/`).testConnection();
	expect(service.calls).toMatchObject([{ path: '/amount' }]);
});

test.each(['http://192.0.2.1', 'http://api.example.com', 'http://127.0.0.1.example.com'])(
	'%s is not encrypted: it asks to reconnect, and nothing is sent',
	async (baseUrl) => {
		await serve(amount);
		const { name, message } = await errorOf(startZap(baseUrl).testConnection());
		expect(name).toBe('ExpiredAuthError');
		expect(message).toContain('the Base URL of the connection must begin with https://');
	},
);

describe.each([300, 301, 302, 303, 305, 307, 308])('a redirect with %d', (status) => {
	test.each([
		['another host', (url: string) => url.replace('127.0.0.1', 'localhost')],
		['another port', (url: string) => url],
		['another scheme', (url: string) => url.replace('http:', 'https:')],
	])('to %s does not get the key', async (_name, linkOf) => {
		const elsewhere = await startServiceDouble(() => amount);
		const url = await serve({
			does: 'answer',
			status,
			body: '',
			headers: { Location: `${linkOf(elsewhere.url)}/amount` },
		});
		const { name, message } = await errorOf(startZap(url).testConnection());
		expect(name).toBe('AppError');
		expect(message).toContain(`the service answered ${status} and sends to `);
		expect(elsewhere.calls).toEqual([]);
		await elsewhere.close();
	});
});

test('Get Balance gives what is left, with a key to tell it by', async () => {
	expect(await startZap(await serve(amount)).getBalance()).toEqual([{ id: 'balance', ...balance }]);
});

test.each([
	['344', 1],
	['345', 0],
])('Get Balance with at least %s scans: %d found', async (minimum_scans, found) => {
	expect(await startZap(await serve(amount)).getBalance({ minimum_scans })).toHaveLength(found);
});
