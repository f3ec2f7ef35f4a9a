import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod/v4';

import { takePicture } from '../editor/pictures';
import { startEditorStage, type EditorStage } from '../editor/editor-stage';
import { mailWith } from '../editor/workflow';
import { settled } from '../settled';
import { clipboard, drop, offer, openStudio, settledPage, type StudioPage } from './studio-page';

let editor: EditorStage;
let studio: StudioPage;
beforeAll(async () => {
	[editor, studio] = await Promise.all([startEditorStage(), openStudio()]);
});
afterAll(async () => {
	await studio.close();
	await editor.close();
});

const FIELDS = [
	'supplier',
	'invoice_number',
	'issue_date',
	'due_date',
	'subtotal',
	'tax',
	'total_due',
];
const FILES = ['invoice-clean.png', 'invoice-doubtful.png'];
const TRIGGER = 'Mail';

const copied = z.object({ nodes: z.array(z.looseObject({ name: z.string(), type: z.string() })) });
const gated = z.array(
	z.object({ file: z.string(), decision: z.string(), reasons: z.array(z.string()) }),
);
const found = z.looseObject({
	invoice_number: z.string(),
	total_due: z.number(),
	line_items: z.array(z.looseObject({ line_total: z.number() })),
	ocr: z.looseObject({
		decision: z.string(),
		reasons: z.array(z.looseObject({ message: z.string() })),
		source: z.looseObject({ file_name: z.string() }),
	}),
});

test('a node that is copied in Studio and pasted into n8n gives there what Studio showed', async () => {
	const { page } = studio;
	await drop(page, FILES);
	await page.getByRole('button', { name: 'Nothing', exact: true }).click();
	for (const field of FIELDS) await offer(page, field).click();
	await offer(page, 'line_items').click();
	await settledPage(page);
	await page.getByRole('tab', { name: 'Decision' }).click();
	await page.locator('.gated li').nth(1).waitFor();
	const shown = gated.parse(
		await page.evaluate(`[...document.querySelectorAll('.gated li')].map((one) => ({
			file: one.querySelector('button').textContent,
			decision: one.querySelector('b').textContent,
			reasons: [...one.querySelectorAll('.reason')].map((reason) => reason.textContent),
		}))`),
	);
	expect(shown.map(({ decision }) => decision)).toEqual(['accepted', 'review']);
	await page.getByRole('tab', { name: 'Take it along' }).click();
	await page.getByRole('button', { name: 'Copy for n8n' }).click();
	await page.getByText('Copied. Click into your workflow').waitFor();
	const text = await clipboard(page);

	const { page: canvas, stage, credential } = editor;
	await canvas.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await canvas.goto(`${stage.url}/workflow/new`);
	await canvas.getByTestId('canvas-add-button').waitFor();
	await canvas.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
	await canvas.keyboard.press('Control+v');
	await canvas.locator('[data-test-id=canvas-node][data-node-name="Space OCR"]').waitFor();
	await takePicture(canvas, 'studio-pasted');
	await canvas.keyboard.press('Control+a');
	await canvas.keyboard.press('Control+c');
	const { nodes } = copied.parse(JSON.parse(await clipboard(canvas)));
	expect(nodes).toHaveLength(1);

	const id = await stage.api.addWorkflow({
		name: 'Pasted',
		nodes: [
			{
				id: 'trigger',
				name: TRIGGER,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			...nodes.map((node) => ({
				...node,
				credentials: { spaceOcrApi: { id: credential, name: 'Space OCR' } },
			})),
		],
		connections: { [TRIGGER]: { main: [[{ node: 'Space OCR', type: 'main', index: 0 }]] } },
		pinData: { [TRIGGER]: [await mailWith(FILES)] },
		settings: { executionOrder: 'v1' },
	});
	const run = await settled(stage.api, await stage.api.runWorkflow(id, TRIGGER));
	const given = [0, 1].flatMap((output) =>
		run.itemsOf('Space OCR', output).map(({ json }) => found.parse(json)),
	);
	expect(
		given.map(({ ocr }) => ({
			file: ocr.source.file_name,
			decision: ocr.decision,
			reasons: ocr.reasons.map(({ message }) => message),
		})),
	).toEqual(shown);
	expect(Object.keys(given[0] ?? {}).toSorted()).toEqual(
		[...FIELDS, 'line_items', 'ocr'].toSorted(),
	);
});
