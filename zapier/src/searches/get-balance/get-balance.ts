import { defineSearch } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import { parseInputs } from '../../form/parse-inputs';
import { wholeNumberOr } from '../../form/values';
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

const MOST_SCANS = 1_000_000_000;
const form = z.object({ minimum_scans: wholeNumberOr(0, 0, MOST_SCANS) });

/** Get Balance: how many scans are left; found only where they are enough. It costs none. */
export const getBalanceWith = (runtime: Runtime) =>
	defineSearch({
		key: 'get_balance',
		noun: 'Balance',
		display: {
			label: 'Get Balance',
			description: 'Finds the number of scans left, at no cost.',
		},
		operation: {
			perform: async (zapier, bundle) =>
				await run(zapier, bundle, runtime, async ({ client }) => {
					const { minimum_scans } = parseInputs(form, bundle.inputData);
					const balance = await client.getBalance();
					return balance.scans_left < minimum_scans ? [] : [{ id: ID, ...balance }];
				}),
			inputFields: [
				{
					key: 'minimum_scans',
					label: 'Minimum Scans',
					type: 'integer',
					required: false,
					helpText:
						'Find nothing when fewer are left, so that the Zap can end here or warn somebody. Leave empty to find the balance whatever it is.',
				},
			],
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
