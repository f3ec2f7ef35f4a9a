import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { connect } from '../../shared/service';
import { failureOf } from '../../../../core/pipeline/failure';
import { asErrorOutput } from '../../shared/error-output';
import { NEXT_STEPS } from '../../shared/next-steps';
import { toNodeError } from '../../shared/node-error';

const ATTEMPTS = { requestsPerMinute: 60, retries: 3, maxConcurrency: 1, timeoutSeconds: 30 };

export const description = {
	name: 'Get Balance',
	value: 'getBalance',
	action: 'Get the balance',
	description: 'Get the number of scans left. This costs no scan.',
};

/** One item, linked to all input items: `{ scans_left, free_left, free_limit, free_cycle_end, flat_fee_left, paid_left }`. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client, redact } = await connect(context, ATTEMPTS);
	const pairedItem = context.getInputData().map((_item, item) => ({ item }));
	try {
		return [[{ json: { ...(await client.getBalance()) }, pairedItem }]];
	} catch (error) {
		const failure = failureOf(error, 'balance', redact, NEXT_STEPS);
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), failure);
		return [[{ json: asErrorOutput(failure), pairedItem }]];
	}
}
