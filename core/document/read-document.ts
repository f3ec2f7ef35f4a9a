import type { Client, PageAnswer } from '../api/client';
import { SpaceOcrError } from '../api/errors';
import type { PageImage } from '../api/request';
import type { Reason } from '../decision/reason';
import type { DocumentSchema } from '../schema/document-schema';
import type { FileKind } from './file-kind';
import { mergePages } from './merge-pages';
import {
	processDocument,
	type DocumentSource,
	type ProcessedDocument,
	type ProcessSettings,
} from './output';
import { openPages, type LoadPdfRenderer, type PageOptions } from './page-source';
import type { ScanBudget } from './scan-budget';

/** How a document is read and judged. */
export interface ReadSettings extends ProcessSettings {
	readonly schema: DocumentSchema;
	/** A hint to the service in words; "" for none. */
	readonly prompt: string;
	readonly pages: PageOptions;
	/** What pages beyond the limit mean: a person must look, or nothing. */
	readonly beyondMaxPages: 'review' | 'ignore';
}

export interface Reader {
	readonly client: Client;
	readonly budget: ScanBudget;
	readonly loadPdfRenderer: LoadPdfRenderer;
}

/** A page on which nothing is printed; the service says so, and does not charge. */
const NO_TEXT = 'no_text';

type Origin = Pick<DocumentSource, 'file_name' | 'property' | 'url'>;

const reasonsFor = (leftOut: number, read: number, settings: ReadSettings): Reason[] =>
	leftOut === 0 || settings.beyondMaxPages === 'ignore'
		? []
		: [
				{
					code: 'pages_left_out',
					message: `only ${read} of ${read + leftOut} pages were read (Max Pages)`,
				},
			];

/**
 * Reads a file: page by page, then as one document.
 *
 * @param sha256 of the bytes, in hex
 * @throws UnsupportedFileError, PageSelectionError, ScanLimitError, SpaceOcrError; one page that fails fails the
 *   document, as its amounts could be incomplete
 */
export async function readFile(
	bytes: Uint8Array,
	kind: Extract<FileKind, { kind: 'image' | 'pdf' }>,
	origin: Origin & { readonly sha256: string },
	settings: ReadSettings,
	{ client, budget, loadPdfRenderer }: Reader,
): Promise<ProcessedDocument> {
	const { schema, prompt } = settings;
	const source = await openPages(bytes, kind, settings.pages, loadPdfRenderer);
	let failed = false;
	let scaledFrom: DocumentSource['scaled_from'];

	const readPage = async (page: number): Promise<PageAnswer | undefined> => {
		if (failed) return undefined;
		const image = await source.image(page);
		scaledFrom ??= image.scaledFrom ?? undefined;
		const request = { image: { from: 'bytes' as const, bytes: image.bytes }, schema, prompt };
		return await client.extract(request, page).then(undefined, (error: unknown) => {
			const isEmpty = error instanceof SpaceOcrError && error.code === NO_TEXT;
			if (isEmpty && source.pages.length > 1) return undefined;
			failed = true;
			throw error;
		});
	};

	const read = async () => {
		budget.take(source.pages.length);
		return await client.pages.map(source.pages, readPage);
	};
	const answers = (
		await read().finally(() => {
			source.close();
		})
	).filter((answer) => answer !== undefined);
	return processDocument(
		mergePages(
			answers.map(({ extraction }) => extraction),
			schema,
		),
		schema,
		settings,
		{
			source: {
				file_name: origin.file_name,
				property: origin.property,
				mime_type: kind.mediaType,
				pages: source.pageCount,
				sha256: origin.sha256,
				...(scaledFrom === undefined ? {} : { scaled_from: scaledFrom }),
			},
			requestIds: answers.flatMap(({ requestId }) => requestId ?? []),
			scans: answers.reduce((sum, { scans }) => sum + scans, 0),
		},
		reasonsFor(source.leftOut, source.pages.length, settings),
	);
}

/** Reads an image that the service fetches by itself. */
export async function readUrl(
	url: string,
	settings: ReadSettings,
	{ client, budget }: Reader,
): Promise<ProcessedDocument> {
	const { schema, prompt } = settings;
	budget.take(1);
	const image: PageImage = { from: 'url', url };
	const { extraction, requestId, scans } = await client.extract({ image, schema, prompt });
	return processDocument(extraction, schema, settings, {
		source: { file_name: null, property: null, url, mime_type: null, pages: 1, sha256: null },
		requestIds: requestId === null ? [] : [requestId],
		scans,
	});
}
