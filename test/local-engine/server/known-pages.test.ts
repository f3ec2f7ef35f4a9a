import { describe, expect, test } from '@jest/globals';

import { KnownPages } from '../../../local-engine/server/known-pages';
import type { PageText } from '../../../local-engine/ocr/read-page';

const text: PageText = {
	words: [],
	placement: { width: 1, height: 1, uprightWidth: 1, uprightHeight: 1, turn: 0, tilt: 0 },
};

describe('a page that was read before', () => {
	test('is not read again, whatever else is asked of it', async () => {
		const pages = new KnownPages();
		let reads = 0;
		const read = () => {
			reads++;
			return Promise.resolve(text);
		};
		await pages.textOf(Buffer.from('one'), read);
		expect(await pages.textOf(Buffer.from('one'), read)).toBe(text);
		await pages.textOf(Buffer.from('other'), read);
		expect(reads).toBe(2);
	});

	test('that failed is read again', async () => {
		const pages = new KnownPages();
		const bytes = Buffer.from('page');
		await expect(pages.textOf(bytes, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(await pages.textOf(bytes, () => Promise.resolve(text))).toBe(text);
	});

	test('is forgotten when many others came since', async () => {
		const pages = new KnownPages();
		let reads = 0;
		const read = () => {
			reads++;
			return Promise.resolve(text);
		};
		for (let page = 0; page < 100; page++) await pages.textOf(Buffer.from(String(page)), read);
		await pages.textOf(Buffer.from('0'), read);
		expect(reads).toBe(101);
	});
});
