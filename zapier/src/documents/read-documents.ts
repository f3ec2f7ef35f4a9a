import pLimit from 'p-limit';
import type { Bundle, ZObject } from 'zapier-platform-core';

import type { Client } from '../../../core/api/client';
import { companionIn, type Companion } from '../../../core/einvoice/companions';
import { schemaFor } from '../../../core/einvoice/schema-for';
import { failureOf } from '../../../core/pipeline/failure';
import { loadRenderer } from '../../../core/files/pdf/load-renderer';
import { createTurns, type Turns } from '../../../core/files/turns';
import type { ProcessedDocument } from '../../../core/pipeline/output';
import { pairDocuments } from '../../../core/pipeline/pair-documents';
import { readAttachment, type AttachmentReader } from '../../../core/pipeline/read-attachment';
import { withOrigin } from '../../../core/pipeline/read-document';
import { DocumentError, isAboutDocument } from '../errors/document-error';
import { NEXT_STEPS } from '../errors/next-steps';
import { nextStepOf, PageLimitError, TimeUpError } from '../errors/run-error';
import {
	pagesOf,
	prepareFiles,
	type PreparedFile,
	type ReadyDocument,
} from '../files/prepare-files';
import { readForm, type ExtractSettings } from '../form/extract-form';
import { MOST_PAGES } from '../form/option-inputs';
import type { Runtime } from '../service/connect';
import { redactKey } from '../../../core/api/redact';
import { run } from '../service/run';
import type { DocumentResult, JudgedDocument } from './document-result';
import { haltAtDoubts } from './doubts';
import { noDocument, wordsFor } from './skipped-files';
import { withFiles } from './with-files';
import { withPayload } from '../../../core/accounting/with-payload';

/** What became of all files of a run. */
export interface Reading {
	/** In the order of the files. */
	readonly documents: readonly DocumentResult[];
	/** Files that are no documents, in words: "logo.png (a small image, such as a logo)". */
	readonly skipped: readonly string[];
	readonly settings: ExtractSettings;
}

/** Documents that are read at the same time; of each three pages at most are under way. */
const DOCUMENTS_IN_FLIGHT = 2;

type FoundDocument = Exclude<PreparedFile, { state: 'skipped' }>;

const nameOf = (fileName: string | null) => fileName ?? 'the document';

/** Counts the pages that were read, to tell how far a run came. */
const counting = (client: Client, onRead: () => void): Client => ({
	...client,
	extract: async (request, page) => {
		const answer = await client.extract(request, page);
		onRead();
		return answer;
	},
});

/** What reads one of the documents, with its share of the pages that the run may read. */
interface LimitedReader extends Omit<AttachmentReader, 'budget'> {
	readonly maxPages: number;
	/** What to say of it where its share is none, and its pages are needed. */
	readonly noneLeft: () => PageLimitError;
}

/** How many pages of each document are read: the first ones have theirs first. */
function sharesOf(files: readonly FoundDocument[], maxPages: number): readonly number[] {
	let left = maxPages;
	return files.map((file) => {
		const share = file.state === 'ready' ? Math.min(file.document.pages, left) : 0;
		left -= share;
		return share;
	});
}

async function readOne(
	{ bytes, kind, fileName, path, sha256 }: ReadyDocument,
	{ read }: ExtractSettings,
	{ maxPages, noneLeft, ...reader }: LimitedReader,
	companions: readonly Companion[],
): Promise<readonly ProcessedDocument[]> {
	const documents = await readAttachment(
		bytes,
		kind,
		{ file_name: fileName, property: null, sha256 },
		{ ...read, pages: { ...read.pages, maxPages } },
		{
			...reader,
			budget: {
				take: (scans) => {
					if (scans === 0) throw noneLeft();
				},
			},
		},
		companions,
	);
	const origin = { file_name: fileName, property: null, ...(path.length === 0 ? {} : { path }) };
	return documents.map((document) => withOrigin(document, origin));
}

/** What became of a document before those that are one invoice were put together. */
type Unpaired =
	| { readonly kind: 'read'; readonly document: ProcessedDocument }
	| Extract<JudgedDocument, { kind: 'failed' }>;

