import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { settled } from '../settled';
import { ROOT, type Stage } from '../stage';

const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
	more: object = {},
) => ({ id: name, name, type, typeVersion, position: [0, 0], parameters, ...more });

/**
 * Reads samples in a workflow of its own, which hands them over to another one and does not wait for it.
 *
 * @param workflow id of the other one, which is published
 * @param mode `each`: a call for each document; `once`: one for all
 */
export async function handOver(
	{ api, data, engine }: Stage,
	files: readonly string[],
	workflow: string,
	mode: 'each' | 'once',
): Promise<void> {
	const credential = await api.putCredential({
		name: 'Space OCR',
		type: 'spaceOcrApi',
		data: { apiKey: 'local', baseUrl: engine.url },
	});
	const folder = join(data, '.n8n-files', `handed-over-${files.join('-')}`);
	await mkdir(folder, { recursive: true });
	for (const file of files) await copyFile(join(ROOT, 'samples', file), join(folder, file));
	const main = await api.addWorkflow({
		name: `Hands over to ${workflow}`,
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Files', 'n8n-nodes-base.readWriteFile', 1, {
				operation: 'read',
				fileSelector: `${folder}/*`,
				options: {},
			}),
			node(
				'Space OCR',
				'n8n-nodes-space-ocr.spaceOcr',
				1,
				{ resource: 'document', operation: 'extract', gate: false },
				{ credentials: { spaceOcrApi: { id: credential, name: 'Space OCR' } } },
			),
			node('Hand over', 'n8n-nodes-base.executeWorkflow', 1.2, {
				workflowId: { __rl: true, mode: 'id', value: workflow },
				workflowInputs: { mappingMode: 'defineBelow', value: {} },
				mode,
				options: { waitForSubWorkflow: false },
			}),
		],
		connections: {
			Start: { main: [to('Files')] },
			Files: { main: [to('Space OCR')] },
			'Space OCR': { main: [to('Hand over')] },
		},
		settings: { executionOrder: 'v1' },
	});
	const run = await settled(api, await api.runWorkflow(main, 'Start'));
	if (run.status !== 'success') throw new Error(run.error?.message ?? run.status);
}
