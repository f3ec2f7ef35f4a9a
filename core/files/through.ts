/** The parts one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.byteLength;
	}
	return bytes;
}

/**
 * Bytes through a compressing or decompressing stream; the work is done on another thread. What comes out may be left
 * before its end: then the rest is not worked on.
 *
 * @param parts are asked for one after the other, so that neither they nor what becomes of them is in memory as a whole
 * @throws TypeError when the bytes are none that can be decompressed
 */
export async function* throughInParts(
	parts: Iterable<Uint8Array<ArrayBuffer>>,
	{ readable, writable }: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array, void> {
	const writer = writable.getWriter();
	const write = async () => {
		for (const part of parts) await writer.write(part);
		await writer.close();
	};
	// Who reads meets the same error; a stream that is left rejects what was still to be written.
	const written = Promise.allSettled([write()]);
	yield* readable;
	await written;
}

/** All bytes through such a stream. (`new Response(stream)` would be shorter, but its first use costs 100 ms.) */
export async function through(
	bytes: Uint8Array<ArrayBuffer>,
	stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array[] = [];
	for await (const part of throughInParts([bytes], stream)) parts.push(part);
	return joined(parts);
}
