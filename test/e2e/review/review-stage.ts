import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import * as z from 'zod/v4';

import type { ExecutionItem } from '../../../tools/n8n/n8n-executions.ts';
import { ROOT, startStage, type Stage } from '../stage';
import { until } from '../until';
import type { MoreNodes } from './suppliers-table';

/** A workflow that reads files and lets a person look at all of them. */
export interface ReviewStage {
	readonly stage: Stage;
	/**
	 * Reads these files, and waits for a person.
	 *
	 * @param files names of samples, or paths
	 * @param settings of the review
	 * @param isAskedAgain whether what was approved waits for a second review, which has the same link
	 * @param more nodes of the workflow
	 */
	ask(
		files: readonly string[],
		settings?: Readonly<Record<string, unknown>>,
		isAskedAgain?: boolean,
		more?: MoreNodes & { readonly extract: object },
	): Promise<Asked>;
	close(): Promise<void>;
}

/** A review that waits. */
interface Asked {
	readonly execution: string;
	/** What the clerk gets by mail. */
	readonly link: string;
}

export const REVIEW = 'Space OCR Review';
const AGAIN = 'Second Review';
/** Outputs of the node. */
export const OUTPUTS = { approved: 0, rejected: 1, timedOut: 2 } as const;

const withLink = z.object({ link: z.string() });

const node = (
	name: string,
	type: string,
	parameters: Readonly<Record<string, unknown>>,
	more: Readonly<Record<string, unknown>> = {},
) => ({ id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...more });
const to = (name: string) => [{ node: name, type: 'main', index: 0 }];

/** What an item says about its own origin, as a later node asks for it. */
const OWN_ORIGIN = `={{ $('Files').item.binary.data.fileName }}`;
const origin = {
	mode: 'manual',
	assignments: {
		assignments: [{ id: 'origin', name: 'origin', value: OWN_ORIGIN, type: 'string' }],
	},
	includeOtherFields: true,
	options: {},
};

function workflow(
	files: readonly string[],
	folder: string,
	credential: string,
	settings: Readonly<Record<string, unknown>>,
	isAskedAgain: boolean,
	more: MoreNodes & { readonly extract: object },
) {
	const named = ['Approved', 'Rejected', 'Timed Out'];
	return {
		name: `Review of ${files.join(', ')}`,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', {}),
			node('Files', 'n8n-nodes-base.readWriteFile', {
				operation: 'read',
				fileSelector: `${folder}/*`,
				options: {},
			}),
			node(
				'Link',
				'n8n-nodes-base.set',
				{
					mode: 'manual',
					assignments: {
						assignments: [
							{ id: 'link', name: 'link', value: '={{ $execution.resumeUrl }}', type: 'string' },
						],
					},
					includeOtherFields: true,
					options: { stripBinary: false },
				},
				{ typeVersion: 3.4 },
			),
			node(
				'Space OCR',
				'n8n-nodes-space-ocr.spaceOcr',
				{
					resource: 'document',
					operation: 'extract',
					gate: false,
					accountingPayload: 'csv',
					...more.extract,
				},
				{ credentials: { spaceOcrApi: { id: credential, name: 'Space OCR' } } },
			),
			node(REVIEW, 'n8n-nodes-space-ocr.spaceOcrReview', settings),
			...named.map((name) => node(name, 'n8n-nodes-base.set', origin, { typeVersion: 3.4 })),
			...(isAskedAgain ? [node(AGAIN, 'n8n-nodes-space-ocr.spaceOcrReview', settings)] : []),
			...more.nodes,
		],
		connections: {
			Start: { main: [to('Files')] },
			Files: { main: [to('Link')] },
			Link: { main: [to('Space OCR')] },
			'Space OCR': { main: [to(REVIEW)] },
			[REVIEW]: { main: named.map(to) },
			...(isAskedAgain ? { Approved: { main: [to(AGAIN)] } } : {}),
			...more.connections,
		},
		settings: { executionOrder: 'v1' },
	};
}

export async function startReviewStage(): Promise<ReviewStage> {
	const stage = await startStage();
	const credential = await stage.api.putCredential({
		name: 'Space OCR',
		type: 'spaceOcrApi',
		data: { apiKey: 'local', baseUrl: stage.engine.url },
	});
	let count = 0;
	return {
		stage,
		async ask(
			files,
			settings = {},
			isAskedAgain = false,
			more = { nodes: [], connections: {}, extract: {} },
		) {
			const folder = join(stage.data, '.n8n-files', `review-${(count += 1)}`);
			await mkdir(folder, { recursive: true });
			for (const [index, file] of files.entries())
				await copyFile(
					resolve(ROOT, 'samples', file),
					join(folder, `${index + 1}-${basename(file)}`),
				);
			const id = await stage.api.addWorkflow(
				workflow(files, folder, credential, settings, isAskedAgain, more),
			);
			const execution = await stage.api.runWorkflow(id, 'Start');
			const link = await until('the review waits', async () => {
				const now = await stage.api.execution(execution);
				if (now.status === 'error') throw new Error(now.error?.message ?? 'it failed');
				const json = now.itemsOf('Link')[0]?.json;
				return now.status === 'waiting' && withLink.parse(json).link;
			});
			await rm(folder, { recursive: true });
			return { execution, link };
		},
		close: () => stage.close(),
	};
}

/** The json of what left by an output. */
export const jsonsOf = (items: readonly ExecutionItem[]) => items.map(({ json }) => json);
