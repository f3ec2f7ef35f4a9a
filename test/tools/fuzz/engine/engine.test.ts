import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';

import { amountBody } from '../../../../core/api/wire';
import { startLocalEngine, type LocalEngine } from '../../../../local-engine/server/start';
import { KEY } from '../../../local-engine/exchange';
import { SAMPLES, sampleBytes } from '../../../samples/truth';
import {
	bmp,
	gif,
	jpeg,
	png,
	tiff,
	webp,
	zeros,
} from '../../../local-engine/server/hostile-images';
import { report, runs, seed } from '../campaign';
import { mutated, mutations } from '../mutations';
import { watchStalls } from '../stalls';
import { expectAnswered, sendRaw, type RawAnswer } from './answered';
import { rightFields } from './odd-fields';
import { oddRequests, type OddRequest } from './odd-requests';

const MIB = 1024 * 1024;

let engine: LocalEngine;
/** What the engine itself did wrong, with where it did. */
const failures: unknown[] = [];
beforeAll(async () => {
	engine = await startLocalEngine({
		workers: 1,
		log: (event) => {
			if (event.event === 'failure') failures.push(event);
		},
	});
});
afterAll(async () => {
	await engine.close();
});
const noteStall = watchStalls();

/** Sends a request, and a plain one while it is under way. */
async function answerTo(odd: OddRequest): Promise<RawAnswer & { readonly plainFirst: boolean }> {
	let isThere = false;
	const answer = sendRaw(engine.url, odd).finally(() => {
		isThere = true;
	});
	const plain = await fetch(`${engine.url}/amount`, {
		headers: { authorization: `Bearer ${KEY}` },
	});
	expect(plain.status).toBe(200);
	amountBody.parse(await plain.json());
	const plainFirst = !isThere;
	return { ...(await answer), plainFirst };
}

/** Images that are read at once, as next to nothing is on them, or that lie about their size. */
async function smallImages(): Promise<readonly Buffer[]> {
	const blank = sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } });
	const word = sharp(sampleBytes('receipt.jpg')).extract({
		left: 0,
		top: 0,
		width: 90,
		height: 60,
	});
	return [
		await blank.clone().png().toBuffer(),
		await blank.clone().jpeg().toBuffer(),
		await blank.clone().webp().toBuffer(),
		await blank.clone().gif().toBuffer(),
		await blank.clone().tiff().toBuffer(),
		await word.clone().png().toBuffer(),
		await word.clone().jpeg({ progressive: true }).toBuffer(),
		png(50_000, 50_000, { packed: zeros(100) }),
		jpeg(65_500, 65_500),
		gif(65_535, 65_535, { width: 1, height: 1 }),
		...[bmp(40, -30), tiff(60_000, 60_000), webp(16_000, 16_000)],
	];
}

test('odd requests: each is answered by the contract, and others are answered beside it', async () => {
	const tally = new Map<number, number>();
	await fc.assert(
		fc.asyncProperty(oddRequests(await smallImages()), async (odd) => {
			failures.length = 0;
			const answer = await answerTo(odd);
			expect(failures).toEqual([]);
			expectAnswered(answer, odd);
			tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
			noteStall(`${odd.method} ${odd.path.slice(0, 40)}, ${odd.body.length} bytes`);
		}),
		{ numRuns: runs(150), seed },
	);
	expect(tally.get(200)).toBeGreaterThan(0);
	report(`odd requests to the engine, by status: ${JSON.stringify([...tally])}`);
	expect(process.memoryUsage().rss).toBeLessThan(4096 * MIB);
});

/** Few, as what can still be read takes seconds. */
test('changed pages: read, or refused in words, and others are answered meanwhile', async () => {
	const pages = SAMPLES.map(([name]) => sampleBytes(name));
	let answeredMeanwhile = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...pages),
			fc.option(mutations, { freq: 9 }),
			rightFields,
			async (page, changes, fields) => {
				failures.length = 0;
				const image = mutated(page, changes ?? []).toString('base64');
				const odd = {
					method: 'POST',
					path: '/ocr/fields',
					headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
					body: Buffer.from(JSON.stringify({ image, imageType: 'base64', fields })),
				};
				const answer = await answerTo(odd);
				expect(failures).toEqual([]);
				expectAnswered(answer, odd);
				if (answer.status === 200 && answer.plainFirst) answeredMeanwhile++;
				noteStall('a changed page in the engine');
			},
		),
		{
			numRuns: runs(3),
			seed,
			examples: [[sampleBytes('receipt.jpg'), null, [{ name: '__proto__', type: 'string' }]]],
		},
	);
	expect(answeredMeanwhile).toBeGreaterThan(0);
});
