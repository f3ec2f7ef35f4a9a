const part = (id: number, content: Buffer): Buffer => {
	const head = Buffer.alloc(9);
	head.writeUInt8(2, 0);
	head.writeUInt32LE(id, 1);
	head.writeUInt32LE(content.byteLength, 5);
	return Buffer.concat([head, content, Buffer.alloc(2)]);
};

/** A `winmail.dat` as Outlook makes it, with files of these names (MS-OXTNEF). */
export const winmail = (...names: readonly string[]): Buffer =>
	Buffer.concat([
		Buffer.from('789f3e220100', 'hex'),
		part(0x00089006, Buffer.from('00000100', 'hex')),
		...names.flatMap((name) => [
			part(0x00069002, Buffer.alloc(14)),
			part(0x00018010, Buffer.from(`${name}\0`)),
			part(0x0006800f, Buffer.from('%PDF-1.3\n1 0 obj')),
		]),
	]);
