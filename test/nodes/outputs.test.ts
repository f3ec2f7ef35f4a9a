import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import * as z from 'zod/v4-mini';

import { SpaceOcr } from '../../nodes/SpaceOcr/SpaceOcr.node';
import { ocrWorkflow } from '../../cli/run-workflow';
import { cell, doubtfulInvoice, sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble } from '../service-double/service-double';
import { built, files, run } from './workflow';

/** Nothing to pay, so that no line items are missed. */
const free = { subtotal: cell('0.00'), tax: cell('0.00'), total_due: cell('0.00') };

/** doc-0 is sure, doc-1 doubtful, doc-2 has no line items, doc-3 fails, doc-4 has one doubtful row. */
const documents = [
	sureInvoice,
	doubtfulInvoice,
	{ cells: { ...sureInvoice.cells, ...free }, tables: { line_items: [] } },
	undefined,
	{
		...sureInvoice,
		tables: {
			line_items: (sureInvoice.tables.line_items ?? []).map((row, index) =>
				index === 0 ? { ...row, quantity: cell('3', { match_ratio: 0.4 }) } : row,
			),
		},
	},
];

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(({ image }) => {
		const extraction = documents[Number(/doc-(\d)/.exec(image)?.[1])];
		return extraction === undefined
			? { does: 'answer', status: 400, body: errorBody('invalid_image', 'broken', 'req_9') }
			: { does: 'read', extraction };
	});
});
afterEach(async () => {
	await service.close();
});

/** What left by each output, as "file" or "file:line". */
const where = (outputs: readonly (readonly INodeExecutionData[])[]) =>
	outputs.map((items) =>
		items.map(({ pairedItem, json }) => {
			const item =
				typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : '?';
			return json.line_number === undefined
				? String(item)
				: `${item}:${JSON.stringify(json.line_number)}`;
		}),
	);
const routes = async (parameters: INodeParameters, onError?: INode['onError']) => {
	const { outputs, error } = await run({
		url: service.url,
		items: files(documents.length),
		parameters,
		...(onError === undefined ? {} : { onError }),
	});
	if (error !== undefined) throw error;
	return where(outputs);
};

describe('one item per document', () => {
	test('sure ones to Accepted, doubtful ones to Review, failed ones to Failed', async () => {
		expect(await routes({ failedOutput: true })).toEqual([['0', '2'], ['1', '4'], ['3']]);
	});

	test('On Error "continue": a failed one goes to a person, never to Accepted', async () => {
		expect(await routes({}, 'continueRegularOutput')).toEqual([
			['0', '2'],
			['1', '3', '4'],
		]);
	});

	test('On Error "continue (using error output)": a failed one goes there', async () => {
		expect(await routes({}, 'continueErrorOutput')).toEqual([['0', '2'], ['1', '4'], ['3']]);
	});

	test('without the gate all leave by one output, failed ones by another', async () => {
		expect(await routes({ gate: false, failedOutput: true })).toEqual([
			['0', '1', '2', '4'],
			['3'],
		]);
	});
});

describe('one item per line item', () => {
	test('the rows of a document travel together, by the document’s decision', async () => {
		expect(await routes({ output: 'rows', failedOutput: true })).toEqual([
			['0:1', '0:2', '2:null'],
			['1:1', '1:2', '4:1', '4:2'],
			['3'],
		]);
	});

	test('or singly, each by its own', async () => {
		const reviewOptions = { routeRowsSingly: true };
		expect(await routes({ output: 'rows', failedOutput: true, reviewOptions })).toEqual([
			['0:1', '0:2', '2:null', '4:2'],
			['1:1', '1:2', '4:1'],
			['3'],
		]);
	});

	test('a document without line items can be sent to review', async () => {
		const reviewOptions = { withoutLineItems: 'review' };
		expect(await routes({ output: 'rows', failedOutput: true, reviewOptions })).toEqual([
			['0:1', '0:2'],
			['1:1', '1:2', '2:null', '4:1', '4:2'],
			['3'],
		]);
	});
});

