import 'reflect-metadata';

import { expect, test } from '@jest/globals';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRun,
	type IRunExecutionData,
} from 'n8n-workflow';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import * as z from 'zod/v4-mini';

import { SingleCredential } from '../../cli/credentials-helper';
import { additionalData } from '../../cli/run-workflow';
import { itemOf } from '../core/review/documents';
import { built } from './workflow';

const isClass = (value: unknown) => typeof value === 'function';
const isObject = z.custom<IDataObject>((value) => typeof value === 'object');
const reviewModule = z.object({ SpaceOcrReview: z.custom<new () => INodeType>(isClass) });
const dist = resolve(__dirname, '../../dist/nodes/SpaceOcrReview/SpaceOcrReview.node.js');
const { SpaceOcrReview } = reviewModule.parse(createRequire(__filename)(dist));
const review = new SpaceOcrReview();

const OUTPUTS = ['Approved', 'Rejected', 'Timed Out'];
const REVIEW = 'Space OCR Review';
const FIRST = 'Documents';
const ORIGIN = "{{ $('Documents').item.json.name }}";
/** Passes on what it gets, with where that came from. */
const pass: INodeType = {
	description: {
		displayName: 'Pass',
		name: 'pass',
		group: ['transform'],
		version: 1,
		description: 'Passes items on',
		defaults: { name: 'Pass' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	execute() {
		const items = this.getInputData().map((item, index) => ({
			...item,
			json:
				this.getNode().name === FIRST
					? item.json
					: { ...item.json, origin: this.evaluateExpression(ORIGIN, index) },
		}));
		return Promise.resolve([items]);
	},
};

const nodeOf = (name: string, type = 'pass'): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

function workflow(): Workflow {
	const typeOf = (type: string) => (type === 'review' ? review : pass);
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	return new Workflow({
		id: 'review',
		name: 'review',
		active: false,
		nodes: [nodeOf(FIRST), nodeOf(REVIEW, 'review'), ...OUTPUTS.map((name) => nodeOf(name))],
		connections: { Documents: { main: [to(REVIEW)] }, [REVIEW]: { main: OUTPUTS.map(to) } },
		nodeTypes: { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) },
		settings: { executionOrder: 'v1' },
	});
}

async function runOn(data: IRunExecutionData): Promise<IRun> {
	const flow = workflow();
	const more = additionalData(new SingleCredential(built.credential, {}));
	more.hooks = new ExecutionLifecycleHooks('cli', 'review', {
		id: 'review',
		name: 'review',
		active: false,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: Object.values(flow.nodes),
		connections: flow.connectionsBySourceNode,
		activeVersionId: null,
	});
	return await new WorkflowExecute(more, 'cli', data).processRunExecutionData(flow);
}

/** Runs until the node waits for a person. */
async function untilWaiting(items: INodeExecutionData[]): Promise<IRun> {
	const node = nodeOf(FIRST);
	return await runOn(
		createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
		}),
	);
}

const document = (name: string): INodeExecutionData => ({
	json: isObject.parse({ ...itemOf(), name }),
	binary: { data: { data: 'AAAA', mimeType: 'image/png', fileName: name } },
});

const left = (run: IRun, output: string) =>
	run.data.resultData.runData[output]?.flatMap((task) => task.data?.main?.[0] ?? []) ?? [];

test('it waits, and nothing leaves it meanwhile', async () => {
	const run = await untilWaiting([document('a'), document('b')]);
	expect(run.data.resultData.error).toBeUndefined();
	expect(run.waitTill).toBeInstanceOf(Date);
	for (const output of OUTPUTS) expect(left(run, output)).toEqual([]);
});

test('when the time is over all leave by Timed Out, with their files, linked to what they came of', async () => {
	const waiting = await untilWaiting([document('a'), document('b')]);
	const run = await runOn(waiting.data);
	expect(run.data.resultData.error).toBeUndefined();
	expect(left(run, 'Approved')).toEqual([]);
	expect(left(run, 'Rejected')).toEqual([]);
	expect(left(run, 'Timed Out')).toMatchObject([
		{ json: { origin: 'a', ocr: { decision: 'timed_out' } }, binary: { data: { fileName: 'a' } } },
		{ json: { origin: 'b', ocr: { decision: 'timed_out' } }, binary: { data: { fileName: 'b' } } },
	]);
});

test('what is no document stops the run before anybody is asked', async () => {
	for (const json of [{}, { messageId: '1' }, { line_number: 1, ocr: { reasons: [] } }]) {
		const run = await untilWaiting([{ json }]);
		expect(run.waitTill).toBeUndefined();
		expect(run.data.resultData.error?.message).toMatch(/This item is no document/);
	}
});
