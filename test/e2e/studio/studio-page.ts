import { join } from 'node:path';

import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import * as z from 'zod/v4';

import { startStudio } from '../../studio/start-studio';
import { ROOT } from '../stage';
import { until } from '../until';

/** Debian's. */
const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--no-first-run',
];
const PATIENCE_MS = 60_000;

/** Studio in a browser. */
export interface StudioPage {
	readonly url: string;
	readonly page: Page;
	/** What the browser complained about, and every address that is not Studio's: none of it should be. */
	readonly complaints: readonly string[];
	close(): Promise<void>;
}

/** Opens Studio as `npm run studio` starts it. */
export async function openStudio(options: BrowserContextOptions = {}): Promise<StudioPage> {
	const studio = await startStudio();
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
	const close = async () => {
		await browser.close();
		await studio.close();
	};
	try {
		const context = await browser.newContext({
			viewport: { width: 1280, height: 800 },
			locale: 'en-GB',
			deviceScaleFactor: 1,
			permissions: ['clipboard-read', 'clipboard-write'],
			...options,
		});
		context.setDefaultTimeout(PATIENCE_MS);
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error' || message.type() === 'warning')
				complaints.push(message.text());
		});
		page.on('pageerror', (error) => complaints.push(String(error)));
		page.on('request', (request) => {
			const { protocol, origin } = new URL(request.url());
			if (origin !== studio.url && protocol !== 'data:' && protocol !== 'blob:')
				complaints.push(`a request to ${request.url()}`);
		});
		await page.goto(studio.url);
		return { url: studio.url, page, complaints, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** What a person drops: samples by their names, or files. */
export type Dropped =
	readonly string[] | readonly { name: string; mimeType: string; buffer: Buffer }[];

const pathOf = (file: string) => join(ROOT, 'samples', file);

/** Drops files, and waits until all of them are read with the fields that are there then. */
export async function drop(page: Page, files: Dropped): Promise<void> {
	const given = files.map((file) => (typeof file === 'string' ? pathOf(file) : file));
	const before = await page.locator('.chip').count();
	await page
		.locator('input[type=file][multiple]')
		.setInputFiles(
			given.every((one) => typeof one === 'string')
				? given
				: given.filter((one) => typeof one !== 'string'),
		);
	await page
		.locator('.chip')
		.nth(before + files.length - 1)
		.waitFor();
	await settledPage(page);
}

/** Waits until nothing is being read any more. */
export async function settledPage(page: Page): Promise<void> {
	await until('all documents are read', async () => {
		const states = await page.locator('.chip .state').allInnerTexts();
		return states.length > 0 && states.every((state) => !/reading|not read/.test(state));
	});
}

/** The field on the page that a value is marked for. */
export const offer = (page: Page, field: string) =>
	page.locator(`[data-mark="offer ${field}"]`).first();

/** The words of a page that are no value yet. */
export const word = (page: Page, text: string) => page.locator(`.mark.word[title="Add “${text}”"]`);

/** Names of the fields in the list, columns behind their table. */
export const fieldNames = async (page: Page): Promise<string[]> =>
	z
		.array(z.string())
		.parse(
			await page.evaluate(
				`[...document.querySelectorAll('.fields input.name')].map((one) => one.value)`,
			),
		);

export const clipboard = async (page: Page): Promise<string> =>
	z.string().parse(await page.evaluate('navigator.clipboard.readText()'));
