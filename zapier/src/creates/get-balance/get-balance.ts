import { defineCreate } from 'zapier-platform-core';

import type { Runtime } from '../../service/connect';
import { run } from '../../service/run';

/** Zapier wants something to tell results apart by; a connection has but one balance. */
const ID = 'balance';

const SAMPLE = {
	id: ID,
	scans_left: 92,
	free_left: 92,
	free_limit: 100,
	free_cycle_end: '2026-04-01',
	flat_fee_left: 0,
	paid_left: 0,
};

/** Get Balance: how many scans are left. It costs none. */
export const getBalanceWith = (runtime: Runtime) =>
	defineCreate({
		key: 'get_balance',
		noun: 'Balance',
		display: {
			label: 'Get Balance',
			description: 'Gets the number of scans left, at no cost.',
		},
		operation: {
			perform: async (z, bundle) => ({
				id: ID,
				...(await run(z, bundle, runtime, ({ client }) => client.getBalance())),
			}),
			inputFields: [],
			outputFields: [
				{ key: 'id', label: 'ID', type: 'string', primary: true },
				{ key: 'scans_left', label: 'Scans Left', type: 'number' },
				{ key: 'free_left', label: 'Free Scans Left', type: 'number' },
				{ key: 'free_limit', label: 'Free Scans per Cycle', type: 'number' },
				{ key: 'free_cycle_end', label: 'Free Scans Begin Anew On', type: 'string' },
				{ key: 'flat_fee_left', label: 'Flat Fee Scans Left', type: 'number' },
				{ key: 'paid_left', label: 'Paid Scans Left', type: 'number' },
			],
			sample: SAMPLE,
		},
	});
