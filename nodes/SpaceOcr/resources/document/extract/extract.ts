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
type Result = Exclude<Outcome, { kind: 'failed' }> | { kind: 'failed'; error: unknown };

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

	const keepText = (text: string) => text;
	const failureAt = (item: number, error: unknown, redact = keepText) =>
		failureOf(error, nameOf(prepared[item]?.origin ?? NOWHERE, item), redact);

	// What can be known to fail is said before anything is sent and paid.
	const hopeless = prepared.findIndex((document) => 'error' in document);
	const first = prepared[hopeless];
	if (stopAtFailure && first !== undefined && 'error' in first)
		throw toNodeError(context.getNode(), failureAt(hopeless, first.error), hopeless);

	const settings = readBatchSettings(context);
	const service = await connect(context, settings);
	const limit = pLimit(settings.maxConcurrency);
	let firstFailure: { item: number; error: unknown } | undefined;

	const results = await limit.map(prepared, async (document, item): Promise<Result | null> => {
		if (stopAtFailure && firstFailure !== undefined) return null;
		if ('error' in document) return { kind: 'failed', error: document.error };
		return await read(context, service, document, item).catch((error: unknown) => {
			firstFailure ??= { item, error };
			return { kind: 'failed' as const, error };
		});
	});

	const done = results.filter((result) => result?.kind === 'read').length;
	const withCount = (item: number, error: unknown) => {
		const failure = failureAt(item, error, service.redact);
		return error instanceof SpaceOcrError && error.stopsBatch
			? {
					...failure,
					message: `${failure.message} (${done} of ${results.length} documents were read)`,
				}
			: failure;
	};
	if (stopAtFailure && firstFailure !== undefined) {
		const { item, error } = firstFailure;
		throw toNodeError(context.getNode(), withCount(item, error), item);
	}
	return toOutputs(
		context,
		results.flatMap((result, item): Outcome[] => {
			if (result === null) return [];
			if (result.kind === 'read') return [result];
			const origin = prepared[item]?.origin ?? null;
			return [{ kind: 'failed', failure: withCount(item, result.error), origin }];
		}),
	);
}

const NOWHERE: DocumentOrigin = { file_name: null, property: null };

export const description = {
	name: 'Extract',
	value: 'extract',
	action: 'Extract fields and line items from a document',
	description: 'Read the fields and line items of an invoice, a receipt or another document',
};

export { parameters } from './parameters';
