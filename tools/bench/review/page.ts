import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { PDFDocument } from 'pdf-lib';
import * as z from 'zod/v4-mini';

import type { Clerk } from '../../../test/e2e/review/clerk';
import type { ReviewStage } from '../../../test/e2e/review/review-stage';

const LOADS = 7;
/** Between two keys of a hand that types fast. */
const KEY_MS = 90;
const median = (values: readonly number[]): number =>
	values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

/** A PDF with three pages, of samples. */
async function threePages(folder: string): Promise<string> {
	const pdf = await PDFDocument.create();
	for (const name of ['invoice-two-pages.pdf', 'invoice-scan.pdf']) {
		const other = await PDFDocument.load(await readFile(resolve('samples', name)));
		for (const page of await pdf.copyPages(other, other.getPageIndices())) pdf.addPage(page);
	}
	const file = join(folder, 'three-pages.pdf');
	await writeFile(file, await pdf.save());
	return file;
}

/** When the picture of the first page is there, in milliseconds from the call of the page. */
const FIRST_PAGE = `new Promise((resolve) => {
	const look = () => {
		const image = document.querySelector('main img');
		if (image?.complete && image.naturalWidth > 0) resolve(performance.now());
		else requestAnimationFrame(look);
	};
	look();
})`;

/** Milliseconds from the click on the link until the picture of the first page is there, in a new tab each time. */
export async function firstPage(place: ReviewStage, clerk: Clerk): Promise<number> {
	const { execution, link } = await place.ask([await threePages(place.stage.data)]);
	const times: number[] = [];
	for (let load = 0; load < LOADS; load++) {
		const page = await clerk.open(link);
		times.push(z.number().parse(await page.evaluate(FIRST_PAGE)));
		await page.close();
	}
	await place.stage.api.stopExecution(execution);
	return median(times);
}

/** Seconds from the link to the thanks, for a doubtful sample whose total is typed anew, with the keyboard alone. */
export async function byKeyboard(place: ReviewStage, clerk: Clerk): Promise<number> {
	const { link } = await place.ask(['invoice-doubtful.png']);
	const begin = performance.now();
	const page = await clerk.open(link);
	await page.locator('#value-total_due:focus').waitFor();
	await page.keyboard.press('ControlOrMeta+A');
	await page.keyboard.type('4,621.88', { delay: KEY_MS });
	await page.locator('[data-check="total"].passed').waitFor();
	await page.keyboard.press('Enter');
	await page.locator('.done').waitFor();
	return (performance.now() - begin) / 1000;
}

/** KiB of the page without its documents, plain and as a proxy sends it. */
export async function pageSize(place: ReviewStage): Promise<{ plain: number; packed: number }> {
	const { execution, link } = await place.ask(['invoice-clean.png']);
	const html = await (await fetch(link)).text();
	await place.stage.api.stopExecution(execution);
	const bare = html.replace(/<script type="application\/json"[^]*?<\/script>/, '');
	const KIB = 1024;
	return { plain: Buffer.byteLength(bare) / KIB, packed: gzipSync(bare).length / KIB };
}