/** One document alone that can't be read fails the run; among several it is reported. */
async function resultsOf(
	file: FoundDocument,
	settings: ExtractSettings,
	reader: LimitedReader,
	redact: (text: string) => string,
	companions: readonly Companion[],
	isAlone: boolean,
): Promise<readonly Unpaired[]> {
	const { fileName } = file.state === 'ready' ? file.document : file;
	try {
		if (file.state === 'failed') throw file.error;
		const documents = await readOne(file.document, settings, reader, companions);
		return documents.map((document) => ({ kind: 'read', document }));
	} catch (error) {
		if (isAlone || !isAboutDocument(error)) throw new DocumentError(nameOf(fileName), error);
		const failure = failureOf(error, nameOf(fileName), redact, NEXT_STEPS);
		const nextStep = failure.next_step ?? nextStepOf(error);
		return [{ kind: 'failed', fileName, failure: { ...failure, next_step: nextStep } }];
	}
}

/** The e-invoices among the files of a run. */
async function companionsIn(
	files: readonly FoundDocument[],
	turns: Turns,
): Promise<readonly Companion[]> {
	const companions: Companion[] = [];
	for (const file of files) {
		if (file.state !== 'ready' || file.document.kind.kind !== 'e-invoice') continue;
		const { fileName, bytes } = file.document;
		const companion = await companionIn(nameOf(fileName), bytes, turns);
		if (companion !== undefined) companions.push(companion);
	}
	return companions;
}

/** What the run brings of the same invoice in several forms is one document; with the payload of each. */
function paired(
	results: readonly Unpaired[],
	{ read, accounting }: ExtractSettings,
): readonly JudgedDocument[] {
	const documents = results.flatMap((result) => (result.kind === 'read' ? result.document : []));
	const kept = pairDocuments(documents, schemaFor(read.schema)).map(
		({ document, index }) => [documents[index], document] as const,
	);
	const pairs = new Map(kept);
	return results.flatMap((result): JudgedDocument[] => {
		if (result.kind === 'failed') return [result];
		const document = pairs.get(result.document);
		return document === undefined
			? []
			: [{ kind: 'read', ...withPayload(document, document.schema, accounting) }];
	});
}

/**
 * Reads the files of a run: all are fetched and counted before the first page is sent.
 *
 * @throws one of Zapier's errors
 */
export async function readDocuments(
	z: ZObject,
	bundle: Bundle,
	runtime: Runtime,
): Promise<Reading> {
	const { clock } = runtime;
	const redact = redactKey(bundle.authData.apiKey ?? '');
	return await run(z, bundle, runtime, async ({ client, deadline, freshAnswers }) => {
		const settings = readForm(bundle.inputData, new Date(clock.now()).toISOString().slice(0, 10));
		const progress = { read: 0, pages: 0 };
		const { maxPages } = settings.read.pages;
		const counted = counting(client, () => progress.read++);
		try {
			const files = await prepareFiles(z, settings, clock, deadline);
			const found = files.filter((file) => file.state !== 'skipped');
			const skipped = wordsFor(files);
			if (found.length === 0) throw noDocument(skipped);
			const pages = pagesOf(found);
			progress.pages = Math.min(pages, maxPages);
			const shares = sharesOf(found, maxPages);
			const reader = {
				client: counted,
				noneLeft: () => new PageLimitError(pages, maxPages, MOST_PAGES),
				loadPdfRenderer: loadRenderer,
				turns: createTurns(clock.uptime, deadline.signal),
			};
			const companions = await companionsIn(found, reader.turns);
			const results = await pLimit(DOCUMENTS_IN_FLIGHT).map(
				found,
				async (file, index) =>
					await resultsOf(
						file,
						settings,
						{ ...reader, maxPages: shares[index] ?? 0 },
						redact,
						companions,
						files.length === 1,
					),
			);
			const judged = paired(results.flat(), settings);
			if (settings.onLowConfidence === 'halt') haltAtDoubts(judged);
			const documents = await withFiles(judged, z, runtime.stash, deadline.signal);
			return { documents, skipped, settings };
		} catch (error) {
			throw deadline.signal.aborted
				? new TimeUpError({ ...progress, fresh: freshAnswers() })
				: error;
		}
	});
}
