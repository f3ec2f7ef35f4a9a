const part = (id: number, content: Buffer): Buffer => {
	const head = Buffer.alloc(9);
	head.writeUInt8(2, 0);
	head.writeUInt32LE(id, 1);
	head.writeUInt32LE(content.byteLength, 5);
	return Buffer.concat([head, content, Buffer.alloc(2)]);
};

/** A `winmail.dat` as Outlook makes it, with these files (MS-OXTNEF). */
export const winmailOf = (
	...files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
): Buffer =>
	Buffer.concat([
		Buffer.from('789f3e220100', 'hex'),
		part(0x00089006, Buffer.from('00000100', 'hex')),
		...files.flatMap(({ name, bytes }) => [
			part(0x00069002, Buffer.alloc(14)),
			part(0x00018010, Buffer.from(`${name}\0`)),
			part(0x0006800f, Buffer.from(bytes)),
		]),
	]);

/** The same, with files of these names that look like PDFs. */
export const winmail = (...names: readonly string[]): Buffer =>
	winmailOf(...names.map((name) => ({ name, bytes: Buffer.from('%PDF-1.3\n1 0 obj') })));
