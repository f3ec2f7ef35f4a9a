/**
 * Studio as people meet it, in Chromium, with the real engine: how soon the first page is there, how long until an own
 * invoice is a node on the clipboard and by how many clicks, how smoothly a document of ten pages is edited
 * beside the same page when nobody touches it, how large
 * the page's script is.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PDFDocument } from 'pdf-lib';
import type { Page } from 'playwright-core';
import * as z from 'zod/v4';

import {
	clipboard,
	drop,
	offer,
	openStudio,
	settledPage,
} from '../../../test/e2e/studio/studio-page';

const BARS = { firstPage: 1000, script: 300, clicks: 12, minutes: 3, frames: 0.95 };
const FIELDS = ['supplier', 'invoice_number', 'issue_date', 'due_date', 'tax', 'total_due'];
const PAGES = 10;

function report(what: string, value: number, unit: string, isMet: boolean, bar: string): void {
	if (!isMet) process.exitCode = 1;
	const figure = `${value.toFixed(unit === '' ? 0 : 1)} ${unit}`.trim();
	console.log(`${what.padEnd(58)} ${figure.padStart(12)}   ${isMet ? 'ok' : 'MISSED'}, ${bar}`);
}
const atMost = (what: string, value: number, unit: string, bar: number): void => {
	report(what, value, unit, value <= bar, `at most ${bar}`);
};

async function longInvoice(): Promise<Buffer> {
	const short = await PDFDocument.load(await readFile(join('samples', 'invoice-two-pages.pdf')));
	const long = await PDFDocument.create();
	while (long.getPageCount() < PAGES)
		for (const page of await long.copyPages(short, short.getPageIndices())) long.addPage(page);
	return Buffer.from(await long.save());
}

/** Milliseconds from the drop to the picture. */
async function firstPage(page: Page): Promise<number> {
	const began = performance.now();
	await page
		.locator('input[type=file][multiple]')
		.setInputFiles(join('samples', 'invoice-two-pages.pdf'));
	await page.locator('.sheet img[src]').first().waitFor();
	return performance.now() - began;
}

/** From nothing to the clipboard, as fast as a script clicks. */
async function newcomer(page: Page): Promise<{ clicks: number; minutes: number }> {
	const began = performance.now();
	let clicks = 0;
	const click = async (target: ReturnType<Page['locator']>) => {
		await target.click();
		clicks++;
	};
	await drop(page, ['invoice-clean.png']);
	await click(page.getByRole('button', { name: 'Nothing', exact: true }));
	for (const field of FIELDS) await click(offer(page, field));
	await click(offer(page, 'line_items'));
	await click(page.getByRole('tab', { name: 'Take it along' }));
	await click(page.getByRole('button', { name: 'Copy for n8n' }));
	await page.getByText('Copied. Click').waitFor();
	z.object({ nodes: z.array(z.unknown()).length(1) }).parse(JSON.parse(await clipboard(page)));
	return { clicks, minutes: (performance.now() - began) / 60_000 };
}

/** Frames a second while something is done. */
async function framesWhile(page: Page, act: () => Promise<void>): Promise<number> {
	await page.evaluate(`window.frames_ = 0; window.began_ = performance.now(); window.counts_ = true;
		(function count() { window.frames_++; if (window.counts_) requestAnimationFrame(count); })()`);
	await act();
	const rate =
		'(window.counts_ = false, window.frames_ / (performance.now() - window.began_) * 1000)';
	return z.number().parse(await page.evaluate(rate));
}
const IDLE_MS = 1000;

/** While nobody touches the page, and while one scrolls through ten pages and types a name. */
async function framesOfEditing(page: Page): Promise<{ idle: number; editing: number }> {
	await page
		.locator('input[type=file][multiple]')
		.setInputFiles([
			{ name: 'ten-pages.pdf', mimeType: 'application/pdf', buffer: await longInvoice() },
		]);
	await page
		.locator('.sheet img[src]')
		.nth(PAGES - 1)
		.waitFor();
	await settledPage(page);
	await page.locator('.mark.word').nth(PAGES).waitFor();
	const idle = await framesWhile(page, () => page.waitForTimeout(IDLE_MS));
	const room = await page.locator('.room').boundingBox();
	await page.mouse.move((room?.x ?? 0) + 100, (room?.y ?? 0) + 100);
	const editing = await framesWhile(page, async () => {
		for (let step = 0; step < 30; step++) await page.mouse.wheel(0, 150);
		await page.getByLabel('Name of the field').first().focus();
		await page.keyboard.type('_as_the_ledger_calls_it', { delay: 40 });
	});
	return { idle, editing };
}

/** Size of what the page brings along, in KiB. */
async function scriptSize(url: string): Promise<number> {
	const page = await (await fetch(url)).text();
	const [, script = ''] = /<script nonce="[^"]+">([^]*)<\/script>/.exec(page) ?? [];
	return Buffer.byteLength(script) / 1024;
}

async function measure(): Promise<void> {
	const one = await openStudio();
	try {
		atMost(
			'first page visible after a file is dropped',
			await firstPage(one.page),
			'ms',
			BARS.firstPage,
		);
		atMost('script of the page', await scriptSize(one.url), 'KiB', BARS.script);
	} finally {
		await one.close();
	}
	const other = await openStudio();
	try {
		const { clicks, minutes } = await newcomer(other.page);
		atMost('clicks for six fields and a table, from nothing', clicks, '', BARS.clicks);
		atMost('until the node is on the clipboard, by script', minutes, 'min', BARS.minutes);
	} finally {
		await other.close();
	}
	const third = await openStudio();
	try {
		const { idle, editing } = await framesOfEditing(third.page);
		const what = `frames while a document of ${PAGES} pages is edited`;
		const bar = `at least ${BARS.frames} of ${idle.toFixed(1)} untouched`;
		report(what, editing, '/s', editing >= idle * BARS.frames, bar);
	} finally {
		await third.close();
	}
}

measure().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
