import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { startEditorStage, type EditorStage } from './editor-stage';

const REVIEW = 'Space OCR Review';

let started: EditorStage | undefined;
let page: Page;
beforeAll(async () => {
	started = await startEditorStage();
	({ page } = started);
	await page.goto(`${started.stage.url}/workflow/new`);
	await page.getByTestId('canvas-add-button').first().click();
	// on an empty canvas n8n offers triggers only
	await search().fill('manual');
	await names().getByText('Manual Trigger', { exact: true }).click();
	await page.locator('[data-test-id=canvas-node]').first().waitFor();
	await page.getByTestId('node-creator-plus-button').first().click();
});
afterAll(() => started?.close());

const creator = () => page.getByTestId('node-creator');
const names = () => creator().getByTestId('node-creator-item-name');
const search = () => page.getByTestId('node-creator-search-bar').first();

test('the review is offered among n8n’s own human reviews', async () => {
	await creator().getByText('Human review').first().click();
	await names().getByText('Slack', { exact: true }).waitFor();
	expect(await names().allInnerTexts()).toContain(REVIEW);
});
