import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { openDataFolder } from '../../../tools/n8n/data-folder.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-data-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a folder is made where there is none', async () => {
	const inner = join(folder, 'a/b');
	await openDataFolder(inner, false);
	expect(await readdir(inner)).toHaveLength(1);
});

test('what is in it stays', async () => {
	await openDataFolder(folder, false);
	await writeFile(join(folder, 'database'), 'rows');
	await openDataFolder(folder, false);
	expect(await readdir(folder)).toContain('database');
});

test('a reset empties it', async () => {
	await openDataFolder(folder, false);
	await writeFile(join(folder, 'database'), 'rows');
	await openDataFolder(folder, true);
	expect(await readdir(folder)).not.toContain('database');
});

test.each([false, true])('files of somebody else are left alone (reset: %s)', async (reset) => {
	await writeFile(join(folder, 'thesis.txt'), 'all my work');
	await expect(openDataFolder(folder, reset)).rejects.toThrow('holds other files');
	expect(await readdir(folder)).toEqual(['thesis.txt']);
});
