import { afterEach, expect, test } from '@jest/globals';

import { errorBody, startServiceDouble } from '../service-double/service-double';
import { API_KEY, built, files, run } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
afterEach(async () => {
	await service.close();
});

const amount = (flatfee: object) => ({
	free: { used: 60, limit: 100, remaining: 40, cycleStart: '2026-03-01', cycleEnd: '2026-04-01' },
	flatfee,
	balance: 5,
	currency: 'scans',
	perCallCost: 1,
});
const parameters = { resource: 'account', operation: 'getBalance' };

test.each([
	[{ enabled: true, used: 1, limit: 300, remaining: 299, nextBillingAt: null }, 344, 299],
	[{ enabled: false, used: 0, limit: 0, remaining: 7, nextBillingAt: null }, 45, null],
])('Get Balance adds up what is left', async (flatfee, scansLeft, flatFeeLeft) => {
	service = await startServiceDouble(() => ({
		does: 'answer',
		status: 200,
		body: amount(flatfee),
	}));
	const { outputs } = await run({ url: service.url, items: files(2), parameters });
	expect(service.calls).toMatchObject([{ method: 'GET', path: '/amount' }]);
	expect(outputs).toMatchObject([
		[
			{
				json: {
					scans_left: scansLeft,
					free_left: 40,
					free_limit: 100,
					free_cycle_end: '2026-04-01',
					flat_fee_left: flatFeeLeft,
					paid_left: 5,
				},
				pairedItem: [{ item: 0 }, { item: 1 }],
			},
		],
	]);
});

test('a wrong key is one clear error', async () => {
	service = await startServiceDouble(() => ({
		does: 'answer',
		status: 401,
		body: errorBody('invalid_api_key', 'unknown key'),
	}));
	const { error } = await run({ url: service.url, items: files(1), parameters });
	expect(error?.message).toBe('balance: the API key is wrong or switched off: unknown key');
});

test('an unusual key is remarked on, one of the service as people paste it is not', () => {
	const notice = built.credential.properties.find(({ name }) => name === 'unusualKey');
	const regex = JSON.stringify(notice?.displayOptions).match(/"regex":"([^"]+)"/)?.[1] ?? '';
	expect(new RegExp(regex).test(API_KEY)).toBe(false);
	for (const usual of ['', ` ${API_KEY}`, `Bearer ${API_KEY}`])
		expect(new RegExp(regex, 's').test(usual)).toBe(false);
	expect(new RegExp(regex).test('local')).toBe(true);
});
