import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';

import { NO_LABEL } from '../../../core/files/declared-kind';
import { recognise } from '../../../core/files/file-kind';
import { openPages } from '../../../core/files/page-source';
import { openPdf } from '../../../core/files/pdf/renderer';
import { createTurns } from '../../../core/files/turns';
import { attachmentsOf } from '../../../cli/mail';
import { startStallClock } from '../../../tools/bench/documents/stall-clock';
import { peakMemory } from '../../../tools/bench/peak-memory';
import { startLocalEngine } from '../../../local-engine/server/start';
import { post } from '../../local-engine/exchange';
import { API_KEY, fileItem, run } from '../../nodes/workflow';
import { sureInvoice } from '../../service-double/extractions';
import { startServiceDouble } from '../../service-double/service-double';
import { inWords, NO_TOLL, report, runs, seed } from './campaign';
import { mutated, mutations } from './mutations';
import { fuzzedFiles, fuzzedMail } from './samples';

const MIB = 1024 * 1024;
const PAGES = { selection: '', maxPages: 10, dpi: 200, colour: false, password: '' };
const maker = {
	loadPdfRenderer: () => Promise.resolve({ openPdf }),
	turns: createTurns(() => performance.now()),
};

let files: Awaited<ReturnType<typeof fuzzedFiles>>;
let clock: ReturnType<typeof startStallClock>;
const worst = { stall: 0, what: '' };
beforeAll(async () => {
	files = await fuzzedFiles();
	clock = startStallClock();
});
afterAll(() => {
	clock.stop();
	report(
		`longest stall ${worst.stall.toFixed(0)} ms (${worst.what}), peak memory ${peakMemory().toFixed(0)} MiB`,
	);
});

/** Keeps how long nothing else could run. */
function noteStall(what: string): void {
	const stall = clock.longest().cpu;
	if (stall > worst.stall) Object.assign(worst, { stall, what });
}

const hash = (bytes: Uint8Array | string) =>
	createHash('sha256')
		.update(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
		.digest('hex');

/** Hashes of the page images of a file that is read by itself, up to the first that can't be. */
async function pagesAlone(bytes: Buffer): Promise<readonly string[]> {
	const images: string[] = [];
	const read = async () => {
		const { file: kind } = await recognise(bytes, NO_LABEL);
		if (kind.kind !== 'pdf' && kind.kind !== 'image') return;
		const source = await openPages(bytes, kind, PAGES, maker);
		for (const page of source.pages) images.push(hash((await source.image(page)).bytes));
		source.close();
	};
	await read().catch((error: unknown) => {
		// A file may be refused, in words; anything else is a fault of ours.
		expect(error).toHaveProperty('nextStep', expect.stringMatching(/\w/));
	});
	return images;
}

const document = fc.record({ sample: fc.nat(), changes: fc.option(mutations, { freq: 4 }) });

test('changed files through the node: each comes out once, with its own pages, and the key nowhere', async () => {
	const service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
	const toll = { ...NO_TOLL };
	let tried = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 4 }), async (batch) => {
			const documents = batch.map(({ sample, changes }, index) => {
				const [name, bytes] = files[sample % files.length] ?? ['', Buffer.alloc(0)];
				return { name: `${index}-${name}`, bytes: mutated(bytes, changes ?? []) };
			});
			const alone = (await Promise.all(documents.map(({ bytes }) => pagesAlone(bytes)))).flat();
			const before = service.calls.length;
			const { outputs, error } = await run({
				url: service.url,
				items: documents.map(({ name, bytes }) => fileItem(name, bytes)),
				parameters: {
					failedOutput: true,
					technicalOptions: { requestsPerMinute: 1_000_000 },
				},
			});
			noteStall(documents.map(({ name }) => name).join(', '));
			expect(error).toBeUndefined();
			const items = outputs.flat();
			const came = items.map(({ pairedItem }) => JSON.stringify(pairedItem));
			tried += documents.length;
			toll.lost += documents.length - new Set(came).size;
			toll.double += came.length - new Set(came).size;
			toll.mixed += service.calls
				.slice(before)
				.filter(({ image }) => !alone.includes(hash(image))).length;
			toll.leaked += JSON.stringify(outputs).includes(API_KEY) ? 1 : 0;
			expect(toll).toEqual(NO_TOLL);
		}),
		{ numRuns: runs(12), seed },
	);
	await service.close();
	report(`changed files through the node, ${inWords(tried, toll)}`);
});

test('changed mails: their parts are found, or not, and read or refused', async () => {
	await fc.assert(
		fc.asyncProperty(mutations, async (changes) => {
			const parts = await attachmentsOf(mutated(fuzzedMail(), changes));
			for (const part of parts) await pagesAlone(Buffer.from(part.bytes));
			noteStall('a mail');
		}),
		{ numRuns: runs(3), seed },
	);
});

test('changed images through the engine: an answer or a refusal, and it goes on', async () => {
	const engine = await startLocalEngine({ workers: 1 });
	const blank = sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } });
	const images = [
		await blank.clone().png().toBuffer(),
		await blank.clone().jpeg().toBuffer(),
		await blank.clone().webp().toBuffer(),
		await blank.clone().gif().toBuffer(),
		await blank.clone().tiff().toBuffer(),
	];
	const fields = [{ name: 'total', type: 'number' }];
	await fc.assert(
		fc.asyncProperty(fc.constantFrom(...images), mutations, async (image, changes) => {
			const bytes = mutated(image, changes);
			const answer = await post(engine.url, {
				image: bytes.toString('base64'),
				imageType: 'base64',
				fields,
			});
			expect([200, 400]).toContain(answer.status);
			await answer.text();
			expect((await fetch(`${engine.url}/health`)).status).toBe(200);
			noteStall('an image in the engine');
		}),
		{ numRuns: runs(15), seed },
	);
	await engine.close();
	expect(process.memoryUsage().rss).toBeLessThan(4096 * MIB);
});
