import { createTurns } from '../../../../core/files/turns';
import type { Client } from '../../../../core/api/client';
import { callSheet } from '../../../../core/api/workspace/read-sheet';
import type { OutgoingFile } from '../../../../core/api/workspace/multipart';
import {
	MOST_FILES_AT_ONCE,
	uploadCall,
	type UploadedFile,
} from '../../../../core/api/workspace/upload';
import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { pageFiles } from '../../../../core/files/page-files';
import { openPages, type PageMaker, type PageOptions } from '../../../../core/files/page-source';
import { loadRenderer } from '../../../../core/files/pdf/load-renderer';
import { isAboutDocument } from '../../errors/document-error';
import { nextStepOf } from '../../errors/run-error';
import { type PreparedFile, type ReadyDocument } from '../../files/prepare-files';
import type { Clock } from '../../clock';
import type { Deadline } from '../../service/deadline';

/** Of pages that wait to be sent, as a run has little memory; a larger page is sent alone. */
const MOST_BYTES_AT_ONCE = 10 * 1024 * 1024;

/** What became of a page, or of a file that could not be taken. */
interface UploadRow {
	readonly file_name: string;
	/** Of the row of the sheet; null for what was not uploaded. */
	readonly row_key: string | null;
	readonly job_id: string | null;
	/** `pending` until it is read; `failed` for a file that could not be taken. */
	readonly status: string | null;
	/** Why it was not uploaded; "" for what was. */
	readonly error: string;
}

/** What became of all files of a run. */
export interface Upload {
	readonly rows: readonly UploadRow[];
	readonly pagesLeftOut: number;
}

/** Where pages go, and how far they came. */
export interface Uploader {
	readonly client: Client;
	readonly path: string;
	readonly clock: Clock;
	readonly deadline: Deadline;
	/** Called with the number of pages that were uploaded. */
	readonly onUploaded: (pages: number) => void;
}

const failedRow = (fileName: string | null, error: Error): UploadRow => {
	const nextStep = error instanceof UnsupportedFileError ? error.nextStep : nextStepOf(error);
	return {
		file_name: fileName ?? 'a document without a name',
		row_key: null,
		job_id: null,
		status: 'failed',
		error: nextStep === null ? `${error.message}.` : `${error.message}. ${nextStep}`,
	};
};

const uploadedRow = (file: OutgoingFile, answer: UploadedFile | undefined): UploadRow => ({
	file_name: file.name,
	row_key: answer?.row_key ?? null,
	job_id: answer?.job_id ?? null,
	status: answer?.status ?? null,
	error: '',
});

/** Collects pages and sends as many at once as the service and the memory of a run take. */
function createSender({ client, path, onUploaded }: Uploader) {
	const rows: UploadRow[] = [];
	let waiting: OutgoingFile[] = [];
	let bytes = 0;

	async function send() {
		if (waiting.length === 0) return;
		const answers = await callSheet(client, path, uploadCall(path, waiting));
		rows.push(...waiting.map((file, index) => uploadedRow(file, answers[index])));
		onUploaded(waiting.length);
		waiting = [];
		bytes = 0;
	}

	return {
		rows,
		send,
		add: async (file: OutgoingFile) => {
			const isFull = waiting.length === MOST_FILES_AT_ONCE;
			if (isFull || bytes + file.bytes.byteLength > MOST_BYTES_AT_ONCE) await send();
			waiting.push(file);
			bytes += file.bytes.byteLength;
		},
	};
}

const eInvoice = () =>
	new UnsupportedFileError(
		'the file is an e-invoice, which has no page to put into a sheet',
		'Extract Data From Document reads it, exactly and at no cost.',
	);

/** @returns how many of its pages are beyond the limit */
async function addDocument(
	{ bytes, kind, fileName }: ReadyDocument,
	options: PageOptions,
	maker: PageMaker,
	add: (file: OutgoingFile) => Promise<void>,
): Promise<{ readonly taken: number; readonly leftOut: number }> {
	if (kind.kind === 'e-invoice') throw eInvoice();
	const source = await openPages(bytes, kind, options, maker);
	try {
		for await (const file of pageFiles(source, fileName)) await add(file);
		return { taken: source.pages.length, leftOut: source.skippedPages };
	} finally {
		source.close();
	}
}

/**
 * Puts the pages of files into a sheet, in their order. A file that can't be taken is told, and the others go on.
 *
 * @param options `maxPages` counts over all files
 * @throws NoSheetError, SpaceOcrError
 */
export async function uploadFiles(
	files: readonly Exclude<PreparedFile, { state: 'skipped' }>[],
	options: PageOptions,
	uploader: Uploader,
): Promise<Upload> {
	const sender = createSender(uploader);
	const turns = createTurns(uploader.clock.uptime, uploader.deadline.signal);
	const maker = { loadPdfRenderer: loadRenderer, turns };
	let left = options.maxPages;
	let pagesLeftOut = 0;
	for (const file of files) {
		try {
			if (file.state === 'failed') throw file.error;
			const own = { ...options, maxPages: left };
			const { taken, leftOut } = await addDocument(file.document, own, maker, sender.add);
			left -= taken;
			pagesLeftOut += leftOut;
		} catch (error) {
			if (!(error instanceof Error) || !isAboutDocument(error)) throw error;
			await sender.send();
			const { fileName } = file.state === 'ready' ? file.document : file;
			sender.rows.push(failedRow(fileName, error));
		}
	}
	await sender.send();
	return { rows: sender.rows, pagesLeftOut };
}
