import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { wordsOf, type Repeats } from './repeats';
import type { Outcome } from './batch';

/**
 * Whether n8n is about to throw these outputs away and to run the node again: with Retry On Fail it does so as soon as
 * the very first item says `error`.
 */
const willBeRetried = (context: IExecuteFunctions, outputs: INodeExecutionData[][]): boolean =>
	context.getNode().retryOnFail === true && Boolean(outputs[0]?.[0]?.json.error);

/** Files of which everything leaves: one that gave several documents may have failed in one of them. */
function filesOf(left: readonly Outcome[]): string[] {
	const failed = new Set(left.flatMap((one) => (one.kind === 'failed' ? one.document : [])));
	const files = left.flatMap((one) =>
		one.kind === 'read' && !failed.has(one.document) ? one.remember : [],
	);
	return [...new Set(files)];
}

/**
 * Remembers what leaves the node, as its last step: after it only n8n itself can still lose a document. Not after a
 * Stop, as nobody knows what became of the outputs then: rather read again than lost.
 *
 * When it can't be remembered the documents leave all the same, and the output panel says so.
 */
export async function remember(
	context: IExecuteFunctions,
	repeats: Repeats,
	outputs: INodeExecutionData[][],
	left: readonly Outcome[],
): Promise<void> {
	const files = filesOf(left);
	if (files.length === 0 || context.getExecutionCancelSignal()?.aborted === true) return;
	if (willBeRetried(context, outputs)) return;
	await repeats.deliver(files).catch((error: unknown) => {
		context.addExecutionHints({
			message: `n8n could not remember which files were read; they may come again: ${wordsOf(error)}`,
			location: 'outputPane',
		});
	});
}
