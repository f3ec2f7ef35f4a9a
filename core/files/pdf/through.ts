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

async function readAll(readable: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array[] = [];
	for await (const part of readable) parts.push(part);
	return joined(parts);
}

/**
 * Bytes through a compressing or decompressing stream; the work is done on another thread. (`new Response(stream)`
 * would be shorter, but its first use in a process costs 100 ms.)
 */
export async function through(
	bytes: Uint8Array<ArrayBuffer>,
	{ readable, writable }: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
	const writer = writable.getWriter();
	const [result] = await Promise.all([readAll(readable), writer.write(bytes), writer.close()]);
	return result;
}
