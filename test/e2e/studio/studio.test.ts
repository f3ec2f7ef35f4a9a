import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { takePicture } from '../editor/pictures';
import { barriersOn } from '../review/barriers';
import { ROOT } from '../stage';
import {
	clipboard,
	drop,
	fieldNames,
	offer,
	openStudio,
	settledPage,
	word,
	type StudioPage,
} from './studio-page';

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const stateOf = (page: Page, file: string) =>
	page.locator('.chip', { hasText: file }).locator('.state').innerText();

describe('from an invoice to a node', () => {
	let studio: StudioPage;
	let page: Page;
	beforeAll(async () => {
		studio = await openStudio();
		({ page } = studio);
	});
	afterAll(() => studio.close());

	test('the fields of the first document are found, and it is decided', async () => {
		await takePicture(page, 'studio-welcome');
		await drop(page, ['invoice-clean.png', 'invoice-doubtful.png']);
		expect(await fieldNames(page)).toEqual(
			expect.arrayContaining(['supplier', 'invoice_number', 'total_due', 'line_items', 'quantity']),
		);
		expect(await stateOf(page, 'invoice-clean.png')).toContain('accepted');
		expect(await stateOf(page, 'invoice-doubtful.png')).toContain('review');
		await takePicture(page, 'studio');
	});

	test('from nothing, six fields and a table are nine clicks', async () => {
		let clicks = 0;
		await page.exposeFunction('countClick', () => clicks++);
		await page.evaluate(
			"addEventListener('click', (event) => event.isTrusted && countClick(), { capture: true })",
		);
		await page.getByRole('button', { name: 'Nothing', exact: true }).click();
		expect(await fieldNames(page)).toEqual([]);
		const fields = ['supplier', 'invoice_number', 'issue_date', 'due_date', 'tax', 'total_due'];
		for (const field of fields) await offer(page, field).click();
		await offer(page, 'line_items').click();
		expect(await fieldNames(page)).toEqual([
			...fields,
			...['line_items', 'item_description', 'quantity', 'unit_price', 'line_total'],
		]);
		await tab(page, 'Take it along');
		await page.getByRole('button', { name: 'Copy for n8n' }).click();
		await page.getByText('Copied. Click into your workflow').waitFor();
		expect(JSON.parse(await clipboard(page))).toMatchObject({
			nodes: [{ type: 'n8n-nodes-space-ocr.spaceOcr', parameters: { schemaMode: 'build' } }],
		});
		// the first of them only empties the list for this test
		expect(clicks - 1).toBeLessThanOrEqual(12);
		await takePicture(page, 'studio-take-along');
	});

	test('steps are taken back and done again, by keyboard', async () => {
		await tab(page, 'Fields');
		await page.getByRole('button', { name: 'Remove line_items' }).click();
		expect(await fieldNames(page)).not.toContain('line_items');
		await page.keyboard.press('Control+z');
		expect(await fieldNames(page)).toContain('line_items');
		await page.keyboard.press('Control+Shift+z');
		expect(await fieldNames(page)).not.toContain('line_items');
	});

	test('what no preset knows is clicked on the page, and named by its label', async () => {
		await word(page, 'Quantity').click();
		expect(await fieldNames(page)).toEqual(expect.arrayContaining(['line_items', 'unit_price']));
		await word(page, 'Portland, OR 97209').click();
		const names = await fieldNames(page);
		expect(names).toHaveLength(new Set(names).size);
		const own = page.locator('.fields input.name:focus');
		await own.fill('buyer_city');
		expect(await fieldNames(page)).toContain('buyer_city');
	});

	test('a box that is drawn becomes a field', async () => {
		const count = (await fieldNames(page)).length;
		await page.getByRole('button', { name: 'Mark the place of the chosen value' }).click();
		const label = await word(page, 'Accounts Payable').boundingBox();
		const { x, y, width, height } = label ?? { x: 0, y: 0, width: 0, height: 0 };
		await page.mouse.move(x - 4, y - 2);
		await page.mouse.down();
		await page.mouse.move(x + width + 4, y + height + 2, { steps: 4 });
		await page.mouse.up();
		expect(await fieldNames(page)).toHaveLength(count + 1);
	});

	test('a box is drawn by keys alone, and can be left', async () => {
		const count = (await fieldNames(page)).length;
		const button = page.getByRole('button', { name: 'Mark the place of the chosen value' });
		await button.focus();
		await page.keyboard.press('Enter');
		await page.getByRole('application', { name: /Arrows move it/ }).waitFor();
		await page.keyboard.press('Escape');
		await page.locator('.drawn').waitFor({ state: 'detached' });
		await page.locator('button[title^="Mark the place"]:focus').waitFor();
		await page.keyboard.press('Enter');
		const drawn = page.locator('.drawn');
		const before = await drawn.boundingBox();
		for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowUp');
		await page.keyboard.press('Shift+ArrowRight');
		const after = await drawn.boundingBox();
		expect(after?.y).toBeLessThan(before?.y ?? 0);
		expect(after?.width).toBeGreaterThan(before?.width ?? Infinity);
		await page.keyboard.press('Enter');
		expect(await fieldNames(page)).toHaveLength(count + 1);
	});

	test('a field moves by keyboard, and is described, required, renamed', async () => {
		const [first, second] = await fieldNames(page);
		await page.getByLabel('Name of the field').first().focus();
		await page.keyboard.press('Alt+ArrowDown');
		expect((await fieldNames(page)).slice(0, 2)).toEqual([second, first]);
		await page.getByRole('button', { name: `More about ${second ?? ''}` }).click();
		const details = page.locator('.details').first();
		await details.getByLabel('Own threshold').fill('0.99');
		await details.getByLabel('Required').check();
		await details.getByLabel('Description').fill('Printed at the top');
		await tab(page, 'Take it along');
		await page.getByRole('button', { name: 'Copy for n8n' }).click();
		await page.getByText('Copied. Click').waitFor();
		const node: unknown = JSON.parse(await clipboard(page));
		expect(node).toMatchObject({
			nodes: [
				{
					parameters: {
						fields: {
							field: expect.arrayContaining([
								{
									name: second,
									type: 'string',
									details: { threshold: 0.99, required: true, description: 'Printed at the top' },
								},
							]),
						},
					},
				},
			],
		});
	});

	test('the threshold decides about all documents at once', async () => {
		await tab(page, 'Fields');
		await page.getByRole('button', { name: 'Invoice', exact: true }).click();
		await settledPage(page);
		await tab(page, 'Decision');
		await page.locator('.tally', { hasText: '1 accepted, 1 to review' }).waitFor();
		await takePicture(page, 'studio-decision');
		await page.getByRole('slider').focus();
		await page.keyboard.press('End');
		await page.locator('.tally', { hasText: '0 accepted, 2 to review' }).waitFor();
		await page.keyboard.press('Control+z');
		await page.locator('.tally', { hasText: '1 accepted, 1 to review' }).waitFor();
	});

	test('a document that is corrected and marked as right shows what the threshold is worth', async () => {
		await page
			.locator('.chip', { hasText: 'invoice-doubtful.png' })
			.locator('button')
			.first()
			.click();
		await tab(page, 'Values');
		const total = page.locator('#value-total_due');
		const read = await total.inputValue();
		await page.getByLabel('I have looked').check();
		await tab(page, 'Decision');
		await page.locator('.tally', { hasText: '1 right but held back' }).waitFor();
		await tab(page, 'Values');
		await total.fill(`1${read}`);
		await tab(page, 'Decision');
		await page.getByText('read wrongly').waitFor();
		await page.locator('.tally', { hasText: '0 right but held back' }).waitFor();
	});

	test('mails, PDFs and e-invoices are documents as well; one that is broken says so', async () => {
		await page
			.locator('input[type=file][multiple]')
			.setInputFiles([
				...['mail-two-invoices.eml', 'invoice-two-pages.pdf', 'e-invoice-hybrid.pdf'].map((file) =>
					join(ROOT, 'samples', file),
				),
			]);
		await page.locator('.chip', { hasText: 'e-invoice-hybrid.pdf' }).waitFor();
		await settledPage(page);
		expect(await page.locator('.chip').count()).toBeGreaterThanOrEqual(6);
		const broken = {
			name: 'broken.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from('%PDF-1.4'),
		};
		await page.locator('input[type=file][multiple]').setInputFiles([broken]);
		await page
			.locator('.chip', { hasText: 'broken.pdf' })
			.locator('.state', { hasText: 'can’t be read' })
			.waitFor();
		// Chromium itself tells of every answer that is an error
		expect(studio.complaints.filter((one) => !/status of 422/.test(one))).toEqual([]);
	});

	test('nothing keeps people from using it', async () => {
		for (const name of ['Fields', 'Values', 'Decision', 'Take it along']) {
			await tab(page, name);
			expect(await barriersOn(page)).toEqual([]);
		}
	});
});

