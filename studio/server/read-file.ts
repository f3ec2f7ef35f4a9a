import type { INodeExecutionData } from 'n8n-workflow';

import { mailItem } from '../../cli/mail';
import { resultOf, runWorkflow } from '../../cli/run-workflow';
import { pagesOf, propertyOf } from '../../core/review/page-data';
import type { ReadAnswer } from '../answers';
import { nodeParameters } from '../node-parameters';
import type { Setup } from '../setup';
import type { StudioTools } from './service';

/** A file as the page sent it. */
export interface SentFile {
	readonly name: string;
	readonly type: string;
	readonly bytes: Buffer;
}

const OUTPUTS = ['accepted', 'review', 'failed'] as const;
const isMail = ({ name, type }: SentFile): boolean =>
	/\.eml$/i.test(name) || type === 'message/rfc822';

/** A mail is what n8n's e-mail trigger makes of it; anything else is one file. */
async function itemOf(file: SentFile): Promise<INodeExecutionData> {
	if (isMail(file)) return await mailItem(file.bytes);
	const { name: fileName, type: mimeType, bytes } = file;
	return { json: {}, binary: { data: { fileName, mimeType, data: bytes.toString('base64') } } };
}

/** The file that a document was read from, where that is not the one that was sent. */
function ownFile({ json, binary }: INodeExecutionData, sent: string) {
	const file = binary?.[propertyOf(json) ?? ''];
	if (file === undefined || file.data === sent) return null;
	return { name: file.fileName ?? '', type: file.mimeType, base64: file.data };
}

/**
 * Reads a file by the node itself, in n8n's own engine: what Studio shows is what the workflow will give.
 *
 * @param signal ends the run when nobody waits for it
 * @throws Error when the node could not run at all; a document that fails is one of the answer
 */
export async function readFile(
	file: SentFile,
	setup: Setup,
	{ nodes, service }: StudioTools,
	signal: AbortSignal,
): Promise<ReadAnswer> {
	const { requestsPerMinute } = service;
	const run = runWorkflow({
		package: nodes,
		credential: { apiKey: service.apiKey, baseUrl: service.url },
		parameters: {
			resource: 'document',
			operation: 'extract',
			...nodeParameters(setup),
			failedOutput: true,
			options: { mailBody: 'read' },
			technicalOptions: requestsPerMinute === undefined ? {} : { requestsPerMinute },
		},
		items: [await itemOf(file)],
	});
	signal.addEventListener('abort', () => {
		run.cancel();
	});
	const { outputs, error } = resultOf(await run.result);
	if (error !== undefined) throw error;
	const sent = file.bytes.toString('base64');
	return {
		documents: outputs.flatMap((items, at) =>
			items.map((item) => ({
				json: item.json,
				output: OUTPUTS[at] ?? 'failed',
				pages: item.binary === undefined ? [] : [...pagesOf(item.json)],
				file: ownFile(item, sent),
			})),
		),
	};
}
