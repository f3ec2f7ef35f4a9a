import * as z from 'zod/v4-mini';

import { ownMemory } from '../own-memory';
import { resultOrUndefined } from '../result-or-undefined';
import { throughInParts } from '../through';
import { damaged, locked, MAX_FILES, MAX_UNPACKED_BYTES, tooMuch } from './limits';
import { plainName } from './plain-name';
import type { PackedFile } from './unpack';
import { entriesOf, type ZipEntry } from './zip-directory';

const WHAT = 'the ZIP archive';
const METHOD = { stored: 0, deflated: 8 } as const;

const isFolder = ({ name }: ZipEntry) => name.endsWith('/');
/** What macOS puts beside each file. */
const isShadow = ({ name }: ZipEntry) => /(?:^|\/)(?:__MACOSX\/|\.DS_Store$)/.test(name);

/**
 * What Node says of content that can't be unpacked. By its name: where code runs in a context of its own, Node's errors are
 * of other classes than its.
 */
const cannotBeUnpacked = z.object({ name: z.literal('TypeError') });

/** One more than may be in it, so that it is told apart. */
function listed(bytes: Uint8Array): readonly ZipEntry[] {
	const entries: ZipEntry[] = [];
	for (const entry of entriesOf(bytes)) {
		entries.push(entry);
		if (entries.length > MAX_FILES) break;
	}
	return entries;
}

/** @returns undefined when it is not as long as the archive says, or packed in an unknown way */
async function unpacked({ size, method, packed }: ZipEntry): Promise<Uint8Array | undefined> {
	if (method === METHOD.stored) return packed.byteLength === size ? packed : undefined;
	if (method !== METHOD.deflated) return undefined;
	const content = new Uint8Array(size);
	let at = 0;
	for await (const part of throughInParts(
		[ownMemory(packed)],
		new DecompressionStream('deflate-raw'),
	)) {
		if (at + part.byteLength > size) return undefined;
		content.set(part, at);
		at += part.byteLength;
	}
	return at === size ? content : undefined;
}

/**
 * The files in a ZIP archive. What it says of their sizes is summed up before anything is unpacked, and no file can become
 * larger than it says. It is unpacked on another thread.
 *
 * @throws UnsupportedFileError
 */
export async function filesInZip(bytes: Uint8Array): Promise<readonly PackedFile[]> {
	const entries = resultOrUndefined(() => listed(bytes));
	if (entries === undefined) throw damaged(WHAT);
	const size = entries.reduce((sum, entry) => sum + entry.size, 0);
	if (entries.length > MAX_FILES || size > MAX_UNPACKED_BYTES) throw tooMuch(WHAT);
	if (entries.some(({ isEncrypted }) => isEncrypted)) throw locked(WHAT);
	const files: PackedFile[] = [];
	for (const entry of entries) {
		if (isFolder(entry) || isShadow(entry)) continue;
		const content = await unpacked(entry).catch((error: unknown) => {
			if (cannotBeUnpacked.safeParse(error).success) return undefined;
			throw error;
		});
		if (content === undefined) throw damaged(WHAT);
		files.push({ name: plainName(entry.name), mediaType: null, bytes: content });
	}
	return files;
}
