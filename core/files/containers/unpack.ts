import { contentTypeOf } from '../content-type';
import type { FileLabel } from '../declared-kind';
import { recognise, UnsupportedFileError } from '../file-kind';
import type { PdfReader } from '../pdf/pdf-reader';
import { filesInPdf } from './files-in-pdf';
import { MAX_DEPTH, MAX_FILES, MAX_UNPACKED_BYTES, tooMuch } from './limits';
import { openMail, type OpenedMail } from './mail';
import type { MailText } from './mail-text';
import { openOutlookMessage } from './outlook-message';
import { openSignedMail } from './signed-mail';
import { filesInTnef } from './tnef';
import { filesInZip } from './zip';

/** A file in a container, and what is said of it there. */
export interface PackedFile extends FileLabel {
	readonly bytes: Uint8Array;
	/** What it holds, where that was opened together with what it lies in. */
	readonly files?: readonly PackedFile[];
	/** What it says by itself, where it is a mail that was opened. */
	readonly text?: MailText;
	/** Why it is no document of its own, in words. */
	readonly leftAside?: string;
}

/** What a container is beside what it holds: nothing, a document as well, or a cover that says nothing, and why. */
type Itself =
	| { readonly is: 'container' }
	| { readonly is: 'document' }
	| { readonly is: 'cover'; readonly why: string };

/** What a container holds. */
export interface Contents<File extends PackedFile = PackedFile> {
	readonly files: readonly File[];
	readonly itself: Itself;
	/** What it says by itself, where it is a mail. */
	readonly text?: MailText;
}

/** A file that was found in a container, however deep. */
export interface UnpackedFile extends PackedFile {
	/** Names of the containers within the outermost, from there. */
	readonly path: readonly string[];
	/** Why it can't be opened, where it is a container itself. */
	readonly error?: UnsupportedFileError;
}

/** What containers are opened with. */
export interface Unpacker extends PdfReader {
	/** Of PDFs; "" for none. */
	readonly password: string;
	/**
	 * Makes a document of what a mail says by itself, where it brings none; undefined where that is none either. null: it is
	 * left unread.
	 */
	readonly mailBody: ((mail: MailText) => Promise<PackedFile | undefined>) | null;
}

type Opener = (bytes: Uint8Array, unpacker: Unpacker) => Promise<Contents | undefined>;

const holding = (files: readonly PackedFile[], text?: MailText): Contents => ({
	files,
	itself: { is: 'container' },
	...(text === undefined ? {} : { text }),
});

/** What was opened as a mail; nothing for what is none. */
const ofMail = (mail: OpenedMail | undefined): Contents =>
	mail === undefined ? holding([]) : holding(mail.files, mail.text);

/** How kinds of containers are opened, by media type. */
const OPENERS: ReadonlyMap<string, Opener> = new Map<string, Opener>([
	['application/zip', async (bytes) => holding(await filesInZip(bytes))],
	['message/rfc822', async (bytes, { turns }) => ofMail(await openMail(bytes, turns))],
	['application/ms-tnef', async (bytes) => await Promise.resolve(holding(filesInTnef(bytes)))],
	[
		'application/x-cfb',
		async (bytes) => await Promise.resolve(bytes).then(openOutlookMessage).then(ofMail),
	],
	[
		'application/pkcs7-signature',
		async (bytes, { turns }) => ofMail(await openSignedMail(bytes, turns)),
	],
	['application/pdf', filesInPdf],
]);

/** What is opened for one file, and what all that may still take. */
interface Job {
	readonly unpacker: Unpacker;
	files: number;
	bytes: number;
}

async function isNoDocument({ bytes, name, mediaType, files }: PackedFile): Promise<boolean> {
	if (files !== undefined) return false;
	if (bytes.byteLength === 0) return true;
	return (await recognise(bytes, { name, mediaType })).file.kind === 'no document';
}

const errorOf = (error: unknown): UnsupportedFileError => {
	if (error instanceof UnsupportedFileError) return error;
	throw error;
};

async function open(
	bytes: Uint8Array,
	path: readonly string[],
	job: Job,
): Promise<Contents<UnpackedFile> | undefined> {
	const opener = OPENERS.get((await contentTypeOf(bytes)) ?? '');
	if (opener === undefined || path.length >= MAX_DEPTH) return undefined;
	const contents = await opener(bytes, job.unpacker);
	return contents === undefined ? undefined : await unpackAll(contents, path, job);
}

async function unpackAll(
	{ files, itself, text }: Contents,
	path: readonly string[],
	job: Job,
): Promise<Contents<UnpackedFile> | undefined> {
	job.files -= files.length;
	// A file that was opened already has no bytes of its own.
	for (const file of files) job.bytes -= file.files === undefined ? file.bytes.byteLength : 0;
	if (job.files < 0 || job.bytes < 0) throw tooMuch('the file');
	// Where there is only what is no document, the container itself may be what somebody wants to be read: a mail's text.
	const none: boolean[] = [];
	for (const file of files) {
		none.push(await isNoDocument(file));
		await job.unpacker.turns.nextIfDue();
	}
	if (none.every((is) => is)) {
		const body = text === undefined ? undefined : await job.unpacker.mailBody?.(text);
		return body === undefined ? undefined : { files: [{ ...body, path }], itself };
	}
	const found: UnpackedFile[] = [];
	for (const file of files) found.push(...(await unpackOne(file, path, job)));
	return { files: found, itself };
}

async function unpackOne(
	file: PackedFile,
	path: readonly string[],
	job: Job,
): Promise<readonly UnpackedFile[]> {
	const own: UnpackedFile = { ...file, path };
	if (file.leftAside !== undefined) return [own];
	const within = [...path, file.name ?? 'a file'];
	const inner = await (
		file.files === undefined
			? open(file.bytes, within, job)
			: unpackAll(holding(file.files, file.text), within, job)
	).catch((error: unknown) => ({ error: errorOf(error) }));
	if (inner === undefined) return [own];
	if ('error' in inner) return [{ ...own, error: inner.error }];
	switch (inner.itself.is) {
		case 'container':
			return inner.files;
		case 'document':
			return [own, ...inner.files];
		case 'cover':
			return [{ ...own, leftAside: inner.itself.why }, ...inner.files];
	}
}

/**
 * Opens ZIP archives, mails (`message/rfc822`, Outlook's `.msg`, those inside a signature), Outlook's `winmail.dat` and
 * PDFs with documents in them, and what such a file holds of these again.
 *
 * @returns every file in it, or undefined for what is no container, or holds nothing that may be a document
 * @throws UnsupportedFileError when it is damaged, locked or too large
 */
export const unpack = async (
	bytes: Uint8Array,
	unpacker: Unpacker,
): Promise<Contents<UnpackedFile> | undefined> =>
	await open(bytes, [], { unpacker, files: MAX_FILES, bytes: MAX_UNPACKED_BYTES });
