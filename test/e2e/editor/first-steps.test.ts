import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import type { Stage } from '../stage';
import { until } from '../until';
import { setTheme } from './browser';
import { startEditorStage, type EditorStage } from './editor-stage';
import { openPanel, panelOf } from './panel';
import { takePicture } from './pictures';
import { nodeOnCanvas, openWorkflow } from './workflow';

const KEY = 'spocr_the_only_key_of_this_engine';

let started: EditorStage | undefined;
let stage: Stage;
let page: Page;
let credential: string;
beforeAll(async () => {
	started = await startEditorStage({ engineKey: KEY });
	({ stage, page, credential } = started);
});
afterAll(() => started?.close());

const creator = () => page.getByTestId('node-creator');
const found = (name: string) =>
	creator().getByTestId('node-creator-item-name').getByText(name, { exact: true });

const names = () => creator().getByTestId('node-creator-item-name').allInnerTexts();
const isSame = (some: readonly string[], others: readonly string[]) =>
	some.join('\n') === others.join('\n');

describe('a new user', () => {
	test('finds the node by "invoice" and by "space ocr", with what it can do in order', async () => {
		await page.goto(`${stage.url}/workflow/new`);
		await page.getByTestId('canvas-add-button').first().click();
		// on an empty canvas n8n looks for triggers only
		const search = page.getByTestId('node-creator-search-bar').first();
		await search.fill('manual');
		await found('Manual Trigger').click();
		await page.locator('[data-test-id=canvas-node]').first().waitFor();

		await page.getByTestId('node-creator-plus-button').first().click();
		await search.fill('invoice');
		await until('"invoice" finds the node', async () => (await names()).includes('Space OCR'));
		await takePicture(page, 'search-invoice');
		await search.fill('space ocr');
		const ours = ['Space OCR', 'Space OCR Review'];
		await until('"space ocr" finds ours alone', async () => isSame(await names(), ours));
		await found('Space OCR').click();
		const actions = ['Read a document', 'Prepare a document for accounting', 'Get the balance'];
		await until('its actions come in order', async () => isSame(await names(), actions));
		await found('Read a document').click();
		await panelOf(page).control('resource').waitFor();
	});

	test('sees what must be set without scrolling, and nothing is missing', async () => {
		const panel = panelOf(page);
		for (const parameter of ['schemaMode', 'preset', 'output', 'gate'])
			expect(await panel.control(parameter).boundingBox()).toMatchObject({
				height: expect.any(Number),
			});
		const { y } = (await panel.control('gate').boundingBox()) ?? { y: Number.NaN };
		expect(y).toBeLessThan(800);
		expect(await panel.whole.getByTestId('parameter-issues').count()).toBe(0);
		await takePicture(page, 'panel');
	});

	const makeCredential = async () => {
		await page.getByTestId('node-credentials-select').first().click();
		await page.getByTestId('node-credentials-select-item-new').click();
		const dialog = page.getByTestId('editCredential-modal');
		const field = (name: string) => dialog.getByTestId(`parameter-input-${name}`).locator('input');
		await field('baseUrl').fill(stage.engine.url);
		await field('apiKey').fill(KEY);
		await dialog.getByTestId('credential-save-button').click();
		// n8n closes the dialog once the test is passed; opened again it says so
		await dialog.waitFor({ state: 'hidden' });
		return dialog;
	};

	test('makes a credential, and its test turns green', async () => {
		const dialog = await makeCredential();
		await page.getByTestId('credential-edit-button').first().click();
		await dialog.getByTestId('credentials-config-container-test-success').waitFor();
		await takePicture(page, 'credential');
	});

	test('has fields of their own, a run and its reason after a few clicks', async () => {
		await openWorkflow(stage, page, { name: 'Few clicks', files: ['invoice-doubtful.png'] });
		const panel = await openPanel(page);
		const clicks = await countClicks(page);
		await makeCredential();
		await panel.choose('schemaMode', 'Build Visually');
		await panel.execute();
		await panel.output.getByText(/^1 to review\. invoice-doubtful\.png: total_due: /).waitFor();
		expect(await clicks()).toBeLessThanOrEqual(15);
	});
});

/** @returns asks how often has been clicked since */
async function countClicks(page: Page): Promise<() => Promise<number>> {
	let count = 0;
	await page.exposeFunction('countClick', () => count++);
	await page.evaluate(
		"addEventListener('click', (event) => event.isTrusted && countClick(), { capture: true })",
	);
	return async () => {
		// what was clicked last is told, too
		await page.evaluate('new Promise(requestAnimationFrame)');
		return count;
	};
}

describe('the canvas', () => {
	test('names every output in full', async () => {
		const parameters = { failedOutput: true };
		await openWorkflow(stage, page, { name: 'Outputs', parameters, files: [], credential });
		for (const name of ['Accepted', 'Review', 'Failed']) {
			const label = nodeOnCanvas(page).locator('[class*=label]').filter({ hasText: name });
			await label.first().waitFor();
			const isWhole = await label.evaluateAll((all) =>
				all.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth),
			);
			expect({ name, isWhole }).toEqual({ name, isWhole: true });
		}
		await page.keyboard.press('1');
		await takePicture(page, 'outputs');
	});

	test('has an icon of its own in the dark', async () => {
		await setTheme(page, 'dark');
		const icon = nodeOnCanvas(page).locator('img').first();
		await icon.waitFor();
		const address = (await icon.getAttribute('src')) ?? '';
		expect(address).toContain('space-ocr.dark.svg');
		const file = await page.request.get(new URL(address, stage.url).href);
		expect(file.headers()['content-type']).toContain('image/svg+xml');
		const panel = await openPanel(page);
		await panel.control('accountingPayload').scrollIntoViewIfNeeded();
		await takePicture(page, 'dark');
		await setTheme(page, 'light');
	});
});
