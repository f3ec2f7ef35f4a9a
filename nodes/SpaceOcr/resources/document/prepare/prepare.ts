import {
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { PAYLOAD_FORMATS } from '../../../../../core/accounting/payload-format';
import { prepareForAccounting } from '../../../../../core/accounting/prepare';
import type { AccountingSettings } from '../../../../../core/accounting/with-payload';
import type { Decision } from '../../../../../core/decision/reason';
import { failureOf } from '../../../../../core/pipeline/failure';
import { asErrorOutput } from '../../../shared/error-output';
import { NEXT_STEPS } from '../../../shared/next-steps';
import { toNodeError } from '../../../shared/node-error';
import { accountingMapping as mappingValues, parseSettings } from '../accounting-settings';
import { accountingMapping, requiredPayload } from '../description/accounting-parameters';
import { labelOf } from '../description/panel-words';
import { ACCOUNTING_FILE, withFile } from '../payload-file';

export const description = {
	name: 'Prepare for Accounting',
	value: 'prepare',
	action: 'Prepare a document for accounting',
	description:
		'Make a document that was read before into a bill for your accounting tool. This costs no scan.',
};

export const parameters: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['document'], operation: [description.value] } },
	[requiredPayload, accountingMapping],
);

const settings = z.object({
	format: z.enum(PAYLOAD_FORMATS, `it must be one of ${PAYLOAD_FORMATS.join(', ')}`),
	mapping: mappingValues,
});

const wantedAt = (context: IExecuteFunctions, item: number): AccountingSettings =>
	parseSettings(settings, {
		format: context.getNodeParameter('accountingPayload', item),
		mapping: context.getNodeParameter('accountingMapping', item, {}),
	});

const named = z.looseObject({
	ocr: z.looseObject({ source: z.looseObject({ file_name: z.string() }) }),
});

/** How the user knows the document of an item. */
const nameOf = (json: INodeExecutionData['json'], item: number): string =>
	named.safeParse(json).data?.ocr.source.file_name ?? `item ${item + 1}`;

const anyOcr = z.object({ ocr: z.looseObject({}) });

type Prepared = INodeExecutionData & { readonly to: Decision };

async function prepare(
	context: IExecuteFunctions,
	{ json, binary }: INodeExecutionData,
	item: number,
): Promise<Prepared> {
	const today = new Date().toISOString().slice(0, 10);
	const { to, accounting, ocr, file } = prepareForAccounting(
		json,
		wantedAt(context, item),
		labelOf,
		today,
	);
	// The file of an earlier payload belongs to that one.
	const own = Object.entries(binary ?? {}).filter(([name]) => name !== ACCOUNTING_FILE);
	return {
		to,
		json: {
			...json,
			accounting: { ...accounting },
			ocr: { ...anyOcr.safeParse(json).data?.ocr, ...ocr },
		},
		pairedItem: { item },
		...(await withFile(context, binary === undefined ? undefined : Object.fromEntries(own), file)),
	};
}

/** An item that can't be prepared goes on whole, with the reason; or in n8n's form to its error output. */
function failedItem(
	context: IExecuteFunctions,
	{ json, binary }: INodeExecutionData,
	item: number,
	error: unknown,
): Prepared {
	const failure = failureOf(error, nameOf(json, item), (text) => text, NEXT_STEPS);
	const { onError } = context.getNode();
	if (!context.continueOnFail()) throw toNodeError(context.getNode(), failure, item);
	return {
		to: 'review',
		json:
			onError === 'continueErrorOutput'
				? asErrorOutput(failure)
				: { ...json, ocr: { ...anyOcr.safeParse(json).data?.ocr, error: { ...failure } } },
		pairedItem: { item },
		...(binary === undefined ? {} : { binary }),
	};
}

/**
 * Document: Prepare for Accounting. Gives every item with its payload, linked and with its files, on Accepted or Review.
 * Nothing is sent.
 */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const accepted: INodeExecutionData[] = [];
	const review: INodeExecutionData[] = [];
	// As a tool of an AI agent the node has one output.
	const ports = { accepted, review: hasOneOutput(context) ? accepted : review };
	for (const [index, item] of context.getInputData().entries()) {
		const { to, ...made } = await prepare(context, item, index).catch((error: unknown) =>
			failedItem(context, item, index, error),
		);
		ports[to].push(made);
	}
	return ports.review === accepted ? [accepted] : [accepted, review];
}

const hasOneOutput = (context: IExecuteFunctions): boolean =>
	context.getNodeOutputs().filter(({ category }) => category !== 'error').length === 1;
