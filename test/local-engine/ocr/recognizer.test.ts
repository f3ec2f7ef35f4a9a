import { afterAll, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';

import { createRecognizer, RecognitionError } from '../../../local-engine/ocr/recognizer';

// pages are really read here, and a busy machine takes its time
jest.setTimeout(120_000);

const recognizer = createRecognizer(1);
afterAll(() => recognizer.close());

const line = (text: string): Promise<Buffer> =>
	sharp(
		Buffer.from(
			`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><rect width="400" height="80" fill="#fff"/><text x="20" y="52" font-family="Liberation Sans, DejaVu Sans, sans-serif" font-size="40">${text}</text></svg>`,
		),
	)
		.png()
		.toBuffer();

test('a line that breaks recognition fails alone: the next ones are read', async () => {
	const broken = recognizer.readLine(Buffer.from('no image at all'));
	const whole = recognizer.readLine(await line('Total 12.50'));
	await expect(broken).rejects.toBeInstanceOf(RecognitionError);
	expect(JSON.stringify((await whole).blocks)).toContain('12.50');
});

test('after closing nothing is read any more', async () => {
	const closed = createRecognizer(1);
	await closed.close();
	await expect(closed.readLine(Buffer.of())).rejects.toBeInstanceOf(RecognitionError);
});
