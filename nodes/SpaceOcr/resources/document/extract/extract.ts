import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Balance } from '../../../../../core/api/balance';
import { toNodeError } from '../../../shared/node-error';
import type { FinishedTask, Outcome, Plan, Result } from './batch';
import { findDocuments } from './find-documents';
import {
	addDecisionHint,
	addLowBalanceHint,
	addNoLineItemsHint,
	addPairedHint,
	addSkippedHint,
} from './hints';
import { addMailBodies } from './mail-bodies';
import { openContainers } from './open-containers';
import { failuresOf, noDocument, outcomesOf } from './outcomes';
import { openReader } from './read-documents';
import { openRepeats, remember, type Repeats } from './repeats';
import { readDocumentSettings } from './settings';
import { toOutputs } from './to-items';

interface Batch {
	readonly finished: readonly FinishedTask[];
	/** Index of the task that failed first, in time. */
	readonly firstFailure: number | undefined;
	/** Takes secrets out of texts that came from outside. */
	readonly redact: (text: string) => string;
	/** Nothing to ask when the batch could not begin. */
	readonly getBalance?: () => Promise<Balance>;
}

function plan(context: IExecuteFunctions, item: number): Plan {
	try {
		const settings = readDocumentSettings(context, item);
		const documents = findDocuments(context, item);
		if (documents.length === 0 && settings.withoutDocument === 'error' && !settings.mailBody)
			return { error: noDocument('') };
		return { tasks: documents.map((document) => ({ item, document, settings })), settings };
	} catch (error) {
		return { error };
	}
}

const failed = (error: unknown): Result => ({ kind: 'failed', error });
const isFailed = (outcome: Outcome) => outcome.kind === 'failed';
const keepText = (text: string) => text;

/** Reads all documents; a batch that can't even begin is one in which every document failed. */
async function readAll(
	context: IExecuteFunctions,
	plans: readonly Plan[],
	repeats: Repeats,
	stopAtFailure: boolean,
): Promise<Batch> {
	const tasks = plans.flatMap((one) => ('tasks' in one ? one.tasks : []));
	if (tasks.length === 0) return { finished: [], firstFailure: undefined, redact: keepText };
	const reader = await openReader(context, tasks, repeats).catch((error: unknown) => ({ error }));
	if ('error' in reader)
		return {
			finished: tasks.map((task) => ({ ...task, result: failed(reader.error) })),
			firstFailure: 0,
			redact: keepText,
		};

	// A run that is to stop at a file it can't read stops before the others are paid.
	const known = await reader.open(stopAtFailure && tasks.length > 1);
	const before = tasks.map((task, index) => ({ ...task, result: known[index] ?? null }));
	if (stopAtFailure && outcomesOf(plans, before, failuresOf([], keepText)).some(isFailed))
		return { finished: before, firstFailure: undefined, redact: reader.redact };

	let firstFailure: number | undefined;
	const results = await reader.documents.map(tasks, async (task, index): Promise<Result> => {
		if (stopAtFailure && firstFailure !== undefined) return null;
		return await reader.read(task).catch((error: unknown) => {
			firstFailure ??= index;
			// Those who wait for another execution need not: nothing more is begun.
			if (stopAtFailure) repeats.close();
			return failed(error);
		});
	});
	return {
		finished: tasks.map((task, index) => ({ ...task, result: results[index] ?? null })),
		firstFailure,
		redact: reader.redact,
		getBalance: reader.getBalance,
	};
}

/**
 * Document: Extract. Reads the documents of every input item.
 *
 * Each document leaves by exactly one output, in the order of the input. One that fails goes to Failed, or to
 * what On Error says; when that is to stop, nothing more is begun and the first failure is thrown.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const repeats = openRepeats(context);
	try {
		return await extract(context, repeats);
	} finally {
		repeats.close();
	}
}

async function extract(
	context: IExecuteFunctions,
	repeats: Repeats,
): Promise<INodeExecutionData[][]> {
	const node = context.getNode();
	const stopAtFailure = node.parameters.failedOutput !== true && !context.continueOnFail();
	const found = context.getInputData().map((_item, item) => plan(context, item));

	// What can be known to fail is said before anything is sent and paid.
	const hopeless = found.findIndex((one) => 'error' in one);
	const first = found[hopeless];
	if (stopAtFailure && first !== undefined && 'error' in first)
		throw toNodeError(node, failuresOf([], keepText)(hopeless, first.error, null), hopeless);

	const plans = await addMailBodies(context, await openContainers(context, found));
	const { finished, firstFailure, redact, getBalance } = await readAll(
		context,
		plans,
		repeats,
		stopAtFailure,
	);
	const failureAt = failuresOf(finished, redact);
	const failed = firstFailure === undefined ? undefined : finished[firstFailure];
	if (stopAtFailure && failed?.result?.kind === 'failed') {
		const { item, document, result } = failed;
		throw toNodeError(node, failureAt(item, result.error, document), item);
	}

	const outcomes = outcomesOf(plans, finished, failureAt);
	const bare = outcomes.find(isFailed);
	if (stopAtFailure && bare !== undefined) throw toNodeError(node, bare.failure, bare.item);

	const { outputs, left, decided } = await toOutputs(context, outcomes, (outcome, error) => {
		const { item } = outcome;
		const document = 'document' in outcome ? outcome.document : null;
		const failure = failureAt(item, error, document);
		if (stopAtFailure) throw toNodeError(node, failure, item);
		return { kind: 'failed', item, document, failure };
	});
	addDecisionHint(context, decided);
	addPairedHint(context, outcomes);
	addSkippedHint(context, finished);
	addNoLineItemsHint(context, finished);
	if (getBalance !== undefined) await addLowBalanceHint(context, finished, getBalance);
	await remember(context, repeats, outputs, left);
	return outputs;
}

export const description = {
	name: 'Extract',
	value: 'extract',
	action: 'Read a document',
	description: 'Read the fields and line items of invoices, receipts or other documents',
};

export { parameters } from '../description/parameters';
