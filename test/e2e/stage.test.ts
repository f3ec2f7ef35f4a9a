import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { settled } from './settled';
import { startStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
	stage = await startStage();
});
afterAll(() => stage.close());

test('n8n has the node, and keeps log-in, credentials and workflows when it is killed', async () => {
	const { api, engine } = stage;
	const credential = {
		name: 'Engine',
		type: 'spaceOcrApi',
		data: { apiKey: 'local', baseUrl: engine.url },
	};
	const id = await api.putCredential(credential);
	expect(await api.testCredential(id, credential)).toMatchObject({ status: 'OK' });
	const workflowId = await api.addWorkflow({
		name: 'Balance',
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'balance',
				name: 'Space OCR',
				type: 'n8n-nodes-space-ocr.spaceOcr',
				typeVersion: 1,
				position: [220, 0],
				parameters: { resource: 'account', operation: 'getBalance' },
				credentials: { spaceOcrApi: { id, name: credential.name } },
			},
		],
		connections: { Start: { main: [[{ node: 'Space OCR', type: 'main', index: 0 }]] } },
	});

	await stage.killN8n();
	await stage.startN8nAgain();

	const execution = await settled(api, await api.runWorkflow(workflowId, 'Start'));
	expect(execution.status).toBe('success');
	expect(execution.itemsOf('Space OCR')).toMatchObject([{ json: { scans_left: 1_000_000 } }]);
});