describe('what a failed document says', () => {
	const failure = {
		name: 'InvalidImageError',
		message: 'doc-3.png: broken',
		next_step: expect.stringMatching(/Open the file/),
		code: 'invalid_image',
		status: 400,
		request_id: 'req_9',
	};

	test('on Failed, under ocr.error, with its file', async () => {
		const { outputs } = await run({
			url: service.url,
			items: files(documents.length),
			parameters: { failedOutput: true },
		});
		expect(outputs[2]).toMatchObject([
			{
				json: { ocr: { error: failure, source: { file_name: 'doc-3.png', property: 'data' } } },
				binary: { data: { fileName: 'doc-3.png' } },
			},
		]);
	});

	test('on n8n’s error output, under error as n8n has it, with its details', async () => {
		const { message, ...details } = failure;
		const { outputs } = await run({
			url: service.url,
			items: files(documents.length),
			onError: 'continueErrorOutput',
		});
		expect(outputs[2]).toMatchObject([
			{ json: { file: 'doc-3.png', error: message, details }, binary: { data: {} } },
		]);
	});
});

test('the outputs carry their names', () => {
	const names = (parameters: INodeParameters) => {
		const { workflow, ocr } = ocrWorkflow({ package: built, parameters });
		return NodeHelpers.getNodeOutputs(workflow, ocr, built.node.description).map((output) =>
			typeof output === 'string' ? output : output.displayName,
		);
	};
	expect(names({})).toEqual(['Accepted', 'Review']);
	expect(names({ failedOutput: true })).toEqual(['Accepted', 'Review', 'Failed']);
	expect(names({ gate: false })).toEqual(['Documents']);
	expect(names({ resource: 'account', operation: 'getBalance' })).toEqual([undefined]);
});

/** As n8n makes a tool of it. */
const asTool = new (class extends SpaceOcr {
	override description = {
		...built.node.description,
		name: 'spaceOcrTool',
		outputs: [NodeConnectionTypes.Main],
	};
})();

test('as a tool of an AI agent everything is on the only output there is', async () => {
	const { outputs } = await run({
		url: service.url,
		items: files(3),
		node: asTool,
	});
	expect(where(outputs)).toEqual([['0', '1', '2']]);
});

describe('how much of a document leaves', () => {
	const item = async (parameters: INodeParameters, node?: SpaceOcr) => {
		const { outputs } = await run({
			url: service.url,
			items: files(1),
			parameters,
			...(node === undefined ? {} : { node }),
		});
		return z.looseObject({ ocr: z.looseObject({}) }).parse(outputs[0]?.[0]?.json);
	};
	const deciding = ['summary', 'decision', 'match_ratio', 'reasons', 'source'];

	test('everything', async () => {
		const { ocr } = await item({});
		expect(Object.keys(ocr)).toEqual(expect.arrayContaining(['checks', 'fields', 'settings']));
	});

	test.each([{}, { output: 'rows' }])('simplified: without evidence: %j', async (as) => {
		const { ocr } = await item({ ...as, options: { simplify: true } });
		expect(Object.keys(ocr).filter((key) => key !== 'document')).toEqual(deciding);
	});

	test('to an AI agent: simplified, unless it is asked for more', async () => {
		expect(Object.keys((await item({}, asTool)).ocr)).toEqual(deciding);
		expect((await item({ content: 'everything' }, asTool)).ocr).toHaveProperty('fields');
	});

	test('to an AI agent: values by name', async () => {
		const { ocr, ...values } = await item(
			{ content: 'selected', contentFields: ' supplier, tip ,' },
			asTool,
		);
		expect(values).toEqual({ supplier: 'ACME Co.', tip: null });
		expect(Object.keys(ocr)).toEqual(deciding);
	});
});
