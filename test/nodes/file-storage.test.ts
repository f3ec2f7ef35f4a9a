import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openFileStorage, type FileStorage } from './open-file-storage';
import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { pngNamed, run } from './workflow';

let folder: string;
let storage: FileStorage;
let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'space-ocr-files-'));
	storage = await openFileStorage(folder);
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterAll(async () => {
	await service.close();
	rmSync(folder, { recursive: true });
});

test('files that n8n keeps on disk are read, and handed on as they are', async () => {
	const file = await storage.store(pngNamed('on disk'), {
		fileName: 'march.png',
		mimeType: 'image/png',
	});
	expect(file.id).toMatch(/^filesystem/);
	const { outputs } = await run({
		url: service.url,
		items: [{ json: {}, binary: { attachment_0: file } }],
	});
	expect(service.calls.map(({ image }) => image.endsWith('on disk'))).toEqual([true]);
	expect(outputs[0]).toMatchObject([
		{ json: { ocr: { source: { file_name: 'march.png' } } }, binary: { attachment_0: file } },
	]);
});
