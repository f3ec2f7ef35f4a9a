import 'reflect-metadata';

import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ExecutionLifecycleHooks, ExternalSecretsProxy, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRun,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { SingleCredential } from './credentials-helper';

// What n8n writes into its log would stand between the results; it reads this when it first writes.
process.env.N8N_LOG_LEVEL ??= 'error';

/** The built n8n package, as n8n would load it. */
export interface BuiltPackage {
	readonly node: INodeType;
	readonly credential: ICredentialType;
}

const isClass = (value: unknown) => typeof value === 'function';
const nodeModule = z.object({ SpaceOcr: z.custom<new () => INodeType>(isClass) });
const credentialModule = z.object({
	SpaceOcrApi: z.custom<new () => ICredentialType>(isClass),
});

/** @param root the folder with `dist/` */
export function loadBuiltPackage(root: string): BuiltPackage {
	const require = createRequire(join(root, 'package.json'));
	const load = (file: string): unknown => require(join(root, 'dist', file));
	const { SpaceOcr } = nodeModule.parse(load('nodes/SpaceOcr/SpaceOcr.node.js'));
	const { SpaceOcrApi } = credentialModule.parse(load('credentials/SpaceOcrApi.credentials.js'));
	return { node: new SpaceOcr(), credential: new SpaceOcrApi() };
}

export interface WorkflowInput {
	readonly package: BuiltPackage;
	readonly credential: ICredentialDataDecryptedObject;
	readonly parameters: INodeParameters;
	readonly items: INodeExecutionData[];
	readonly onError?: INode['onError'];
	/** Where the workflow keeps files: beside the json, or inside it. @default 'separate' */
	readonly binaryMode?: 'separate' | 'combined' | undefined;
	/** Who started it: a program, or a person who looks at the output panel. @default 'cli' */
	readonly mode?: 'cli' | 'manual' | undefined;
	/** n8n's Retry On Fail: how often it may run the node in all. @default 1 */
	readonly tries?: number | undefined;
	/** Called before each HTTP request of the node. */
	readonly onRequest?: () => void;
}

export interface WorkflowRun {
	readonly result: Promise<IRun>;
	/** Stops the execution as the Stop button does. */
	cancel(): void;
}

const OCR_TYPE = 'n8n-nodes-space-ocr.spaceOcr';
const PASS_TYPE = 'pass';
export const OCR_NODE = 'Space OCR';
const START_NODE = 'Documents';
export const WORKFLOW_ID = 'space-ocr';
/** What comes after each output, in their order. */
const BRANCHES = ['Accepted', 'Review', 'Failed'] as const;

/** Hands on what it gets: where documents come from, and where each branch ends. */
const pass: INodeType = {
	description: {
		displayName: 'Pass',
		name: PASS_TYPE,
		group: ['transform'],
		version: 1,
		description: 'Passes items on',
		defaults: { name: 'Pass' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	},
	async execute() {
		return await Promise.resolve([this.getInputData()]);
	},
};

const nodeOf = (name: string, type: string, parameters: INodeParameters = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

/** n8n builds links from these; nothing listens there. */
const NOWHERE = 'http://localhost';

const unused = (): never => {
	throw new Error('A workflow of one node does not need this');
};

export function additionalData(helper: SingleCredential): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper: helper,
		executeWorkflow: unused,
		getRunExecutionData: unused,
		getRuntimeCredential: unused,
		startRunnerTask: unused,
		logAiEvent: unused,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: NOWHERE,
		instanceBaseUrl: NOWHERE,
		formBaseUrl: NOWHERE,
		formWaitingBaseUrl: NOWHERE,
		formTestBaseUrl: NOWHERE,
		webhookBaseUrl: NOWHERE,
		webhookWaitingBaseUrl: NOWHERE,
		webhookTestBaseUrl: NOWHERE,
		mcpBaseUrl: NOWHERE,
		mcpTestBaseUrl: NOWHERE,
		externalSecretsProxy: new ExternalSecretsProxy(),
	};
}

/** `Documents -> Space OCR -> Accepted | Review | Failed`. */
export function ocrWorkflow(
	input: Pick<WorkflowInput, 'package' | 'parameters' | 'onError' | 'binaryMode' | 'tries'>,
) {
	const start = nodeOf(START_NODE, PASS_TYPE);
	const ocr: INode = {
		...nodeOf(OCR_NODE, OCR_TYPE, input.parameters),
		credentials: { spaceOcrApi: { id: '1', name: 'Space OCR' } },
		...(input.onError === undefined ? {} : { onError: input.onError }),
		...(input.tries === undefined
			? {}
			: { retryOnFail: true, maxTries: input.tries, waitBetweenTries: 0 }),
	};
	const typeOf = (name: string): INodeType => (name === OCR_TYPE ? input.package.node : pass);
	const toMain = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		name: WORKFLOW_ID,
		active: false,
		nodes: [start, ocr, ...BRANCHES.map((name) => nodeOf(name, PASS_TYPE))],
		connections: {
			[START_NODE]: { main: [toMain(OCR_NODE)] },
			[OCR_NODE]: { main: BRANCHES.map(toMain) },
		},
		nodeTypes: {
			getByName: typeOf,
			getByNameAndVersion: typeOf,
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1', binaryMode: input.binaryMode ?? 'separate' },
	});
	return { workflow, start, ocr };
}

/** Runs that workflow in n8n's own execution engine. */
export function runWorkflow(input: WorkflowInput): WorkflowRun {
	const { workflow, start } = ocrWorkflow(input);
	const helper = new SingleCredential(input.package.credential, input.credential, input.onRequest);
	const data = additionalData(helper);
	const mode = input.mode ?? 'cli';
	data.hooks = new ExecutionLifecycleHooks(mode, WORKFLOW_ID, {
		id: WORKFLOW_ID,
		name: WORKFLOW_ID,
		active: false,
		isArchived: false,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
		activeVersionId: null,
	});
	const execution = new WorkflowExecute(
		data,
		mode,
		createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [[...input.items]] }, source: null }],
			},
		}),
	).processRunExecutionData(workflow);
	return {
		result: execution.then((run) => run),
		cancel: () => {
			execution.cancel();
		},
	};
}

/** The items of each output of the node; the error that stopped it, if one did. */
export function resultOf(run: IRun): {
	readonly outputs: readonly (readonly INodeExecutionData[])[];
	readonly error: Error | undefined;
} {
	const task = run.data.resultData.runData[OCR_NODE]?.at(-1);
	const outputs = (task?.data?.main ?? []).map((items) => items ?? []);
	return { outputs, error: task?.error ?? run.data.resultData.error };
}

/** What the node says in its output panel. */
export const hintsOf = (run: IRun): string[] =>
	(run.data.resultData.runData[OCR_NODE]?.at(-1)?.hints ?? []).map(({ message }) => message);
