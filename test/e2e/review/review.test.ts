import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { takePicture } from '../editor/pictures';
import { settled } from '../settled';
import { until } from '../until';
import { truthOf } from '../truth';
import { barriersOn } from './barriers';
import { startClerk, type Clerk } from './clerk';
import { jsonsOf, OUTPUTS, REVIEW, startReviewStage, type ReviewStage } from './review-stage';

const CLEAN = 'invoice-clean.png';
const DOUBTFUL = 'invoice-doubtful.png';
const TWO_PAGES = 'invoice-two-pages.pdf';

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

const ended = (execution: string) => settled(place.stage.api, execution);

test('a sure document is approved with Enter, and keeps its values, its payload and its file', async () => {
	const { execution, link } = await place.ask([CLEAN]);
	const page = await clerk.open(link);
	await page.keyboard.press('Enter');
	await page.locator('.done').waitFor();

	const run = await ended(execution);
	expect(run.status).toBe('success');
	const [item, ...others] = run.itemsOf(REVIEW, OUTPUTS.approved);
	expect(others).toEqual([]);
	expect(item?.json).toMatchObject({
		total_due: truthOf(CLEAN).total_due,
		ocr: { decision: 'approved', review: { by: null, changes: [], note: null } },
		accounting: { format: 'csv' },
	});
	expect(Object.keys(item?.binary ?? {})).toContain('data');
	expect(jsonsOf(run.itemsOf('Approved'))).toMatchObject([{ origin: `1-${CLEAN}` }]);
	expect(clerk.complaints).toEqual([]);
});

test('of three documents one is corrected, one rejected, one approved: each goes its way, linked to its own file', async () => {
	const { execution, link } = await place.ask([CLEAN, TWO_PAGES, DOUBTFUL]);
	const page = await clerk.open(link);
	const open = async (file: string) => {
		await page.locator('.documents button', { hasText: file }).click();
		await page.locator('h1', { hasText: file }).waitFor();
	};
	await open(CLEAN);
	await page.locator('#value-invoice_number').fill('CHANGED-1');
	await page.locator('#approve').click();
	await open(TWO_PAGES);
	await page.getByRole('button', { name: 'Reject' }).click();
	await page.locator('select').selectOption('other');
	await page.getByRole('button', { name: 'Reject' }).click();
	await page.getByText('Say why in words.').waitFor();
	await page.getByLabel('In words').fill('ordered twice');
	await page.getByRole('button', { name: 'Reject' }).click();
	await open(DOUBTFUL);
	await page.locator('#approve').click();
	await page.getByRole('button', { name: 'Approve anyway' }).click();
	await page.locator('.done').waitFor();

	const run = await ended(execution);
	expect(jsonsOf(run.itemsOf('Approved'))).toMatchObject([
		{
			origin: `1-${CLEAN}`,
			invoice_number: 'CHANGED-1',
			ocr: {
				decision: 'approved',
				fields: { invoice_number: { source: 'person', raw: 'CHANGED-1' } },
				review: {
					changes: [
						{ path: 'invoice_number', from: truthOf(CLEAN).invoice_number, to: 'CHANGED-1' },
					],
				},
			},
		},
		{ origin: `3-${DOUBTFUL}`, ocr: { decision: 'approved' } },
	]);
	expect(JSON.stringify(jsonsOf(run.itemsOf('Approved'))[0]?.['accounting'])).toContain(
		'CHANGED-1',
	);
	expect(jsonsOf(run.itemsOf('Rejected'))).toMatchObject([
		{
			origin: `2-${TWO_PAGES}`,
			ocr: { decision: 'rejected', review: { reason: 'other', note: 'ordered twice' } },
		},
	]);
	expect(run.itemsOf('Timed Out')).toEqual([]);
	expect(clerk.complaints).toEqual([]);
});

