/**
 * Makes the PDFs beside it that need other programs than pdf-lib: `node test/files/pdf/make-pdfs.ts`.
 *
 * Needs a Chromium (CHROMIUM, default /usr/bin/chromium) and qpdf.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

const at = (name: string) => join(import.meta.dirname, name);

/** A page as a word processor makes it: embedded fonts, lines, a transparent shade. */
const PAGE = `<!doctype html>
<title>Invoice 4711</title>
<style>
	body { font: 14px 'Liberation Sans', sans-serif; margin: 40px }
	h1 { color: #b00020 }
	td { padding: 8px 40px 8px 0; border-bottom: 1px solid #888 }
	.shade { background: rgb(0 0 0 / 20%) }
</style>
<h1>Invoice 4711</h1>
<p>Harbour Tea Ltd, 12 Quay Street</p>
<table>
	<tr class="shade"><td>Description</td><td>Quantity</td><td>Amount</td></tr>
	<tr><td>Black tea, 1 kg</td><td>2</td><td>37.00</td></tr>
	<tr><td>Green tea, 1 kg</td><td>1</td><td>21.50</td></tr>
</table>
<p><b>Total 58.50</b></p>`;

/** User password and owner password; the key's length in bits chooses the kind of encryption. */
const ENCRYPTED: readonly (readonly [file: string, user: string, owner: string, bits: string])[] = [
	['locked.pdf', 'grüße', 'owner', '256'],
	['locked-128.pdf', 'secret', 'owner', '128'],
	['no-printing.pdf', '', 'owner', '128'],
];

const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
	args: ['--no-sandbox'],
});
const page = await browser.newPage();
await page.setContent(PAGE);
await page.pdf({ path: at('drawn.pdf'), format: 'A4', printBackground: true });
await browser.close();

for (const [file, user, owner, bits] of ENCRYPTED) {
	const aes = bits === '128' ? ['--use-aes=y'] : [];
	const limits = user === '' ? ['--print=none', '--extract=n'] : [];
	execFileSync('qpdf', [
		...['--static-id', '--static-aes-iv', '--encrypt', user, owner, bits],
		...[...aes, ...limits, '--', at('drawn.pdf'), at(file)],
	]);
}
