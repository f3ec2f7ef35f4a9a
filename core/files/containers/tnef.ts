import { viewOf } from '../own-memory';
import { MAX_FILES, tooMuch } from './limits';
import type { PackedFile } from './unpack';

/** Ids of the parts of a TNEF stream. Source: MS-OXTNEF, 2.1.3.3. */
const ID = { begin: 0x00069002, title: 0x00018010, data: 0x0006800f } as const;
const HEAD_BYTES = 6;
/** Level, id and length before the content, a checksum behind it. */
const FRAME_BYTES = 11;
const CONTENT_AT = 9;

/** Each file has some; Outlook writes a dozen for the mail. */
const MAX_PARTS = 10_000;
const MAX_NAME_BYTES = 2048;
const WHAT = 'Outlook’s winmail.dat';

/**
 * The files in a `winmail.dat`, as far as it goes. They are no larger than it is itself.
 *
 * @throws UnsupportedFileError when it holds too many
 */
export function filesInTnef(bytes: Uint8Array): readonly PackedFile[] {
	const view = viewOf(bytes);
	const files: { name: string | null; content: Uint8Array | undefined }[] = [];
	for (let at = HEAD_BYTES, count = 0; at + FRAME_BYTES <= bytes.byteLength; count++) {
		if (count > MAX_PARTS || files.length > MAX_FILES) throw tooMuch(WHAT);
		const [id, length] = [view.getUint32(at + 1, true), view.getUint32(at + 5, true)];
		const content = bytes.subarray(at + CONTENT_AT, at + CONTENT_AT + length);
		if (id === ID.begin) files.push({ name: null, content: undefined });
		const file = files.at(-1);
		if (file !== undefined && id === ID.title)
			file.name = new TextDecoder('windows-1252')
				.decode(content.subarray(0, MAX_NAME_BYTES))
				.replace(/\0.*$/s, '');
		if (file !== undefined && id === ID.data) file.content = content;
		at += FRAME_BYTES + length;
	}
	return files.flatMap(({ name, content }) =>
		content === undefined ? [] : [{ name, mediaType: null, bytes: content }],
	);
}