test('in the dark and on a phone it is all there', async () => {
	const studio = await openStudio({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
	try {
		const { page } = studio;
		expect(await barriersOn(page)).toEqual([]);
		await drop(page, ['invoice-clean.png']);
		await takePicture(page, 'studio-phone');
		for (const name of ['Fields', 'Values', 'Decision', 'Take it along']) {
			await tab(page, name);
			expect(await barriersOn(page)).toEqual([]);
			const overflow =
				'document.documentElement.scrollWidth - document.documentElement.clientWidth';
			expect({ name, overflow: await page.evaluate(overflow) }).toEqual({ name, overflow: 0 });
		}
		await page.getByRole('button', { name: 'Copy for n8n' }).click();
		await page.getByText('Copied. Click').waitFor();
		expect(studio.complaints).toEqual([]);
	} finally {
		await studio.close();
	}
});

test('what documents say stays text', async () => {
	const studio = await openStudio();
	try {
		const { page } = studio;
		const hostile = '<img src=x onerror="document.title=1">';
		const invoice = await readFile(join(ROOT, 'samples/e-invoice.xml'), 'utf8');
		const buffer = Buffer.from(
			invoice.replaceAll(/<(cbc:RegistrationName|cbc:Name)>[^<]*</g, (_, name: string) => {
				const text = hostile.replaceAll('<', '&lt;');
				return `<${name}>${text}<`;
			}),
		);
		await page
			.locator('input[type=file][multiple]')
			.setInputFiles([{ name: `${hostile}.xml`, mimeType: 'application/xml', buffer }]);
		await settledPage(page);
		await page.locator('.chip').waitFor();
		await tab(page, 'Values');
		await page.locator('#value-supplier').waitFor();
		expect(await page.locator('#value-supplier').inputValue()).toBe(hostile);
		expect(await page.locator('img[src=x]').count()).toBe(0);
		expect(await page.title()).toBe('Space OCR Studio');
		expect(studio.complaints).toEqual([]);
	} finally {
		await studio.close();
	}
});
