import { createHash } from 'crypto';

import type { Client, PageAnswer } from '../api/client';
import { SpaceOcrError } from '../api/errors';
import type { Extraction } from '../api/extraction';
import type { PageImage } from '../api/request';
import type { Reason } from '../decision/reason';
import type { DocumentSchema } from '../schema/document-schema';
import { UnsupportedFileError, type FileKind } from '../files/file-kind';
import { mergePages } from './merge-pages';
import {
	processDocument,
	type DocumentSource,
	type ProcessedDocument,
	type ProcessSettings,
} from './output';
import type { PageText } from '../files/pdf/text';
import { openPages, type PageMaker, type PageOptions, type PageSource } from '../files/page-source';
import { withWitness, type WitnessedPage } from '../witness/witness';
import type { ScanBudget } from './scan-budget';
import { separateDocuments, type DocumentPages, type SeveralDocuments } from './separate-documents';

/** How a document is read and judged. */
export interface ReadSettings extends ProcessSettings {
	readonly schema: DocumentSchema;
	/** A hint to the service in words; "" for none. */
	readonly prompt: string;
	readonly pages: PageOptions;
	/** What pages beyond the limit mean: a person must look, or nothing. */
	readonly beyondMaxPages: 'review' | 'ignore';
	readonly severalDocuments: SeveralDocuments;
}

export interface Reader extends PageMaker {
	readonly client: Client;
	readonly budget: ScanBudget;
}

/** A page on which nothing is printed; the service says so, and does not charge. */
const NO_TEXT = 'no_text';

export type Origin = Pick<DocumentSource, 'file_name' | 'property' | 'url' | 'path'>;

const reasonsFor = (skippedPages: number, read: number, settings: ReadSettings): Reason[] =>
	skippedPages === 0 || settings.beyondMaxPages === 'ignore'
		? []
		: [
				{
					code: 'pages_left_out',
					message: `only ${read} of ${read + skippedPages} pages were read, as the settings allow no more`,
				},
			];