test('what nobody answers leaves by Timed Out alone, linked to its own file', async () => {
	const { execution, link } = await place.ask([CLEAN, DOUBTFUL], { amount: 1, unit: 'minutes' });
	const page = await clerk.open(link);
	const run = await ended(execution);
	expect(run.itemsOf('Approved')).toEqual([]);
	expect(run.itemsOf('Rejected')).toEqual([]);
	expect(jsonsOf(run.itemsOf('Timed Out'))).toMatchObject([
		{ origin: `1-${CLEAN}`, ocr: { decision: 'timed_out' } },
		{ origin: `2-${DOUBTFUL}`, ocr: { decision: 'timed_out' } },
	]);
	expect(Object.keys(run.itemsOf(REVIEW, OUTPUTS.timedOut)[0]?.binary ?? {})).toContain('data');

	// who answers too late is told so, and keeps what was typed
	await page.locator('#value-invoice_number').fill('LATE-1');
	for (const _ of [1, 2]) {
		await page.locator('#approve').click();
		const anyway = page.getByRole('button', { name: 'Approve anyway' });
		if (await anyway.isVisible()) await anyway.click();
	}
	await page.getByText('this review is closed already').waitFor();
});

test('of two people at the same review the first one counts; the second is told and keeps what was typed', async () => {
	const { execution, link } = await place.ask([CLEAN]);
	const [first, second] = [await clerk.open(link), await clerk.open(link)];
	await second.locator('#value-invoice_number').fill('SECOND-1');
	await first.keyboard.press('Enter');
	await first.locator('.done').waitFor();
	await ended(execution);
	await second.locator('#approve').click();
	await second.getByText('this review is closed already').waitFor();
	expect(await second.locator('#value-invoice_number').inputValue()).toBe('SECOND-1');
	expect(jsonsOf((await ended(execution)).itemsOf('Approved'))).toMatchObject([
		{ invoice_number: truthOf(CLEAN).invoice_number },
	]);
});

test('the doubtful document is corrected and approved by keyboard; its sums are checked as one types', async () => {
	const { execution, link } = await place.ask([DOUBTFUL]);
	const page = await clerk.open(link);
	const failed = page.locator('[data-check="total"].failed');
	await failed.waitFor({ state: 'detached' });
	await page.locator('#value-total_due:focus').waitFor();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('4,000.00');
	await failed.waitFor();
	await page.keyboard.press('Escape');
	await page.locator('[data-check="total"].passed').waitFor();
	await takePicture(page, 'review-page');
	// it is right, and nothing else is doubtful: that was all
	await page.keyboard.press('Enter');
	await page.locator('.done').waitFor();
	expect(jsonsOf((await ended(execution)).itemsOf('Approved'))).toMatchObject([
		{
			total_due: 4621.88,
			ocr: {
				decision: 'approved',
				reasons: [],
				fields: { total_due: { source: 'person' } },
				review: { changes: [] },
			},
		},
	]);
});

test('a row is split in two and moved by keyboard, and the sums say at once what that does', async () => {
	const { execution, link } = await place.ask([CLEAN]);
	const page = await clerk.open(link);
	const cell = (row: number, column: string) =>
		page.locator(`[id="value-line_items[${row}].${column}"]`);
	const paper = truthOf(CLEAN).line_items[0];
	const failed = page.locator('[data-check="lines_sum"].failed, [data-check="total"].failed');
	await cell(0, 'item_description').focus();
	await page.keyboard.press('Alt+Enter');
	await page.locator('[id="value-line_items[1].item_description"]:focus').waitFor();
	await failed.first().waitFor();
	// 40 boxes of paper are 30 and 10
	for (const [row, quantity, total] of [
		[0, '30', '156.00'],
		[1, '10', '52.00'],
	] as const) {
		await cell(row, 'quantity').fill(quantity);
		await cell(row, 'line_total').fill(total);
	}
	await failed.first().waitFor({ state: 'detached' });
	await cell(1, 'quantity').focus();
	await page.keyboard.press('Alt+ArrowDown');
	await page.locator('[id="value-line_items[2].quantity"]:focus').waitFor();
	await page.keyboard.press('Alt+ArrowDown');
	await page.locator('[id="value-line_items[3].quantity"]:focus').waitFor();
	await page.keyboard.press('Alt+ArrowUp');
	await page.locator('[id="value-line_items[2].quantity"]:focus').waitFor();
	await page.locator('#approve').click();
	await page.locator('.done').waitFor();
	const [approved] = jsonsOf((await ended(execution)).itemsOf('Approved'));
	expect(approved).toMatchObject({
		line_items: [
			{ item_description: paper?.item_description, quantity: 30, line_total: 156 },
			{ quantity: truthOf(CLEAN).line_items[1]?.quantity },
			{ item_description: paper?.item_description, quantity: 10, line_total: 52 },
			{},
			{},
			{},
		],
		ocr: { reasons: [] },
	});
});

