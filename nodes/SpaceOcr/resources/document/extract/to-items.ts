import {
	sleep,
	type IBinaryData,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { AccountingFile } from '../../../../../core/accounting/file';
import type { ReasonCode } from '../../../../../core/decision/reason';
import {
	carriedSettings,
	type CarriedSettings,
} from '../../../../../core/pipeline/carried-settings';
import { withContent } from '../../../../../core/pipeline/output-content';
import { documentJson } from '../../../../../core/pipeline/output';
import { summaryOf } from '../../../../../core/pipeline/summary';
import { documentAsRow, lineItemRows } from '../../../../../core/pipeline/line-item-rows';
import { outputsOf } from '../../../outputs';
import { asErrorOutput } from '../../../shared/error-output';
import { withFile } from '../payload-file';
import type { DecidedDocument, Destination, Outcome, SkippedFile } from './batch';
import { nameOf } from './find-documents';
import { finishDocument } from './finish-document';
import { repeatWords } from './skipped';

interface Routed {
	readonly to: Destination;
	readonly json: INodeExecutionData['json'];
	/** The payload for the accounting tool, where it is a file. */
	readonly file?: AccountingFile | null;
	/** The first reason for review. */
	readonly why?: string | undefined;
}

/** Beside what the document says: what else its mail brought. */
const withSkipped = <T extends { readonly ocr: object }>(
	json: T,
	skipped: readonly SkippedFile[],
) => (skipped.length === 0 ? json : { ...json, ocr: { ...json.ocr, skipped } });

/** A whole document carries what it takes to check it again. */
const withSettings = <T extends { readonly ocr: object }>(json: T, settings: CarriedSettings) => ({
	...json,
	ocr: { ...json.ocr, settings: carriedSettings(settings) },
});

function routeRead(outcome: Extract<Outcome, { kind: 'read' }>): Routed[] {
	const { settings, skipped } = outcome;
	const { document: read, accounting, file, ...finished } = finishDocument(outcome.read, settings);
	const { decision } = read.judgement.document;
	const whole = withSkipped(documentJson(read, settings), skipped);
	const why = read.judgement.document.reasons[0]?.message;
	if (settings.output === 'documents')
		return [
			{
				to: decision,
				why,
				json: {
					...withContent(withSettings(whole, finished.settings), settings.content),
					...(accounting === null ? {} : { accounting: { ...accounting } }),
				},
				file,
			},
		];

	const rows = lineItemRows(read, read.schema, settings);
	if (rows.length === 0)
		return [
			{
				to: settings.withoutLineItems === 'review' ? 'review' : decision,
				why: why ?? 'it has no line items',
				json: { ...withContent(documentAsRow(whole), settings.content) },
			},
		];
	return rows.map((row) => ({
		to: settings.routeRowsSingly ? row.decision : decision,
		why,
		json: { ...withContent(withSkipped(row.json, skipped), settings.content) },
	}));
}

/** What was not read has no values, only a reason. */
function forReview(code: ReasonCode, message: string, more: object): Routed[] {
	const judgement = {
		decision: 'review',
		match_ratio: null,
		reasons: [{ code, message }],
	} as const;
	const ocr = { summary: summaryOf(judgement, []), ...judgement, fields: {}, ...more };
	return [{ to: 'review', why: message, json: { ocr } }];
}

function route(outcome: Outcome, toErrorOutput: boolean): Routed[] {
	switch (outcome.kind) {
		case 'read':
			return routeRead(outcome);
		case 'failed':
			return [
				{
					to: 'failed',
					why: outcome.failure.message,
					json: failedJson(outcome, toErrorOutput),
				},
			];
		case 'duplicate': {
			const { document, item, sha256, of } = outcome;
			const words = `${nameOf(document.origin, item)} was ${repeatWords(of)}`;
			return forReview('duplicate', words, { source: { ...document.origin, sha256 } });
		}
		case 'bare':
			return forReview('no_document', outcome.message, { skipped: outcome.skipped });
	}
}

/** The file of a document; all files of an item that has no document, or failed as a whole. */
function binaryOf(outcome: Outcome, input: INodeExecutionData | undefined) {
	const document = 'document' in outcome ? outcome.document : null;
	if (document === null) return input?.binary;
	const twins = outcome.kind === 'read' ? outcome.twins : [];
	const own: Record<string, IBinaryData> = {};
	for (const { origin, file } of [document, ...twins]) {
		const { property } = origin;
		if (property === null || file === undefined) continue;
		// Two files out of one archive have the name of its field.
		own[own[property] === undefined ? property : `${property}_${Object.keys(own).length + 1}`] =
			file;
	}
	return Object.keys(own).length === 0 ? input?.binary : own;
}

/**
 * How many outputs the node has. As a tool of an AI agent it has a single one, whatever its parameters say; where n8n
 * could not work out any, those of the parameters hold, so that nothing is lost.
 */
function outputCount(context: IExecuteFunctions): number {
	const listed = context.getNodeOutputs().filter(({ category }) => category !== 'error').length;
	return listed === 0 ? outputsOf(context.getNode().parameters).length : listed;
}

/** The number of the output for each destination; one that isn't there is replaced by the more careful one. */
function portsOf(context: IExecuteFunctions, outputs: number): (to: Destination) => number {
	if (outputs < outputsOf(context.getNode().parameters).length) return () => 0;
	const { gate, failedOutput } = context.getNode().parameters;
	const review = gate === false ? 0 : 1;
	const ports = { accepted: 0, review, failed: failedOutput === true ? review + 1 : review };
	return (to) => ports[to];
}

type RoutedItem = Pick<Routed, 'to' | 'why'> & { readonly item: INodeExecutionData };

async function itemsOf(
	context: IExecuteFunctions,
	outcome: Outcome,
	toErrorOutput: boolean,
): Promise<RoutedItem[]> {
	const { item } = outcome;
	const binary = binaryOf(outcome, context.getInputData()[item]);
	return await Promise.all(
		route(outcome, toErrorOutput).map(async ({ to, why, json, file }) => ({
			to,
			why,
			item: { json, pairedItem: { item }, ...(await withFile(context, binary, file)) },
		})),
	);
}

/** After so many rows other executions in the process get their turn: some tens of milliseconds. */
const ROWS_IN_ONE_GO = 500;

const rowsOf = (outcome: Outcome): number =>
	outcome.kind === 'read'
		? Object.values(outcome.read.values.tables).reduce((sum, { length }) => sum + length, 0)
		: 0;

/** A document whose rows go different ways needs a look. */
function decidedOf(outcome: Outcome, items: readonly RoutedItem[]): DecidedDocument {
	const { to, why } = items.find((routed) => routed.to !== 'accepted') ?? { to: 'accepted' };
	const document = 'document' in outcome ? outcome.document : null;
	return { to, name: nameOf(document?.origin ?? null, outcome.item), why };
}

/** What leaves the node, and of which documents. */
export interface Outputs {
	readonly outputs: INodeExecutionData[][];
	/** Where the documents went, in their order. */
	readonly decided: readonly DecidedDocument[];
	/** The outcomes whose items these are, in their order. */
	readonly left: readonly Outcome[];
}

/**
 * Puts every document on exactly one output, linked to its input item, with its file.
 *
 * @param failedAs what leaves for a document of which no item can be made; it may throw instead
 */
export async function toOutputs(
	context: IExecuteFunctions,
	outcomes: readonly Outcome[],
	failedAs: (outcome: Outcome, error: unknown) => Outcome,
): Promise<Outputs> {
	const count = outputCount(context);
	const portOf = portsOf(context, count);
	const { parameters, onError } = context.getNode();
	const toErrorOutput = onError === 'continueErrorOutput' && parameters.failedOutput !== true;
	const outputs: INodeExecutionData[][] = Array.from({ length: count }, () => []);
	const left: Outcome[] = [];
	const decided: DecidedDocument[] = [];
	let rows = 0;

	for (const outcome of outcomes) {
		const made = await itemsOf(context, outcome, toErrorOutput).then(
			(items) => ({ leaves: outcome, items }),
			async (error: unknown) => {
				const leaves = failedAs(outcome, error);
				return { leaves, items: await itemsOf(context, leaves, toErrorOutput) };
			},
		);
		left.push(made.leaves);
		decided.push(decidedOf(made.leaves, made.items));
		rows += rowsOf(outcome);
		if (rows >= ROWS_IN_ONE_GO) {
			await sleep(0);
			rows = 0;
		}
		for (const { to, item } of made.items) outputs[portOf(to)]?.push(item);
	}
	return { outputs, left, decided };
}

const failedJson = (
	{ failure, document }: Extract<Outcome, { kind: 'failed' }>,
	toErrorOutput: boolean,
): INodeExecutionData['json'] =>
	toErrorOutput
		? asErrorOutput(failure)
		: { ocr: { error: { ...failure }, source: { ...document?.origin } } };
