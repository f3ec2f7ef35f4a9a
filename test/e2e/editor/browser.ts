import { chromium, selectors, type Browser, type Page } from 'playwright-core';

import type { Stage } from '../stage';

/** How n8n marks what tests look for. */
selectors.setTestIdAttribute('data-test-id');

/** Debian's. */
const CHROMIUM = '/usr/bin/chromium';
/** Runs as root in a container, draws without a graphics card, and calls nobody. */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--no-first-run',
];
/** The screen of a small laptop. */
const SCREEN = { width: 1280, height: 800 };
/** Far above what a click takes, also on a busy machine. */
const PATIENCE_MS = 180_000;

/** n8n's editor, with the owner logged in. */
export interface Editor {
	readonly page: Page;
	close(): Promise<void>;
}

async function logIn(page: Page, { url, owner }: Stage): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
	await page.locator('input[type=password]').fill(owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(({ pathname }) => !pathname.startsWith('/signin'));
}

async function pageOf(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ viewport: SCREEN, deviceScaleFactor: 1 });
	context.setDefaultTimeout(PATIENCE_MS);
	return context.newPage();
}

/** Opens the editor in a headless browser. */
export async function openEditor(stage: Stage): Promise<Editor> {
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
	try {
		const page = await pageOf(browser);
		await logIn(page, stage);
		return { page, close: () => browser.close() };
	} catch (error) {
		await browser.close();
		throw error;
	}
}

/** Changes between light and dark, as the user's settings do. */
export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
	await page.evaluate((name) => {
		localStorage.setItem('N8N_THEME', name);
	}, theme);
	await page.reload();
}
