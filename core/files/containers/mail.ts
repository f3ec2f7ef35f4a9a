import PostalMime from 'postal-mime';

import { MAX_FILES, MAX_UNPACKED_BYTES, tooMuch } from './limits';
import { plainName } from './plain-name';
import type { PackedFile } from './unpack';

/**
 * The attachments of a mail, those within its text among them. An attached mail is one of them.
 *
 * @throws UnsupportedFileError
 */
export async function filesInMail(bytes: Uint8Array): Promise<readonly PackedFile[]> {
	const { attachments } = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
	const files = attachments.map(({ filename, mimeType, content }): PackedFile => ({
		name: plainName(filename),
		mediaType: mimeType,
		bytes:
			typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
	}));
	const size = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
	if (files.length > MAX_FILES || size > MAX_UNPACKED_BYTES) throw tooMuch('the mail');
	return files;
}
