import { createHash } from 'crypto';

import type { FileLabel } from './declared-kind';
import { notReadable, recognise, type ReadableKind } from './file-kind';

/** A file that an adapter brings, and what it is. */
export type ReadableFile =
	| {
			readonly kind: 'document';
			/** Unpacked, where it came as text. */
			readonly bytes: Uint8Array;
			readonly file: ReadableKind;
			/** Of the bytes, in hex. */
			readonly sha256: string;
	  }
	/** No document: a logo, a text. */
	| { readonly kind: 'skipped'; readonly why: string };

/**
 * Tells what a file is, and by which hash it is known.
 *
 * @param label what came with the file
 * @param isDocument whether it must be one; among several files there may be logos and texts
 * @throws UnsupportedFileError when it should be a document and is none
 */
export async function classifyFile(
	raw: Uint8Array,
	label: FileLabel,
	isDocument: boolean,
): Promise<ReadableFile> {
	const { bytes, file } = await recognise(raw, label);
	if (file.kind === 'no document' && !isDocument) return { kind: 'skipped', why: file.what };
	if (file.kind === 'no document' || file.kind === 'unsupported') throw notReadable(file);
	return {
		kind: 'document',
		bytes,
		file,
		sha256: createHash('sha256').update(bytes).digest('hex'),
	};
}
