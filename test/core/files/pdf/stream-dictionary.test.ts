import { describe, expect, test } from '@jest/globals';

import { dictionariesOf } from '../../../../core/files/pdf/stream-dictionary';

const CONTENT = Buffer.concat([Buffer.alloc(80, 0xff), Buffer.from('the rest')]);
const object = (number: number, keys: string, content: Buffer) =>
	Buffer.concat([
		Buffer.from(`${number} 0 obj\n<<${keys}>>stream\n`),
		content,
		Buffer.from('\nendstream\nendobj\n'),
	]);
const beginnings = (count: number) =>
	Array.from({ length: count }, (_, index) =>
		object(index + 9, '/Other', Buffer.concat([CONTENT.subarray(0, 80), Buffer.from('another')])),
	);

describe('the dictionary of a stream', () => {
	test('is found by the content, as often as that is there', () => {
		const file = Buffer.concat([object(1, '/A', CONTENT), object(2, '/B', CONTENT)]);
		expect(dictionariesOf(CONTENT, file)?.map((one) => one.trim())).toEqual([
			'0 obj\n<</A>>',
			'0 obj\n<</B>>',
		]);
	});

	test('is not found for a content that is not there as a whole, or is empty', () => {
		const file = Buffer.concat(beginnings(3));
		expect(dictionariesOf(CONTENT, file)).toBeUndefined();
		expect(dictionariesOf(CONTENT, CONTENT.subarray(0, 85))).toBeUndefined();
		expect(dictionariesOf(Buffer.alloc(0), file)).toBeUndefined();
	});

	test('is found behind a few that begin alike, and not looked for behind any number', () => {
		const own = object(1, '/A', CONTENT);
		expect(dictionariesOf(CONTENT, Buffer.concat([...beginnings(2), own]))).toHaveLength(1);
		expect(dictionariesOf(CONTENT, Buffer.concat([...beginnings(200), own]))).toBeUndefined();
		const alike = Buffer.alloc(10_000, 0xff);
		expect(dictionariesOf(CONTENT, Buffer.concat([alike, own]))).toBeUndefined();
	});
});
