const SHORT = 0x80;
const LENGTH_IN_FOUR_BYTES = 0x84;

/** A value in DER (X.690). */
function der(tag: number, content: Uint8Array): Buffer {
	if (content.length < SHORT) return Buffer.concat([Buffer.from([tag, content.length]), content]);
	const head = Buffer.alloc(6);
	head.set([tag, LENGTH_IN_FOUR_BYTES]);
	head.writeUInt32BE(content.length, 2);
	return Buffer.concat([head, content]);
}

/** Object identifiers of PKCS #7: 1 is data, 2 signed data. */
const id = (last: number) => Buffer.from(`06092a864886f70d01070${last}`, 'hex');
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, Buffer.concat(parts));
const none = der(0x31, Buffer.alloc(0));
const VERSION = Buffer.from('020101', 'hex');

/** A mail within its signature (`smime.p7m`, RFC 8551), signed by nobody: it is opened, not believed. */
export const signedMail = (mail: Uint8Array): Buffer =>
	sequence(
		id(2),
		der(0xa0, sequence(VERSION, none, sequence(id(1), der(0xa0, der(0x04, mail))), none)),
	);
