import { createRequire } from 'node:module';

import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

const container = z.object({
	Container: z.custom<{ get<T>(type: abstract new (...args: never[]) => T): T }>(),
});

/** Keeps files of a workflow on disk, as n8n does by default; without it they stand in memory, in base64. */
export interface FileStorage {
	store(bytes: Buffer, file: { fileName: string; mimeType: string }): Promise<IBinaryData>;
}

/**
 * Opens n8n's own storage for files. Once per process, before anything else of n8n is used.
 *
 * @param folder where the files are put
 */
export async function openFileStorage(folder: string): Promise<FileStorage> {
	process.env.N8N_STORAGE_PATH = folder;
	process.env.N8N_BINARY_DATA_STORAGE_PATH = folder;
	process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
	// n8n-core's own copy of the container: another one would not know its services.
	const di: unknown = createRequire(require.resolve('n8n-core'))('@n8n/di');
	const service = container.parse(di).Container.get(BinaryDataService);
	await service.init();
	const location = { type: 'execution' as const, workflowId: 'space-ocr', executionId: '1' };
	return {
		store: async (bytes, file) => await service.store(location, bytes, { data: '', ...file }),
	};
}
