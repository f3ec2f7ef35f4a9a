import { randomBytes } from 'crypto';

import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { unreviewable } from '../../core/review/reviewable';
import { timedOut } from '../../core/review/reviewed';
import { jsonOf } from './item-json';
import { keepState, takeDecided, type Origins } from './review-state';

const MINUTE = 60_000;
const UNITS = { minutes: MINUTE, hours: 60 * MINUTE, days: 24 * 60 * MINUTE } as const;
const AMOUNT = 'Wait Up To must be a number above 0';
const wait = z.object({
	amount: z.number(AMOUNT).check(z.positive(AMOUNT)),
	unit: z.enum(['minutes', 'hours', 'days'], 'Unit must be minutes, hours or days'),
});
const NONCE_BYTES = 24;
const NOTHING: INodeExecutionData[][] = [[], [], []];

/** @throws NodeOperationError */
function untilWhen(context: IExecuteFunctions): Date {
	const parsed = wait.safeParse({
		amount: context.getNodeParameter('amount', 0),
		unit: context.getNodeParameter('unit', 0),
	});
	if (!parsed.success)
		throw new NodeOperationError(context.getNode(), parsed.error.issues[0]?.message ?? AMOUNT);
	const { amount, unit } = parsed.data;
	return new Date(Date.now() + amount * UNITS[unit]);
}

/** What is no document stops the run, unless it must not stop: then a person sees it on the page. */
function checkItems(context: IExecuteFunctions, items: readonly INodeExecutionData[]): void {
	if (context.continueOnFail()) return;
	for (const [itemIndex, { json }] of items.entries()) {
		const problem = unreviewable(json);
		if (problem !== undefined)
			throw new NodeOperationError(context.getNode(), `This item is no document: ${problem.why}`, {
				itemIndex,
				description: problem.nextStep,
			});
	}
}

/**
 * Begins to wait. When the time is over n8n does not call this node: it disables it and forwards what it was given. So
 * that is made to be, for each output, what leaves by it then: everything by Timed Out, and linked to what came in.
 */
async function begin(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return NOTHING;
	checkItems(context, items);
	const until = untilWhen(context);
	keepState(context, {
		nonce: randomBytes(NONCE_BYTES).toString('base64url'),
		until: until.toISOString(),
		items,
	});

	const waiting = context.getExecuteData();
	const late = items.map((item) => ({
		...item,
		json: jsonOf(timedOut(item.json, until.toISOString())),
	}));
	waiting.metadata = { ...waiting.metadata, forwardAllOutputs: true };
	waiting.data = { ...waiting.data, main: [[], [], late] };
	const from = waiting.source?.main?.[0];
	if (from !== undefined) waiting.source = { main: [from, from, from] };

	await context.putExecutionToWait(until);
	return NOTHING;
}

/** Each item linked to the one it came of: n8n would link by the place in the output. */
const linked = (context: IExecuteFunctions, decided: Origins): INodeExecutionData[][] =>
	decided.map((origins, output) => {
		const items = context.getExecuteData().data.main?.[output] ?? [];
		return items.map((item, index) => ({ ...item, pairedItem: { item: origins[index] ?? index } }));
	});

/** Runs when the documents come, and once more when all of them are decided. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const decided = takeDecided(context);
	return decided === undefined ? await begin(context) : linked(context, decided);
}
