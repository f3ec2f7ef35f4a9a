import {
	NodeHelpers,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IRunExecutionData,
	type IWebhookFunctions,
} from 'n8n-workflow';
import * as z from 'zod/v4-mini';

/** What the node remembers from the begin of a wait to its end; n8n keeps it with the execution. */
export interface ReviewState {
	/** Ties an answer to the wait it belongs to: all waits of an execution share one link. */
	readonly nonce: string;
	/** ISO time at which the wait ends. */
	readonly until: string;
	/** The documents as they came. */
	readonly items: readonly INodeExecutionData[];
}

/** Where each item of each output came from: the index of its input item. */
export type Origins = readonly (readonly number[])[];

const isItem = z.looseObject({ json: z.looseObject({}) });
const state = z.object({
	nonce: z.string(),
	until: z.string(),
	items: z.array(z.custom<INodeExecutionData>((value) => isItem.safeParse(value).success)),
});
const origins = z.array(z.array(z.int()));

/** The part of n8n's own record of an execution that is needed here. */
const waitingRun = z.object({
	executionData: z.object({
		contextData: z.looseObject({}),
		nodeExecutionStack: z.array(z.object({ node: z.looseObject({}) })).check(z.minLength(1)),
	}),
});
const runOf = z.custom<IRunExecutionData>((value) => waitingRun.safeParse(value).success);

/** The wait is not there in the form this node knows. */
class NoReviewError extends Error {
	override readonly name = 'NoReviewError';
}

export function keepState(context: IExecuteFunctions, review: ReviewState): void {
	Object.assign(context.getContext('node'), { review });
}

/** A wait that a page may look at and end. */
export interface OpenReview extends ReviewState {
	/** Lets the node run once more, to hand out what was decided. n8n itself would only pass it on, with false links. */
	handOut(decided: Origins): void;
}

/** @throws NoReviewError */
export function openReview(context: IWebhookFunctions): OpenReview {
	const run = runOf.safeParse(Reflect.get(context, 'runExecutionData'));
	if (!run.success) throw new NoReviewError('this version of n8n keeps executions in another form');
	const own = NodeHelpers.getContext(run.data, 'node', context.getNode());
	const parsed = state.safeParse(own['review']);
	if (!parsed.success) throw new NoReviewError('there is no review here');
	return {
		...parsed.data,
		handOut(decided) {
			own['origins'] = decided;
			const waiting = run.data.executionData?.nodeExecutionStack[0];
			if (waiting !== undefined) waiting.node.disabled = false;
		},
	};
}

/** What was decided and not handed out yet, once; undefined when there is nothing. */
export function takeDecided(context: IExecuteFunctions): Origins | undefined {
	const own = context.getContext('node');
	const parsed = origins.safeParse(own['origins']);
	if (!parsed.success) return undefined;
	Object.assign(own, { review: undefined, origins: undefined });
	return parsed.data;
}
