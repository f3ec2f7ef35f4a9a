import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import pLimit from 'p-limit';

import { SpaceOcrError } from '../../../../../core/api/errors';
import { failureOf } from '../../../../../core/document/failure';
import { processDocument } from '../../../../../core/document/output';
import { toNodeError } from '../../../shared/node-error';
import { connect, type Service } from '../../../shared/service';
import { findDocument, loadPage, nameOf, type DocumentOrigin } from './read-input';
import { readBatchSettings, readDocumentSettings, type DocumentSettings } from './settings';
import { toOutputs, type Outcome } from './to-items';

/** A document that is ready to be sent, or the error that shows it never can be. */
type Prepared =
	| { readonly origin: DocumentOrigin; readonly settings: DocumentSettings }
	| { readonly origin: DocumentOrigin | null; readonly error: unknown };

/** What became of it, with the error still as it was thrown. */
type Result =
	Exclude<Outcome, { kind: 'failed' }> | { readonly kind: 'failed'; readonly error: unknown };

function prepare(context: IExecuteFunctions, item: number): Prepared {
	let origin: DocumentOrigin | null = null;
	try {
		origin = findDocument(context, item);
		return { origin, settings: readDocumentSettings(context, item) };
	} catch (error) {
		return { origin, error };
	}
}

async function read(
	context: IExecuteFunctions,
	{ client }: Service,
	{ origin, settings }: Extract<Prepared, { settings: DocumentSettings }>,
	item: number,
): Promise<Result> {
	const { image, source } = await loadPage(context, item, origin);
	const { schema, policy, prompt } = settings;
	const { extraction, requestId, scans } = await client.extract({ image, schema, prompt });
	const requestIds = requestId === null ? [] : [requestId];
	const document = processDocument(extraction, schema, policy, { source, requestIds, scans });
	return { kind: 'read', document, settings };
}

interface Batch {
	/** null: not begun, as another one had failed. */
	readonly results: readonly (Result | null)[];
	/** Item of the first failure, in time. */
	readonly firstFailure: number | undefined;
	readonly redact: (text: string) => string;
}

const failed = (error: unknown): Result => ({ kind: 'failed', error });

/** Reads all documents; a batch that can't even begin is one in which every document failed. */
async function readAll(
	context: IExecuteFunctions,
	prepared: readonly Prepared[],
	stopAtFailure: boolean,
): Promise<Batch> {
	const opened = await openBatch(context).catch((error: unknown) => ({ error }));
	if ('error' in opened)
		return { results: prepared.map(() => failed(opened.error)), firstFailure: 0, redact: keepText };

	const { service, limit } = opened;
	let firstFailure: number | undefined;
	const results = await limit.map(prepared, async (document, item): Promise<Result | null> => {
		if ('error' in document) return failed(document.error);
		if (stopAtFailure && firstFailure !== undefined) return null;
		return await read(context, service, document, item).catch((error: unknown) => {
			firstFailure ??= item;
			return failed(error);
		});
	});
	return { results, firstFailure, redact: service.redact };
}

async function openBatch(context: IExecuteFunctions) {
	const settings = readBatchSettings(context);
	return { service: await connect(context, settings), limit: pLimit(settings.maxConcurrency) };
}

const keepText = (text: string) => text;

/**
 * Document: Extract. Reads the document of every input item.
 *
 * Each document leaves by exactly one output, in the order of the input. One that fails goes to Failed, or to
 * what On Error says; when that is to stop, nothing more is begun and the first failure is thrown.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { parameters } = context.getNode();
	const stopAtFailure = parameters.failedOutput !== true && !context.continueOnFail();
	const prepared = context.getInputData().map((_item, item) => prepare(context, item));

	// What can be known to fail is said before anything is sent and paid.
	const hopeless = prepared.findIndex((document) => 'error' in document);
	const { results, firstFailure, redact }: Batch =
		stopAtFailure && hopeless !== -1
			? {
					results: prepared.map((document) =>
						'error' in document ? failed(document.error) : null,
					),
					firstFailure: hopeless,
					redact: keepText,
				}
			: await readAll(context, prepared, stopAtFailure);

	const done = results.filter((result) => result?.kind === 'read').length;
	const outcomes = results.map((result, item): Outcome | null => {
		if (result?.kind !== 'failed') return result?.kind === 'read' ? result : null;
		const { error } = result;
		const origin = prepared[item]?.origin ?? null;
		const failure = failureOf(error, nameOf(origin ?? NOWHERE, item), redact);
		if (!(error instanceof SpaceOcrError) || !error.stopsBatch)
			return { kind: 'failed', failure, origin };
		const message = `${failure.message} (${done} of ${results.length} documents were read)`;
		return { kind: 'failed', failure: { ...failure, message }, origin };
	});
	const first = firstFailure === undefined ? undefined : outcomes[firstFailure];
	if (stopAtFailure && first?.kind === 'failed')
		throw toNodeError(context.getNode(), first.failure, firstFailure);
	return toOutputs(context, outcomes);
}

const NOWHERE: DocumentOrigin = { file_name: null, property: null };

export const description = {
	name: 'Extract',
	value: 'extract',
	action: 'Extract fields and line items from a document',
	description: 'Read the fields and line items of an invoice, a receipt or another document',
};

export { parameters } from './parameters';
