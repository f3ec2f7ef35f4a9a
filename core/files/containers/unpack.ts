import { contentTypeOf } from '../content-type';
import type { FileLabel } from '../declared-kind';
import { recognise, UnsupportedFileError } from '../file-kind';
import { MAX_DEPTH, MAX_FILES, MAX_UNPACKED_BYTES, tooMuch } from './limits';
import { filesInMail } from './mail';
import { filesInTnef } from './tnef';
import { filesInZip } from './zip';

/** A file in a container, and what is said of it there. */
export interface PackedFile extends FileLabel {
	readonly bytes: Uint8Array;
}

/** A file that was found in a container, however deep. */
export interface UnpackedFile extends PackedFile {
	/** Names of the containers within the outermost, from there. */
	readonly path: readonly string[];
	/** Why it can't be opened, where it is a container itself. */
	readonly error?: UnsupportedFileError;
}

type Opener = (bytes: Uint8Array) => readonly PackedFile[] | Promise<readonly PackedFile[]>;

/** How kinds of containers are opened, by media type. */
const OPENERS: ReadonlyMap<string, Opener> = new Map<string, Opener>([
	['application/zip', filesInZip],
	['message/rfc822', filesInMail],
	['application/ms-tnef', filesInTnef],
]);

/** What all files of one container may take. */
interface Budget {
	files: number;
	bytes: number;
}

async function isNoDocument({ bytes, name, mediaType }: PackedFile): Promise<boolean> {
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
	budget: Budget,
): Promise<readonly UnpackedFile[] | undefined> {
	const opener = OPENERS.get((await contentTypeOf(bytes)) ?? '');
	if (opener === undefined || path.length >= MAX_DEPTH) return undefined;
	const files = await opener(bytes);
	budget.files -= files.length;
	budget.bytes -= files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
	if (budget.files < 0 || budget.bytes < 0) throw tooMuch('the file');
	// Where there is only what is no document, the container itself may be what somebody wants to be read: a mail's text.
	const none = await Promise.all(files.map(isNoDocument));
	if (none.every((is) => is)) return undefined;
	const found: UnpackedFile[] = [];
	for (const file of files) {
		const inner = await open(file.bytes, [...path, file.name ?? 'a file'], budget).then(
			(own) => ({ own }),
			(error: unknown) => ({ error: errorOf(error) }),
		);
		if ('error' in inner) found.push({ ...file, path, error: inner.error });
		else found.push(...(inner.own ?? [{ ...file, path }]));
	}
	return found;
}

/**
 * Opens ZIP archives, mails (`message/rfc822`) and Outlook's `winmail.dat`, and what such a file holds of these again.
 *
 * @returns every file in it, or undefined for what is no container, or holds nothing that may be a document
 * @throws UnsupportedFileError when it is damaged, locked or too large
 */
export const unpack = async (bytes: Uint8Array): Promise<readonly UnpackedFile[] | undefined> =>
	await open(bytes, [], { files: MAX_FILES, bytes: MAX_UNPACKED_BYTES });