/** "3", "3-4", "3, 5-7". */
function rangesOf(pages: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const page of pages) {
		const last = ranges.at(-1);
		if (last !== undefined && page === last[1] + 1) last[1] = page;
		else ranges.push([page, page]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** "march.pdf" -> "march (page 3).pdf". */
function partName(fileName: string, pages: readonly number[]): string {
	const [, stem = fileName, ending = ''] = /^(.+?)(\.[^.\s]+)?$/s.exec(fileName) ?? [];
	return `${stem} (${pages.length === 1 ? 'page' : 'pages'} ${rangesOf(pages)})${ending}`;
}

/** The document under the name and the place of its file: the same file may come again under another. */
export function withOrigin(document: ProcessedDocument, origin: Origin): ProcessedDocument {
	const { part } = document.source;
	const { file_name } = origin;
	const name =
		part === undefined || file_name === null ? file_name : partName(file_name, part.page_numbers);
	return { ...document, source: { ...document.source, ...origin, file_name: name } };
}

const partSha256 = (fileSha256: string, pages: readonly number[]): string =>
	createHash('sha256').update(`${fileSha256} pages ${pages.join()}`).digest('hex');

/** A page that was looked at. */
interface SeenPage {
	readonly page: number;
	/** undefined for one with nothing on it, which is not sent. */
	readonly answer: PageAnswer | undefined;
}

/** A page that was read. */
interface ReadPage extends SeenPage {
	readonly answer: PageAnswer;
}

const wasRead = (page: SeenPage): page is ReadPage => page.answer !== undefined;

/** What pages say in characters, by their numbers; null where they have none. */
type Texts = ReadonlyMap<number, PageText | null>;

/** It comes last: a PDF that breaks there has been drawn already. */
async function textsOf(pages: readonly SeenPage[], source: PageSource): Promise<Texts> {
	const texts = new Map<number, PageText | null>();
	for (const { page } of pages) {
		const text = await source.text(page).catch((error: unknown) => {
			if (error instanceof UnsupportedFileError) return null;
			throw error;
		});
		texts.set(page, text);
	}
	return texts;
}

function heldAgainstText(
	pages: readonly ReadPage[],
	texts: Texts,
	today: string,
): readonly Extraction[] {
	const witnessed = pages.map(({ page, answer }): WitnessedPage => ({
		extraction: answer.extraction,
		text: texts.get(page) ?? null,
	}));
	return withWitness(witnessed, today);
}

const MOST_SHOWN = 12;
/** What stands on a page, and nobody could read, as it is not drawn. */
const undrawnOn = (pages: readonly number[], texts: Texts): Reason[] =>
	pages.flatMap((page) => {
		const characters = Array.from(texts.get(page)?.undrawn ?? '');
		if (characters.length === 0) return [];
		const shown = characters.slice(0, MOST_SHOWN).join('');
		return [
			{
				code: 'text_not_drawn',
				message: `page ${page} has ${characters.length} characters that can’t be drawn, as the PDF doesn’t bring their font, and were not read: “${shown}”`,
			},
		];
	});

/** Why a file gives nothing, though it can be opened. */
const nothingOnIt = (texts: Texts) =>
	[...texts.values()].some((text) => (text?.undrawn ?? '') !== '')
		? new UnsupportedFileError(
				'the text of the PDF can’t be drawn, as it doesn’t bring its fonts',
				'Open it where it shows its text, print it to a new PDF and send that.',
			)
		: new UnsupportedFileError(
				'there is nothing on the pages of the PDF',
				'Look at it in a PDF viewer: is it the right file?',
			);

/**
 * Reads a file page by page; then its pages are put together, as one document or as several.
 *
 * @param sha256 of the bytes, in hex
 * @returns the documents, in the order of their pages
 * @throws UnsupportedFileError, PageSelectionError, ScanLimitError, SpaceOcrError; one page that fails fails the
 *   file, as amounts could be incomplete
 */
export async function readFile(
	bytes: Uint8Array,
	kind: Extract<FileKind, { kind: 'image' | 'pdf' }>,
	origin: Origin & { readonly sha256: string },
	settings: ReadSettings,
	{ client, budget, ...maker }: Reader,
): Promise<readonly ProcessedDocument[]> {
	const { schema, prompt } = settings;
	const source = await openPages(bytes, kind, settings.pages, maker);
	let failed = false;
	let scaledFrom: DocumentSource['scaled_from'];

	const readPage = async (page: number): Promise<SeenPage | undefined> => {
		if (failed) return undefined;
		const image = await source.image(page);
		if (image.isBlank === true) return { page, answer: undefined };
		scaledFrom ??= image.scaledFrom ?? undefined;
		const request = { image: { from: 'bytes' as const, bytes: image.bytes }, schema, prompt };
		return await client.extract(request, page).then(
			(answer) => ({ page, answer }),
			(error: unknown) => {
				const isEmpty = error instanceof SpaceOcrError && error.code === NO_TEXT;
				if (isEmpty && source.pages.length > 1) return undefined;
				failed = true;
				throw error;
			},
		);
	};

	const read = async () => {
		budget.take(source.pages.length);
		const seen = (await client.pages.map(source.pages, readPage)).filter(
			(page) => page !== undefined,
		);
		const texts = await textsOf(seen, source);
		const pages = seen.filter(wasRead);
		if (pages.length === 0 && seen.length > 0) throw nothingOnIt(texts);
		const extractions = heldAgainstText(pages, texts, settings.values.today);
		return { pages, extractions, undrawn: undrawnOn([...texts.keys()], texts) };
	};
	const { pages, extractions, undrawn } = await read().finally(() => {
		source.close();
	});
	const forSkipped = reasonsFor(source.skippedPages, source.pages.length, settings);
	const groups = separateDocuments(extractions, schema, settings.values, settings.severalDocuments);

	const document = (group: DocumentPages, index: number): ProcessedDocument => {
		const answersOf = (list: readonly number[]) => list.flatMap((at) => pages[at]?.answer ?? []);
		const all = [...group.pages, ...group.attached].sort((one, other) => one - other);
		const page_numbers = all.flatMap((at) => pages[at]?.page ?? []);
		const answers = answersOf(all);
		const part =
			groups.length === 1
				? undefined
				: { number: index + 1, of: groups.length, page_numbers, file_sha256: origin.sha256 };
		const processed = processDocument(
			mergePages(
				group.pages.flatMap((at) => extractions[at] ?? []),
				schema,
			),
			schema,
			settings,
			{
				source: {
					file_name: null,
					property: null,
					mime_type: kind.mediaType,
					pages: part === undefined ? source.pageCount : all.length,
					...(part === undefined ? {} : { part }),
					sha256: part === undefined ? origin.sha256 : partSha256(origin.sha256, page_numbers),
					...(scaledFrom === undefined ? {} : { scaled_from: scaledFrom }),
				},
				requestIds: answers.flatMap(({ requestId }) => requestId ?? []),
				scans: answers.reduce((sum, { scans }) => sum + scans, 0),
			},
			// Pages that were not read follow the last ones that were.
			[...group.reasons, ...undrawn, ...(index === groups.length - 1 ? forSkipped : [])],
		);
		return withOrigin(processed, { file_name: origin.file_name, property: origin.property });
	};
	return groups.map(document);
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
