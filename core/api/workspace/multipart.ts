import { createHash } from 'crypto';

import type { EncodedBody } from '../transport';

/** A file to send. */
export interface OutgoingFile {
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
}

/** As the HTML standard has it, so that a name can't end its header. */
const escaped = (name: string): string =>
	name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

/** Texts and files as `multipart/form-data`; always the same for the same content. */
export function multipartBody(
	texts: Readonly<Record<string, string>>,
	field: string,
	files: readonly OutgoingFile[],
): EncodedBody {
	const digest = createHash('sha256').update(JSON.stringify([texts, field]));
	for (const { name, mediaType, bytes } of files)
		digest.update(JSON.stringify([name, mediaType, bytes.byteLength])).update(bytes);
	// Nobody can put its own hash into a file.
	const boundary = `space-ocr-${digest.digest('hex').slice(0, 40)}`;
	const head = (disposition: string, more = '') =>
		`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n`;
	const parts = [
		...Object.entries(texts).map(([name, text]) =>
			Buffer.from(`${head(`name="${escaped(name)}"`)}${text}\r\n`),
		),
		...files.flatMap(({ name, mediaType, bytes }) => [
			Buffer.from(
				head(
					`name="${escaped(field)}"; filename="${escaped(name)}"`,
					`Content-Type: ${mediaType}\r\n`,
				),
			),
			bytes,
			Buffer.from('\r\n'),
		]),
		Buffer.from(`--${boundary}--\r\n`),
	];
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		bytes: Buffer.concat(parts),
	};
}
