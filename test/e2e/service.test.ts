import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startServiceDouble } from '../service-double/service-double';
import { settled } from './settled';
import { startStage, type Stage } from './stage';

const KEY = 'spocr_the_only_key';

let stage: Stage;
beforeAll(async () => {
	stage = await startStage({ engineKey: KEY });
});
afterAll(() => stage.close());

/** A workflow that reads an image by its address with this credential, begun by hand. */
async function addReader(name: string, apiKey: string, baseUrl: string): Promise<string> {
	const type = 'spaceOcrApi';
	const id = await stage.api.putCredential({ name, type, data: { apiKey, baseUrl } });
	return stage.api.addWorkflow({
		name,
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
				id: 'read',
				name: 'Space OCR',
				type: 'n8n-nodes-space-ocr.spaceOcr',
				typeVersion: 1,
				position: [220, 0],
				parameters: { input: 'url', imageUrl: 'https://example.com/invoice.png' },
				credentials: { [type]: { id, name } },
			},
		],
		connections: { Start: { main: [[{ node: 'Space OCR', type: 'main', index: 0 }]] } },
	});
}

test('a wrong key is said so, with what to do and without the key', async () => {
	const wrong = 'spocr_another_key';
	const workflow = await addReader('Wrong key', wrong, stage.engine.url);
	const execution = await settled(stage.api, await stage.api.runWorkflow(workflow, 'Start'));
	expect(execution.status).toBe('error');
	expect(execution.lastNode).toBe('Space OCR');
	expect(execution.error).toMatchObject({
		message: expect.stringContaining('the API key is wrong or switched off'),
		description: expect.stringMatching(/credential.*Request ID: req_/),
	});
	expect(JSON.stringify(execution.error)).not.toContain(wrong);

	const credential = { name: 'Wrong key', type: 'spaceOcrApi' };
	const data = { apiKey: wrong, baseUrl: stage.engine.url };
	const id = await stage.api.putCredential({ ...credential, data });
	expect(await stage.api.testCredential(id, { ...credential, data })).toMatchObject({
		status: 'Error',
	});
	const right = { ...credential, data: { ...data, apiKey: KEY } };
	await stage.api.putCredential(right);
	expect(await stage.api.testCredential(id, right)).toMatchObject({ status: 'OK' });
});

test('stopping an execution closes its request, and no other one follows', async () => {
	const service = await startServiceDouble(() => ({ does: 'hang' }));
	try {
		const workflow = await addReader('Slow', KEY, service.url);
		const id = await stage.api.runWorkflow(workflow, 'Start');
		await service.sawCalls(1);
		await stage.api.stopExecution(id);
		await service.calls[0]?.closed;
		expect((await settled(stage.api, id)).status).toBe('canceled');

		// what another execution sends comes after all that the stopped one could still send at once
		const next = await stage.api.runWorkflow(workflow, 'Start');
		await service.sawCalls(2);
		await stage.api.stopExecution(next);
		await service.calls[1]?.closed;
		await settled(stage.api, next);
		expect(service.calls).toHaveLength(2);
	} finally {
		await service.close();
	}
});
