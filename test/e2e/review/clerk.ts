import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

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
const PATIENCE_MS = 20_000;

/** Somebody with a browser and the link, and no account in n8n. */
export interface Clerk {
	/** What the browser complained about, and every address that is not n8n's: none of it should be. */
	readonly complaints: readonly string[];
	/** Opens the link in a tab of its own; the tabs share what the browser keeps. */
	open(link: string): Promise<Page>;
	close(): Promise<void>;
}

/** @param options the screen, the language, light or dark */
export async function startClerk(options: BrowserContextOptions = {}): Promise<Clerk> {
	const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
	const context = await browser.newContext({
		viewport: { width: 1280, height: 800 },
		locale: 'en-GB',
		deviceScaleFactor: 1,
		...options,
	});
	context.setDefaultTimeout(PATIENCE_MS);
	const complaints: string[] = [];
	return {
		complaints,
		async open(link) {
			const page = await context.newPage();
			page.on('console', (message) => {
				if (message.type() === 'error' || message.type() === 'warning')
					complaints.push(message.text());
			});
			page.on('pageerror', (error) => complaints.push(String(error)));
			page.on('request', (request) => {
				const url = request.url();
				if (!url.startsWith(new URL(link).origin) && !url.startsWith('data:'))
					complaints.push(`a request to ${url}`);
			});
			await page.goto(link);
			await page.locator('#approve').waitFor();
			return page;
		},
		close: () => browser.close(),
	};
}
