import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { createMemorySemaphore } from '../../../../../core/files/memory-semaphore';
import { classifyFile, type ReadableFile } from '../../../../../core/files/readable-file';
import type { FoundDocument } from './find-documents';

/** Loads the files of one batch, so many at the same time as memory allows. */
export interface FileLoader {
	/**
	 * Loads a file and gives it to a task; when that is done the file is let go.
	 *
	 * @throws UnsupportedFileError when it should be a document and is none
	 */
	use<T>(
		document: FoundDocument,
		item: number,
		task: (file: ReadableFile) => Promise<T> | T,
	): Promise<T>;
}

const MIB = 1024 * 1024;
/** Of files in memory at the same time, whatever the batch; what is made of them comes on top. */
const FILE_BYTES = 64 * MIB;

/** Bytes of a file before it is loaded; 0 when n8n does not say. */
async function sizeOf(context: IExecuteFunctions, { bytes, id, data }: IBinaryData) {
	if (bytes !== undefined) return bytes;
	// Without an id the file itself stands in `data`, in base64.
	if (id === undefined) return (data.length * 3) / 4;
	return (await context.helpers.getBinaryMetadata(id)).fileSize;
}

/** In the binary mode "separate" n8n knows a file by its name, in "combined" by itself. */
export const bytesOf = async (
	context: IExecuteFunctions,
	item: number,
	{ origin, file, isUnpacked }: FoundDocument,
): Promise<Buffer> => {
	const { property } = origin;
	const isBeside =
		isUnpacked !== true &&
		property !== null &&
		context.getInputData()[item]?.binary?.[property] !== undefined;
	const isSeparate = isBeside && context.getWorkflowSettings().binaryMode !== 'combined';
	return await context.helpers.getBinaryDataBuffer(item, isSeparate ? property : (file ?? ''));
};

async function load(
	context: IExecuteFunctions,
	document: FoundDocument,
	item: number,
): Promise<ReadableFile> {
	if (document.error !== undefined) throw document.error;
	if (document.leftAside !== undefined) return { kind: 'skipped', why: document.leftAside };
	const { fileName, mimeType } = document.file ?? {};
	const label = { name: fileName ?? null, mediaType: mimeType ?? null };
	return await classifyFile(await bytesOf(context, item, document), label, document.named);
}

export function createFileLoader(context: IExecuteFunctions): FileLoader {
	const memory = createMemorySemaphore(FILE_BYTES);
	return {
		async use(document, item, task) {
			const bytes = document.file === undefined ? 0 : await sizeOf(context, document.file);
			return await memory.spend(bytes, async () => await task(await load(context, document, item)));
		},
	};
}
