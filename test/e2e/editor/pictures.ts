import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { ROOT } from '../stage';

/**
 * Every run takes the pictures; only `UPDATE_PICTURES=1` puts them where the README shows them, as a picture differs
 * in some bytes from machine to machine.
 */
const FOLDER =
	process.env['UPDATE_PICTURES'] === '1'
		? join(ROOT, 'docs/images')
		: join(tmpdir(), 'space-ocr-pictures');

/** "Node executed successfully" and the like would hide a corner. */
async function closeMessages(page: Page): Promise<void> {
	const close = page.locator('.el-notification__closeBtn:visible');
	while ((await close.count()) > 0) {
		await close.first().click();
		await page.locator('.el-notification').first().waitFor({ state: 'hidden' });
	}
}

/** Takes a picture of the whole window: `name`.png. */
export async function takePicture(page: Page, name: string): Promise<void> {
	await closeMessages(page);
	await mkdir(FOLDER, { recursive: true });
	await page.screenshot({
		path: join(FOLDER, `${name}.png`),
		animations: 'disabled',
		caret: 'hide',
	});
}
