import { afterAll, describe, expect, jest, test } from '@jest/globals';

import { readPage } from '../../../local-engine/ocr/read-page';
import { createRecognizer } from '../../../local-engine/ocr/recognizer';
import { turnBack } from '../../../local-engine/ocr/placement';
import { drawPage, LINES, placeOfWord, type Spoiling } from './drawn-page';

// pages are really read here, and a busy machine takes its time
jest.setTimeout(120_000);

const recognizer = createRecognizer(2, { languages: ['eng'] });
afterAll(() => recognizer.close());

const WORDS = LINES.flatMap((line) => line.split(' '));

async function read(spoiling: Spoiling) {
	const { words, placement } = await readPage(await drawPage(spoiling), recognizer);
	const texts = words.map(({ text }) => text);
	return { words, placement, missing: WORDS.filter((word) => !texts.includes(word)) };
}

describe('a page is read', () => {
	test.each<[string, Spoiling]>([
		['in a sans serif font', { font: 'Liberation Sans' }],
		['in a serif font', { font: 'DejaVu Serif' }],
		['in a narrow font', { font: 'Liberation Sans Narrow' }],
		['in a font of one width', { font: 'Liberation Mono' }],
		['at 100 dpi', { dpi: 100 }],
		['at 300 dpi', { dpi: 300 }],
		['tilted by 3 degrees', { tilt: 3 }],
		['tilted by 10 degrees the other way', { tilt: -10 }],
		['on its right side', { turn: 90 }],
		['on its head', { turn: 180 }],
		['on its left side, tilted', { turn: 270, tilt: 2 }],
		['through noise', { noise: 40 }],
		['out of focus', { blur: 1.3 }],
		['in pale grey', { ink: '#a8a8a8' }],
		['tilted, noisy and pale at 150 dpi', { dpi: 150, tilt: 5, noise: 20, ink: '#777' }],
	])('%s', async (_, spoiling) => {
		expect((await read(spoiling)).missing).toEqual([]);
	});

	test('in worn, pale print with at most one word in eight lost, and none of them taken for sure', async () => {
		const { words, missing } = await read({ dpi: 120, stripes: 0.5, ink: '#666' });
		expect(missing.length).toBeLessThanOrEqual(WORDS.length / 8);
		const wrong = words.filter(({ text }) => !WORDS.includes(text));
		expect(wrong.filter(({ certainty }) => certainty >= 0.95)).toEqual([]);
	});

	test.each<[string, Spoiling]>([
		['tilted', { tilt: 4 }],
		['on its side', { turn: 90 }],
		['on its head, tilted', { turn: 180, tilt: -3 }],
	])('%s, and its words are placed where they were sent', async (_, spoiling) => {
		const { words, placement } = await read(spoiling);
		const word = words.find(({ text }) => text === '4,318.76');
		if (!word) throw new Error('the total is not read');
		const { x, y } = turnBack(
			{ x: (word.box.x0 + word.box.x1) / 2, y: (word.box.y0 + word.box.y1) / 2 },
			placement,
		);
		const sent = placeOfWord(spoiling, placement);
		expect(Math.hypot(x - sent.x, y - sent.y)).toBeLessThan(12);
	});

	test('of a blank page nothing is read', async () => {
		expect((await read({ ink: '#fff' })).words).toEqual([]);
	});
});
