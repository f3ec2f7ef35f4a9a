import { UnsupportedFileError } from '../file-kind';

const MIB = 1024 * 1024;
/** Unpacked, all files of one container together: what nobody sends by mail. */
export const MAX_UNPACKED_BYTES = 50 * MIB;
export const MAX_FILES = 200;
/** A mail in a mail in an archive. */
export const MAX_DEPTH = 4;

const APART = 'Unpack it, and send the documents in it one by one.';

export const tooMuch = (what: string) =>
	new UnsupportedFileError(
		`${what} holds more than ${MAX_FILES} files, or more than ${MAX_UNPACKED_BYTES / MIB} MB`,
		APART,
	);
export const locked = (what: string) =>
	new UnsupportedFileError(`${what} is protected by a password`, APART);
export const damaged = (what: string) =>
	new UnsupportedFileError(
		`${what} is damaged or cut off`,
		'Did the step before download all of it?',
	);
