import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { settled } from '../settled';
import type { Stage } from '../stage';
import { until } from '../until';
import { startEditorStage, type EditorStage } from './editor-stage';
import { openPanel } from './panel';
import { takePicture } from './pictures';
import { openWorkflow } from './workflow';

/** Less than the list is high, so that nothing is jumped over. */
const WHEEL_PX = 150;

/** The lowest line of the output that is in sight. */
const BOTTOM_PX = 700;

let started: EditorStage | undefined;
let stage: Stage;
let page: Page;
let credential: string;
beforeAll(async () => {
	started = await startEditorStage();
	({ stage, page, credential } = started);
});
afterAll(() => started?.close());

/** What the last run of a workflow gave by the first output. */
const acceptedBy = async (workflow: string) => {
	const [run] = await until('there is an execution', async () => {
		const runs = await stage.api.executionsOf(workflow);
		return runs.length > 0 && runs;
	});
	const execution = await settled(stage.api, run?.id ?? '');
	return execution.itemsOf('Space OCR', 0);
};

test('own fields begin with those of most invoices, and more are added by clicking and typing; Execute step shows the rows', async () => {
	const files = ['invoice-two-pages.pdf'];
	const workflow = await openWorkflow(stage, page, { name: 'Own fields', files, credential });
	const panel = await openPanel(page);
	await panel.choose('schemaMode', 'Build Visually');
	const addField = async (name: string, type: string) => {
		await panel.click('Add Field');
		await panel.choose('type', type);
		await panel.type('name', name);
	};
	await addField('buyer', 'Text');
	await addField('packages', 'Line Items');
	await panel.click('Add Column');
	await panel.choose('type', 'Number');
	await panel.type('name', 'weight');
	await takePicture(page, 'schema-editor');

	await panel.choose('output', 'One Item per Line Item');
	await panel.execute();
	await panel.output.getByText('Accepted Branch (19 items)').waitFor();
	await panel.output.getByTestId('radio-button-schema').click();
	// n8n draws only what is near
	const column = panel.output.getByText('line_total', { exact: true }).first();
	await panel.output.getByText('supplier', { exact: true }).first().hover();
	await until('the last column is in sight', async () => {
		await page.mouse.wheel(0, WHEEL_PX);
		return (await column.isVisible()) && ((await column.boundingBox())?.y ?? BOTTOM_PX) < BOTTOM_PX;
	});
	await takePicture(page, 'rows');

	const rows = await acceptedBy(workflow);
	expect(rows).toHaveLength(19);
	expect(rows[0]?.json).toMatchObject({
		supplier: 'Tamarack Lane Supply Co.',
		invoice_number: expect.any(String),
		buyer: expect.any(String),
		subtotal: 3030.35,
		tax: 151.52,
		total_due: 3181.87,
		item_description: 'Stock pot, 24 liters',
		quantity: 2,
		unit_price: 118.5,
		line_total: 237,
		line_number: 1,
		line_count: 19,
	});
});

test('a preset needs no further setting; the outputs carry their names and counts', async () => {
	const files = ['invoice-clean.png', 'invoice-doubtful.png'];
	await openWorkflow(stage, page, { name: 'Invoices', files, credential });
	const panel = await openPanel(page);
	await panel.execute();
	await panel.output.getByText('Accepted Branch (1 item)').waitFor();
	await panel.output.getByTestId('radio-button-schema').click();
	await takePicture(page, 'accepted');

	await panel.output.getByText('Review Branch (1 item)').click();
	// what came of the run, and why, stands above everything else
	await panel.output
		.getByText(/^1 accepted, 1 to review\. invoice-doubtful\.png: .*is below 0\.85/)
		.waitFor();
	await takePicture(page, 'review');
});

test('a review rule comes with an example, and the mapping with the places for it', async () => {
	await openWorkflow(stage, page, { name: 'Rules', files: ['invoice-clean.png'], credential });
	const panel = await openPanel(page);
	await panel.choose('accountingPayload', 'Xero Bill');
	for (const name of ['accountCode', 'taxCode', 'vendorId']) await panel.control(name).waitFor();
	await panel.control('vendorId').scrollIntoViewIfNeeded();
	await takePicture(page, 'accounting');

	await panel.add('Add Review Option', 'Review Rules');
	await panel.whole.getByText('{{ $json.total_due }}').first().waitFor();
	await panel.whole.getByPlaceholder('Add Technical Option').scrollIntoViewIfNeeded();
	await takePicture(page, 'review-rules');
});