test('looking changes nothing; without its signature the link opens nothing', async () => {
	const { execution, link } = await place.ask([TWO_PAGES]);
	for (const _ of [1, 2]) expect((await fetch(link)).ok).toBe(true);
	await fetch(link, { method: 'HEAD' });
	const policy = (await fetch(link)).headers.get('Content-Security-Policy');
	expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-/);
	for (const page of [1, 2]) {
		const picture = await fetch(`${link}&document=0&page=${page}`);
		expect(picture.headers.get('Content-Type')).toMatch(/^image\//);
	}
	expect((await fetch(`${link}&document=0&page=3`)).status).toBe(404);
	expect((await fetch(`${link}&document=1&page=1`)).status).toBe(404);
	const unsigned = new URL(link);
	unsigned.search = '';
	for (const method of ['GET', 'POST']) expect((await fetch(unsigned, { method })).ok).toBe(false);
	expect(await place.stage.api.execution(execution)).toMatchObject({ status: 'waiting' });
	await place.stage.api.stopExecution(execution);
});

test('a page of an earlier review decides nothing of the next one, though both have the same link', async () => {
	const { execution, link } = await place.ask([CLEAN], {}, true);
	const [first, second] = [await clerk.open(link), await clerk.open(link)];
	await first.keyboard.press('Enter');
	await first.locator('.done').waitFor();
	await until('the second review waits', async () => {
		const now = await place.stage.api.execution(execution);
		return now.status === 'waiting' && now.runsOf('Approved').length > 0;
	});
	await second.keyboard.press('Enter');
	await second.getByText('This page is out of date').waitFor();
	expect(await place.stage.api.execution(execution)).toMatchObject({ status: 'waiting' });

	const next = await clerk.open(link);
	await next.keyboard.press('Enter');
	await next.locator('.done').waitFor();
	expect((await ended(execution)).status).toBe('success');
});

test('nothing is lost when n8n is ended meanwhile: what was typed is kept, and sent once it is there again', async () => {
	const { execution, link } = await place.ask([CLEAN]);
	const page = await clerk.open(link);
	await page.locator('#value-invoice_number').fill('KEPT-1');
	await place.stage.killN8n();
	await page.locator('#approve').click();
	await page.getByText('n8n can’t be reached just now').waitFor();
	await place.stage.startN8nAgain();
	await page.reload();
	await page.getByText('What you had entered before is here again').waitFor();
	expect(await page.locator('#value-invoice_number').inputValue()).toBe('KEPT-1');
	await page.locator('#approve').click();
	await page.locator('.done').waitFor();
	expect(jsonsOf((await ended(execution)).itemsOf('Approved'))).toMatchObject([
		{ invoice_number: 'KEPT-1', ocr: { decision: 'approved' } },
	]);
});

test('the page has no barriers: light and dark, on a phone, in German, while it asks for a reason', async () => {
	const { execution, link } = await place.ask([DOUBTFUL, TWO_PAGES]);
	const screens = [
		{ colorScheme: 'light' },
		{ colorScheme: 'dark' },
		{ viewport: { width: 390, height: 844 }, locale: 'de-DE' },
	] as const;
	for (const screen of screens) {
		const one = await startClerk(screen);
		try {
			const page = await one.open(link);
			expect(await barriersOn(page)).toEqual([]);
			await page.locator('#approve').click();
			expect(await barriersOn(page)).toEqual([]);
			expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
		} finally {
			await one.close();
		}
	}
	await place.stage.api.stopExecution(execution);
});
