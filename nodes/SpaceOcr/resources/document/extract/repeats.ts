import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { CancelledError } from '../../../../../core/api/errors';
import type { Outcome } from './batch';
import { createClaims, type Claim } from './claims';
import { placeOf, rememberedBy } from './processed-files';

/** Tells the files of one batch that have left the node before, and remembers those that leave now. */
export interface Repeats {
	/**
	 * One question for all files of the batch, before any is read.
	 *
	 * @param files SHA-256 in hex
	 * @throws Error when n8n's memory of files can't be asked
	 */
	open(files: readonly string[]): Promise<void>;
	/**
	 * Whether a file of the batch was delivered before; waits while another execution in this process reads it.
	 *
	 * @throws CancelledError when the execution is stopped or the batch is closed meanwhile
	 */
	wasDelivered(file: string): Promise<boolean>;
	/** One record for all that leave the node now; call it when nothing can fail any more. */
	deliver(files: readonly string[]): Promise<void>;
	/** Others may have what was not delivered here. Must be called, however the batch ends. */
	close(): void;
}

/** What a database says, in one line. */
const wordsOf = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';

/** Of all executions in this process. */
const claims = createClaims();

export function openRepeats(context: IExecuteFunctions): Repeats {
	const processed = rememberedBy(context);
	const place = placeOf(context);
	const taken = new Map<string, Claim>();
	let known: ReadonlySet<string> = new Set();

	let stopWaiting: () => void = () => undefined;
	const closed = new Promise<'closed'>((resolve) => {
		stopWaiting = () => {
			resolve('closed');
		};
	});
	const signal = context.getExecutionCancelSignal();
	signal?.addEventListener('abort', stopWaiting, { once: true });

	const settle = (file: string, delivered: boolean) => taken.get(file)?.settle(delivered);

	return {
		async open(files) {
			// First taken, then asked: an execution that ends in between has recorded what it delivered.
			for (const file of new Set(files)) taken.set(file, claims.take(`${place} ${file}`));
			known = await processed.ask(files).catch((error: unknown) => {
				throw new Error(`n8n could not say whether it was read before: ${wordsOf(error)}`);
			});
			for (const file of known) settle(file, true);
		},

		async wasDelivered(file) {
			if (known.has(file)) return true;
			const earlier = await Promise.race([taken.get(file)?.earlier ?? false, closed]);
			if (earlier === 'closed' || signal?.aborted === true)
				throw new CancelledError({ message: 'the execution was stopped' });
			return earlier;
		},

		async deliver(files) {
			try {
				await processed.record(files);
			} finally {
				for (const file of files) settle(file, true);
			}
		},

		close() {
			stopWaiting();
			signal?.removeEventListener('abort', stopWaiting);
			for (const claim of taken.values()) claim.settle(false);
		},
	};
}

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
