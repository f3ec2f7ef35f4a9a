import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { sourceChange } from '../../../tools/n8n/source-change.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'space-ocr-sources-'));
	await mkdir(join(folder, 'core/values'), { recursive: true });
	await mkdir(join(folder, 'nodes'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a change deep in one of the folders is seen, and seen again the next time', async () => {
	const folders = ['core', 'nodes'].map((name) => join(folder, name));
	for (const text of ['one', 'two']) {
		const change = sourceChange(folders);
		await writeFile(join(folder, 'core/values/number.ts'), text);
		await expect(change).resolves.toBeUndefined();
	}
});
