/** Memory of the local engine over many pages: resident size after 200 pages against that after 20. */
import { readFileSync } from 'node:fs';

import { startLocalEngine } from '../../../local-engine/server/start';

const FEW = 20;
const MANY = 200;
const MIB = 1024 * 1024;
/** In MiB. */
const ALLOWED_GROWTH = 60;
/** Small pages, so that the run takes minutes; what is kept is kept for each of them. */
const SAMPLES = ['samples/receipt.jpg', 'samples/invoice-scanned.jpg'];

const residentMiB = (): number => {
	globalThis.gc?.();
	return process.memoryUsage().rss / MIB;
};

async function measure(): Promise<void> {
	const engine = await startLocalEngine({ requestsPerMinute: 100_000 });
	const images = SAMPLES.map((file) => readFileSync(file).toString('base64'));
	let after = { few: 0, many: 0 };
	for (let page = 1; page <= MANY; page++) {
		const response = await fetch(`${engine.url}/ocr/fields`, {
			method: 'POST',
			headers: { authorization: 'Bearer spocr_bench', 'content-type': 'application/json' },
			body: JSON.stringify({
				image: images[page % images.length],
				imageType: 'base64',
				templateId: 'receipt',
			}),
		});
		if (!response.ok) throw new Error(`page ${page}: status ${response.status}`);
		await response.arrayBuffer();
		if (page === FEW) after = { ...after, few: residentMiB() };
		if (page === MANY) after = { ...after, many: residentMiB() };
	}
	await engine.close();
	const growth = after.many - after.few;
	console.log(`resident memory after ${FEW} pages: ${after.few.toFixed(0)} MiB`);
	console.log(`resident memory after ${MANY} pages: ${after.many.toFixed(0)} MiB`);
	console.log(`growth: ${growth.toFixed(0)} MiB (bar: ${ALLOWED_GROWTH} MiB)`);
	if (growth > ALLOWED_GROWTH) process.exitCode = 1;
}

measure().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
