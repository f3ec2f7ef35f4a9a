/*
 * The only place that may touch `.buffer` of a view (a linter rule): small Node Buffers lie in a pool of 64 KiB with
 * others, so the buffer of one holds other documents, and a header that points behind the end of its file finds them.
 */

/** The bytes alone, in memory that nothing else lies in. What goes to a decoder goes through here. */
export const ownMemory = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** Numbers of more than one byte, within the bytes and not beyond. */
export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
	new DataView(buffer, byteOffset, byteLength);

/** For what only a Buffer can do, such as to search; without a copy. */
export const bufferOver = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
	Buffer.from(buffer, byteOffset, byteLength);
