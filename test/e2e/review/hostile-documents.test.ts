import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod/v4';

import type { CellRow, Extraction } from '../../../core/api/extraction';
import { itemOf } from '../../core/review/documents';
import { cell, sureInvoice } from '../../service-double/extractions';
import { settled } from '../settled';
import { until } from '../until';
import { startClerk, type Clerk } from './clerk';
import { OUTPUTS, REVIEW, startReviewStage, type ReviewStage } from './review-stage';

let place: ReviewStage;
let clerk: Clerk;
beforeAll(async () => {
	place = await startReviewStage();
	clerk = await startClerk();
});
afterAll(async () => {
	await clerk.close();
	await place.close();
});

/** What runs if a page takes a document's text for anything but text. */
const HOSTILE = [
	`</script><script>window.hit = 1</script>`,
	`<img src=x onerror="window.hit = 1">`,
	`<svg/onload=window.hit=1>`,
	`" autofocus onfocus="window.hit = 1" x="`,
	`javascript:window.hit=1`,
	`<!--<script>`,
	`]]>\u2028\u2029\u0000\u202e`,
	`$& $1 {{ 7 * 7 }} {message}`,
];
const ODD_NAMES = [
	'a"b\'c<d>',
	'__proto__',
	'toString',
	'line_items[0].quantity',
	'line_items.quantity',
	'ö ü/%20?x=#y',
	'</script>',
];

const rowsOf = (count: number): CellRow[] =>
	Array.from({ length: count }, (_, row) => ({
		item_description: cell(HOSTILE[row % HOSTILE.length] ?? ''),
		quantity: cell('1'),
		unit_price: cell('1.00'),
		line_total: cell('1.00'),
	}));
const hostile: Extraction = {
	cells: {
		...sureInvoice.cells,
		supplier: cell(HOSTILE.join(''), { match_ratio: 0.2 }),
		subtotal: cell('200.00'),
		tax: cell('0.00'),
		total_due: cell('200.00'),
	},
	tables: { line_items: rowsOf(200) },
};

/** A document whose values have names that no form has foreseen. */
function oddlyNamed(): Record<string, unknown> {
	const json = z
		.looseObject({ ocr: z.looseObject({ settings: z.looseObject({}) }) })
		.parse(itemOf());
	const { vertices: _, ...evidence } = cell('x');
	const fields = ODD_NAMES.map((name, index) => [name, { ...evidence, raw: HOSTILE[index] ?? '' }]);
	return {
		ocr: {
			...json.ocr,
			// JSON.parse makes a key of "__proto__", a literal would not
			fields: z.looseObject({}).parse(JSON.parse(JSON.stringify(Object.fromEntries(fields)))),
			settings: { ...json.ocr.settings, schema: { mode: 'auto' }, accounting: undefined },
		},
	};
}

const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
	id: name,
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});
const workflow = (documents: readonly unknown[]) => ({
	name: 'Hostile',
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('All', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ documents }),
			options: {},
		}),
		node('Link', 'n8n-nodes-base.set', 3.4, {
			mode: 'manual',
			assignments: {
				assignments: [
					{ id: 'link', name: 'link', value: '={{ $execution.resumeUrl }}', type: 'string' },
				],
			},
			includeOtherFields: true,
			options: {},
		}),
		node('Documents', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'documents', options: {} }),
		node(REVIEW, 'n8n-nodes-space-ocr.spaceOcrReview', 1, {}),
	],
	connections: {
		Start: { main: [to('All')] },
		All: { main: [to('Link')] },
		Link: { main: [to('Documents')] },
		Documents: { main: [to(REVIEW)] },
	},
	settings: { executionOrder: 'v1' },
});

test('thirty documents, one of 200 rows, one with odd names, all full of code: text is text, and each is approved once', async () => {
	const { stage } = place;
	const plain = Array.from({ length: 28 }, () => itemOf());
	const documents = [...plain, itemOf(hostile), oddlyNamed()];
	const id = await stage.api.addWorkflow(workflow(documents));
	const execution = await stage.api.runWorkflow(id, 'Start');
	const link = await until('the review waits', async () => {
		const now = await stage.api.execution(execution);
		if (now.status === 'error') throw new Error(now.error?.message ?? 'it failed');
		const json = now.itemsOf('Link')[0]?.json;
		return now.status === 'waiting' && z.looseObject({ link: z.string() }).parse(json).link;
	});
	const page = await clerk.open(link);
	// the doubtful one is the first
	await page.locator('[id="value-line_items[199].item_description"]').waitFor();
	await page.keyboard.press('ControlOrMeta+Enter');
	await page.getByRole('button', { name: 'Approve anyway' }).click();
	const last = page.locator('.documents button').last();
	await last.click();
	for (const name of ODD_NAMES.filter((odd) => odd !== '__proto__'))
		await page.locator(`[data-place=${JSON.stringify(name)}]`).waitFor();
	for (let decided = 1; decided < documents.length; decided += 1) {
		await page.getByText(`${decided} of ${documents.length} decided`).waitFor();
		await page.locator('#approve').click();
	}
	await page.locator('.done').waitFor();
	expect(await page.evaluate('window.hit')).toBeUndefined();
	expect(clerk.complaints).toEqual([]);

	const run = await settled(stage.api, execution);
	expect(run.status).toBe('success');
	const approved = run.itemsOf(REVIEW, OUTPUTS.approved).map(({ json }) => json);
	expect(approved).toHaveLength(documents.length);
	expect(approved[28]).toMatchObject({ supplier: HOSTILE.join('') });
	const names = z.looseObject({ ocr: z.looseObject({ fields: z.looseObject({}) }) });
	expect(Object.keys(names.parse(approved[29]).ocr.fields)).toEqual(
		expect.arrayContaining(ODD_NAMES.filter((name) => name !== '__proto__')),
	);
});
