import { createHash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

import type { PageText } from '../ocr/read-page';

/** Some 2 MB each at most. */
const KEPT_PAGES = 12;

/** The text of the pages that were read last: whoever tries other fields on them waits for no recognition. */
export class KnownPages {
	readonly #kept = new LRUCache<string, PageText>({ max: KEPT_PAGES });

	/**
	 * @param bytes an image file
	 * @param read reads it, where it is not known
	 */
	async textOf(bytes: Uint8Array, read: () => Promise<PageText>): Promise<PageText> {
		const key = createHash('sha256').update(bytes).digest('hex');
		const known = this.#kept.get(key);
		if (known !== undefined) return known;
		const text = await read();
		this.#kept.set(key, text);
		return text;
	}
}
