import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { startServiceDouble } from '../../service-double/service-double';
import { settled } from '../settled';
import type { Stage } from '../stage';
import { startEditorStage, type EditorStage } from './editor-stage';
import { openPanel } from './panel';
import { takePicture } from './pictures';
import { openWorkflow } from './workflow';

/** The node's default. */
/** Until answers tell how long one takes, so many pages are read at the same time. */
const AT_FIRST = 4;

let started: EditorStage | undefined;
let stage: Stage;
let page: Page;
let credential: string;
beforeAll(async () => {
	started = await startEditorStage({ engineKey: 'the_only_key_of_this_engine' });
	({ stage, page, credential } = started);
});
afterAll(() => started?.close());

const credentialFor = (name: string, apiKey: string, baseUrl: string) =>
	stage.api.putCredential({ name, type: 'spaceOcrApi', data: { apiKey, baseUrl } });

describe('an error says what is wrong and what to do', () => {
	test('a wrong key', async () => {
		const wrong = await credentialFor('Wrong key', 'a_wrong_key', stage.engine.url);
		const files = ['invoice-clean.png'];
		await openWorkflow(stage, page, { name: 'Wrong key', files, credential: wrong });
		const panel = await openPanel(page);
		await panel.execute();
		await panel.output
			.getByText(/the API key is wrong or switched off/)
			.first()
			.waitFor();
		const text = await panel.output.innerText();
		expect(text).toContain('Open the Space OCR credential and put in a valid API key');
		// the local engine has no keys of the service's form
		expect(text).not.toContain('spocr_');
		await takePicture(page, 'wrong-key');
	});

	test.each([
		[
			'two fields of one name',
			[
				{ name: 'total', type: 'number' },
				{ name: 'total', type: 'string' },
			],
			'total: this name is used twice. Names must differ',
		],
		[
			'a table without columns',
			[{ name: 'positions', type: 'array' }],
			'positions: a line-item field needs at least one column',
		],
	])('%s: the field is named, and nothing is sent', async (name, field, words) => {
		const parameters = { schemaMode: 'build', fields: { field } };
		const files = ['invoice-clean.png'];
		await openWorkflow(stage, page, { name, parameters, files, credential });
		const panel = await openPanel(page);
		await panel.execute();
		await panel.output.getByText(words).first().waitFor();
		expect(await panel.output.innerText()).toContain('Nothing was sent');
		await takePicture(page, 'field-error');
	});

	test('a field without a name is marked in the panel, and nothing runs', async () => {
		const parameters = { schemaMode: 'build', fields: { field: [{ name: '', type: 'string' }] } };
		const files = ['invoice-clean.png'];
		await openWorkflow(stage, page, { name: 'No name', parameters, files, credential });
		const panel = await openPanel(page);
		await panel.execute();
		await page.getByText('Parameter "Name" is required.').first().waitFor();
	});
});

describe('Stop', () => {
	const starting = startServiceDouble(() => ({ does: 'hang' }));
	afterAll(async () => {
		await (await starting).close();
	});

	test('ends the requests in flight and sends no more', async () => {
		const service = await starting;
		const slow = await credentialFor('Slow', 'spocr_any_key', service.url);
		const files = [
			'invoice-clean.png',
			'invoice-doubtful.png',
			'invoice-eu.png',
			'invoice-scanned.jpg',
			'receipt.jpg',
		];
		const workflow = await openWorkflow(stage, page, { name: 'Slow', files, credential: slow });
		await page.getByTestId('execute-workflow-button').first().click();
		await service.sawCalls(AT_FIRST);

		await page.getByTestId('stop-execution-button').first().click();
		await Promise.all(service.calls.map(({ closed }) => closed));
		const [run] = await stage.api.executionsOf(workflow);
		const execution = await settled(stage.api, run?.id ?? '');
		expect(execution.status).toBe('canceled');
		expect(service.calls).toHaveLength(AT_FIRST);
	});
});
