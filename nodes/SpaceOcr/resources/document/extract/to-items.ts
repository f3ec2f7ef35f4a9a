import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Decision } from '../../../../../core/decision/reason';
import type { DocumentFailure } from '../../../../../core/document/failure';
import { documentJson, type ProcessedDocument } from '../../../../../core/document/output';
import { documentAsRow, lineItemRows } from '../../../../../core/rows/line-item-rows';
import { outputsOf } from '../../../outputs';
import type { DocumentOrigin } from './read-input';
import type { DocumentSettings } from './settings';

/** What became of one document. */
export type Outcome =
	| {
			readonly kind: 'read';
			readonly document: ProcessedDocument;
			readonly settings: DocumentSettings;
	  }
	| {
			readonly kind: 'failed';
			readonly failure: DocumentFailure;
			/** null when not even that was found out. */
			readonly origin: DocumentOrigin | null;
	  };

type Destination = Decision | 'failed';

interface Routed {
	readonly to: Destination;
	readonly json: INodeExecutionData['json'];
}

function routeRead({ document, settings }: Extract<Outcome, { kind: 'read' }>): Routed[] {
	const { decision } = document.judgement.document;
	const whole = (): INodeExecutionData['json'] => ({ ...documentJson(document, settings) });
	if (settings.output === 'documents') return [{ to: decision, json: whole() }];

	const rows = lineItemRows(document, settings.schema, settings);
	if (rows.length === 0)
		return [
			{
				to: settings.withoutLineItems === 'review' ? 'review' : decision,
				json: { ...documentAsRow(whole()) },
			},
		];
	return rows.map((row) => ({
		to: settings.routeRowsSingly ? row.decision : decision,
		json: { ...row.json },
	}));
}

/** With "Continue (using error output)" n8n moves items of exactly this form to that output, whole. */
const asErrorOutput = ({ message, ...details }: DocumentFailure): INodeExecutionData['json'] => ({
	error: message,
	details,
});

/** The number of the output for each destination; one that isn't there is replaced by the more careful one. */
function portsOf(context: IExecuteFunctions): (to: Destination) => number {
	const declared = outputsOf(context.getNode().parameters).length;
	const actual = context.getNodeOutputs().filter(({ category }) => category !== 'error').length;
	// As a tool of an AI agent the node has a single output, whatever its parameters say.
	if (actual < declared) return () => 0;
	const { gate, failedOutput } = context.getNode().parameters;
	const review = gate === false ? 0 : 1;
	const ports = { accepted: 0, review, failed: failedOutput === true ? review + 1 : review };
	return (to) => ports[to];
}

/** Puts every document on exactly one output, linked to its input item, with its file. */
export function toOutputs(
	context: IExecuteFunctions,
	outcomes: readonly (Outcome | null)[],
): INodeExecutionData[][] {
	const portOf = portsOf(context);
	const { parameters, onError } = context.getNode();
	const toErrorOutput = onError === 'continueErrorOutput' && parameters.failedOutput !== true;
	const inputs = context.getInputData();
	const outputs: INodeExecutionData[][] = context
		.getNodeOutputs()
		.filter(({ category }) => category !== 'error')
		.map(() => []);

	for (const [item, outcome] of outcomes.entries()) {
		if (outcome === null) continue;
		const routed =
			outcome.kind === 'read'
				? routeRead(outcome)
				: [{ to: 'failed' as const, json: failedJson(outcome, toErrorOutput) }];
		const binary = inputs[item]?.binary;
		for (const { to, json } of routed)
			outputs[portOf(to)]?.push({ json, pairedItem: { item }, ...(binary ? { binary } : {}) });
	}
	return outputs;
}

const failedJson = (
	{ failure, origin }: Extract<Outcome, { kind: 'failed' }>,
	toErrorOutput: boolean,
): INodeExecutionData['json'] =>
	toErrorOutput
		? asErrorOutput(failure)
		: { ocr: { error: { ...failure }, source: { ...origin } } };
