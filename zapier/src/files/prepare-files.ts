import type { ZObject } from 'zapier-platform-core';

import { unpack } from '../../../core/files/containers/unpack';
import { UnsupportedFileError, type ReadableKind } from '../../../core/files/file-kind';
import { openPages, type PageOptions } from '../../../core/files/page-source';
import { loadRenderer } from '../../../core/files/pdf/load-renderer';
import { classifyFile } from '../../../core/files/readable-file';
import { createTurns, type Turns } from '../../../core/files/turns';
import { mailBody } from '../../../core/mail-body/mail-body';
import type { Clock } from '../clock';
import { FetchError, TooLargeError } from '../errors/run-error';
import type { Deadline } from '../service/deadline';
import { fetchFile, type FetchedFile } from './fetch-file';
import { fileNameInLink } from './file-name';

const MIB = 1024 * 1024;
/** Of all files of a run: as much as a mail carries, and what fits into the memory of a run with its pages. */
export const MAX_BYTES = 25 * MIB;

/** Which files are wanted, and how they are opened. */
export interface FileSettings {
	/** Links to them. */
	readonly files: readonly string[];
	/** Whether the text of a mail is a document where none of its files is one. */
	readonly mailBody: boolean;
	readonly read: {
		readonly pages: PageOptions;
		/** `today` is an ISO date. */
		readonly values: { readonly today: string };
	};
}

/** A document that is there and can be opened. */
export interface ReadyDocument extends Pick<FetchedFile, 'fileName'> {
	/** Names of the archives and mails it came in, the outermost first; none for a file of its own. */
	readonly path: readonly string[];
	/** Unpacked, where it came as text. */
	readonly bytes: Uint8Array;
	readonly kind: ReadableKind;
	/** Of the bytes, in hex. */
	readonly sha256: string;
	/** How many pages it has to read, beyond the limit of the run, too. */
	readonly pages: number;
}

export type PreparedFile =
	| { readonly state: 'ready'; readonly document: ReadyDocument }
	/** No document: a logo, a text. */
	| { readonly state: 'skipped'; readonly fileName: string | null; readonly why: string }
	| { readonly state: 'failed'; readonly fileName: string | null; readonly error: unknown };

async function countPages(
	bytes: Uint8Array,
	kind: ReadyDocument['kind'],
	pages: PageOptions,
	turns: Turns,
): Promise<number> {
	if (kind.kind === 'e-invoice') return 0;
	const source = await openPages(
		bytes,
		kind,
		{ ...pages, maxPages: Infinity },
		{
			loadPdfRenderer: loadRenderer,
			turns,
		},
	);
	source.close();
	return source.pages.length;
}

/** A file, or one out of an archive, an attached mail or a PDF. */
interface Candidate extends Pick<FetchedFile, 'fileName' | 'mediaType' | 'bytes'> {
	readonly path: readonly string[];
	/** Why it is no document of its own, in words: the cover of a portfolio. */
	readonly leftAside?: string;
	/** Why it can't be opened, where it is a container. */
	readonly error?: UnsupportedFileError;
}

/** What a file holds where it is a container, else the file itself. */
async function candidatesIn(
	file: FetchedFile,
	{ read, mailBody: isAsked }: FileSettings,
	turns: Turns,
): Promise<readonly Candidate[]> {
	const itself = { ...file, path: [] };
	try {
		const contents = await unpack(file.bytes, {
			loadPdfRenderer: loadRenderer,
			turns,
			password: read.pages.password,
			mailBody: isAsked ? async (mail) => await mailBody(mail, read.values.today, turns) : null,
		});
		if (contents === undefined) return [itself];
		const files = contents.files.map(({ name, path, ...packed }) => ({
			...packed,
			fileName: name,
			path: [file.fileName ?? 'a file without a name', ...path],
		}));
		switch (contents.itself.is) {
			case 'container':
				return files;
			case 'document':
				return [itself, ...files];
			case 'cover':
				return [{ ...itself, leftAside: contents.itself.why }, ...files];
		}
	} catch (error) {
		if (!(error instanceof UnsupportedFileError)) throw error;
		return [{ ...itself, error }];
	}
}

/** @param isAlone one file alone must be a document; among several there may be logos and texts */
async function prepare(
	file: Candidate,
	options: PageOptions,
	isAlone: boolean,
	turns: Turns,
): Promise<PreparedFile> {
	const { fileName, mediaType, path } = file;
	try {
		if (file.error !== undefined) throw file.error;
		if (file.leftAside !== undefined) return { state: 'skipped', fileName, why: file.leftAside };
		const opened = await classifyFile(file.bytes, { name: fileName, mediaType }, isAlone);
		if (opened.kind === 'skipped') return { state: 'skipped', fileName, why: opened.why };
		const { bytes, file: kind, sha256 } = opened;
		const pages = await countPages(bytes, kind, options, turns);
		return { state: 'ready', document: { bytes, fileName, path, kind, sha256, pages } };
	} catch (error) {
		return { state: 'failed', fileName, error };
	}
}

export const pagesOf = (files: readonly PreparedFile[]): number =>
	files.reduce((sum, file) => sum + (file.state === 'ready' ? file.document.pages : 0), 0);

/** A link behind which no file came, as a document that failed: others are read. */
function failedFetch(link: string, error: unknown, { signal }: Deadline) {
	const isAboutFile = error instanceof FetchError || error instanceof TooLargeError;
	if (!isAboutFile || signal.aborted) throw error;
	const fileName = URL.canParse(link) ? fileNameInLink(new URL(link)) : null;
	return { state: 'failed', fileName, error } as const;
}

/**
 * Fetches the files and looks into them, one after the other. Nothing is sent to the service, so nothing costs yet. A
 * file that does not come, or can't be opened, is one that failed.
 */
export async function prepareFiles(
	z: ZObject,
	settings: FileSettings,
	clock: Clock,
	deadline: Deadline,
): Promise<PreparedFile[]> {
	const {
		files: links,
		read: { pages },
	} = settings;
	const prepared: PreparedFile[] = [];
	const turns = createTurns(clock.uptime, deadline.signal);
	let maxBytes = MAX_BYTES;
	for (const link of links) {
		const file = await fetchFile(z, link, clock, { maxBytes, deadline }).catch((error: unknown) =>
			failedFetch(link, error, deadline),
		);
		if ('state' in file) {
			prepared.push(file);
			continue;
		}
		maxBytes -= file.bytes.byteLength;
		const candidates = await candidatesIn(file, settings, turns);
		const isAlone = links.length === 1 && candidates.length === 1;
		for (const one of candidates) prepared.push(await prepare(one, pages, isAlone, turns));
	}
	return prepared;
}
