import { createHash } from 'crypto';

import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import type { Balance } from '../../../../../core/api/balance';
import { createOnce } from '../../../../../core/api/once';
import { createByteBudget, type ByteBudget } from '../../../../../core/document/byte-budget';
import { fileKindOf, notReadable } from '../../../../../core/document/file-kind';
import type { ProcessedDocument } from '../../../../../core/document/output';
import { loadRenderer } from '../../../../../core/document/pdf/load-renderer';
import { readFile, readUrl, type Reader } from '../../../../../core/document/read-document';
import { createScanBudget } from '../../../../../core/document/scan-budget';
import { connect } from '../../../shared/service';
import type { FoundDocument } from './find-documents';
import { forgetful, remembering, type ProcessedFiles } from './processed-files';
import { readBatchSettings, type DocumentSettings } from './settings';

/** What became of a document that did not fail. */
export type Reading =
	| { readonly kind: 'read'; readonly document: ProcessedDocument }
	/** No document: a logo, a text. */
	| { readonly kind: 'skipped'; readonly why: string }
	/** Read in an earlier execution, and not to be read again. */
	| { readonly kind: 'duplicate'; readonly sha256: string };

/** Reads the documents of one execution. */
export interface DocumentReader {
	read(document: FoundDocument, item: number, settings: DocumentSettings): Promise<Reading>;
	readonly maxConcurrency: number;
	/** Costs no scan. */
	readonly getBalance: () => Promise<Balance>;
	/** Takes the key out of a text that came from outside. */
	readonly redact: (text: string) => string;
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
const loadFile = async (
	context: IExecuteFunctions,
	item: number,
	{ origin, file }: FoundDocument,
): Promise<Buffer> => {
	const { property } = origin;
	const isSeparate =
		property !== null && context.getInputData()[item]?.binary?.[property] !== undefined;
	return await context.helpers.getBinaryDataBuffer(item, isSeparate ? property : (file ?? ''));
};

async function readOne(
	context: IExecuteFunctions,
	reader: Reader,
	processed: ProcessedFiles,
	once: ReturnType<typeof createOnce<ProcessedDocument>>,
	[document, item, settings]: readonly [FoundDocument, number, DocumentSettings],
): Promise<Reading> {
	const { origin, named } = document;
	if (origin.url !== undefined)
		return { kind: 'read', document: await readUrl(origin.url, settings.read, reader) };

	const bytes = await loadFile(context, item, document);
	const kind = await fileKindOf(bytes);
	if (kind.kind === 'no document' && !named) return { kind: 'skipped', why: kind.what };
	if (kind.kind === 'no document' || kind.kind === 'unsupported') throw notReadable(kind);

	const sha256 = createHash('sha256').update(bytes).digest('hex');
	if (await processed.has(sha256)) return { kind: 'duplicate', sha256 };
	const { value: read, isFirst } = await once(`${sha256} ${JSON.stringify(settings.read)}`, () =>
		readFile(bytes, kind, { ...origin, sha256 }, settings.read, reader),
	);
	await processed.add(sha256);
	// A double has the answer of the first one, and its own name.
	return {
		kind: 'read',
		document: {
			...read,
			scans: isFirst ? read.scans : 0,
			source: { ...read.source, ...origin },
		},
	};
}

/**
 * Connects to the service for one execution.
 *
 * @throws SchemaError, InvalidCredentialError
 */
export async function openReader(context: IExecuteFunctions): Promise<DocumentReader> {
	const settings = readBatchSettings(context);
	const { client, redact } = await connect(context, settings);
	const reader = {
		client,
		budget: createScanBudget(settings.maxScans),
		loadPdfRenderer: loadRenderer,
	};
	const files: ByteBudget = createByteBudget(FILE_BYTES);
	// The same file with the same settings, within one execution, is read once.
	const once = createOnce<ProcessedDocument>();
	const memory = remembering(context);
	return {
		maxConcurrency: settings.maxConcurrency,
		getBalance: () => client.getBalance(),
		redact,
		read: async (document, item, own) => {
			const bytes = document.file === undefined ? 0 : await sizeOf(context, document.file);
			const processed = own.alreadyProcessed === 'read' ? forgetful : memory;
			return await files.spend(bytes, () =>
				readOne(context, reader, processed, once, [document, item, own]),
			);
		},
	};
}
