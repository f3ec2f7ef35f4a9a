import type { INode, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { resolve } from 'node:path';

import { loadBuiltPackage, resultOf, runWorkflow, type WorkflowRun } from '../../cli/run-workflow';
import { whitePage } from './white-page';

export const API_KEY = 'spocr_test_0123456789abcdef';

export const built = loadBuiltPackage(resolve(__dirname, '../..'));

/** A page with the name behind its end, so that every document differs and can be told apart. */
export const pngNamed = (name: string) => Buffer.concat([whitePage, Buffer.from(name)]);

/** An item with one file. */
export const fileItem = (
	fileName: string,
	bytes: Buffer = pngNamed(fileName),
	property = 'data',
): INodeExecutionData => ({
	json: { file: fileName },
	binary: { [property]: { data: bytes.toString('base64'), mimeType: 'image/png', fileName } },
});

export const files = (count: number) =>
	Array.from({ length: count }, (_, index) => fileItem(`doc-${index}.png`));

export interface Setup {
	readonly url: string;
	readonly apiKey?: string;
	readonly items: INodeExecutionData[];
	readonly parameters?: INodeParameters;
	readonly onError?: INode['onError'];
	readonly binaryMode?: 'separate' | 'combined';
	readonly mode?: 'cli' | 'manual';
	readonly tries?: number;
	/** Another node than the built one. */
	readonly node?: INodeType;
}

/** Starts the built node in n8n's execution engine; not given parameters are at their defaults. */
export const start = ({
	url,
	apiKey = API_KEY,
	items,
	parameters = {},
	onError,
	binaryMode,
	mode,
	tries,
	node,
}: Setup): WorkflowRun =>
	runWorkflow({
		package: node === undefined ? built : { ...built, node },
		credential: { apiKey, baseUrl: url },
		parameters: { resource: 'document', operation: 'extract', ...parameters },
		items,
		onError,
		binaryMode,
		mode,
		tries,
	});

/** Runs it to the end. */
export const run = async (setup: Setup) => resultOf(await start(setup).result);
