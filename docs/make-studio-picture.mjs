/** Makes docs/images/studio.gif of what Studio really does with a sample. Needs Debian's chromium. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { chromium } from 'playwright-core';
import sharp from 'sharp';

const SIZE = { width: 1080, height: 660 };
const WIDTH_SHOWN = 800;
const SAMPLES = ['samples/invoice-clean.png', 'samples/invoice-doubtful.png'];

const studio = spawn('node', ['studio/dist/main.js', '--port', '0'], {
	stdio: ['ignore', 'ignore', 'pipe'],
});
const [printed] = await once(studio.stderr, 'data');
const url = /http:\S+/.exec(String(printed))[0];
const browser = await chromium.launch({
	executablePath: '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const context = await browser.newContext({
	viewport: SIZE,
	permissions: ['clipboard-read', 'clipboard-write'],
});
const page = await context.newPage();

/** Pictures, and for how many milliseconds each is seen. */
const frames = [];
async function show(milliseconds) {
	frames.push({ picture: await page.screenshot({ animations: 'disabled' }), milliseconds });
}

/** A hand, where it is going to click: a headless browser draws none. */
async function click(target, after = 900) {
	await target.scrollIntoViewIfNeeded();
	const { x, y, width, height } = await target.boundingBox();
	await page.evaluate(
		([left, top]) => {
			const hand = document.createElement('div');
			hand.id = 'hand';
			Object.assign(hand.style, {
				position: 'fixed',
				left: `${left - 11}px`,
				top: `${top - 11}px`,
				width: '22px',
				height: '22px',
				borderRadius: '50%',
				background: '#a3222f99',
				border: '3px solid #fff',
				pointerEvents: 'none',
				zIndex: 9,
			});
			document.body.append(hand);
		},
		[x + width / 2, y + height / 2],
	);
	await show(600);
	await page.evaluate(() => document.getElementById('hand').remove());
	await target.click();
	await page.mouse.move(1, 1);
	await page.waitForTimeout(1500);
	await show(after);
}

await page.goto(url);
await show(1500);
await page.locator('input[type=file][multiple]').setInputFiles(SAMPLES);
await page.locator('.chip .state', { hasText: 'review' }).waitFor();
await page.locator('.mark.word').first().waitFor();
await show(2200);
await click(page.getByRole('button', { name: 'Nothing', exact: true }));
for (const field of ['supplier', 'invoice_number', 'total_due', 'line_items'])
	await click(page.locator(`[data-mark="offer ${field}"]`).first());
await click(page.getByRole('tab', { name: 'Decision' }), 2200);
await click(page.getByRole('tab', { name: 'Take it along' }), 700);
await click(page.getByRole('button', { name: 'Copy for n8n' }), 2500);
await browser.close();
studio.kill();

const small = await Promise.all(
	frames.map(({ picture }) => sharp(picture).resize({ width: WIDTH_SHOWN }).png().toBuffer()),
);
await sharp(small, { join: { animated: true } })
	.gif({ delay: frames.map(({ milliseconds }) => milliseconds), colours: 32, effort: 10, loop: 0 })
	.toFile('docs/images/studio.gif');
