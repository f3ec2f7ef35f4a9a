import * as asn1js from 'asn1js';

import { ownMemory } from '../own-memory';
import type { Turns } from '../turns';
import { damaged, MAX_UNPACKED_BYTES } from './limits';
import { openMail, type OpenedMail } from './mail';

/*
 * A mail whose text and attachments lie inside its signature (S/MIME, "opaque": smime.p7m). Whether the signature holds is
 * for the mail program to say: nothing is trusted because of it.
 */

/**
 * So deep and so many parts has no signature with its certificates; the mail itself is one part, or cut into some
 * thousand, which are put together in one go.
 */
const LIMITS = {
	maxDepth: 40,
	maxNodes: 8000,
	maxContentLength: MAX_UNPACKED_BYTES,
	parseEmbedded: false,
};

/** [0] of SignedData.encapContentInfo. Source: RFC 5652, 5.1 and 5.2. */
function contentOf(bytes: Uint8Array): Uint8Array | undefined {
	const { result, offset } = asn1js.fromBER(ownMemory(bytes), LIMITS);
	if (offset === -1) throw damaged('the signed mail');
	const parts = (block: unknown): readonly unknown[] =>
		block instanceof asn1js.Constructed ? block.valueBlock.value : [];
	const [, wrapped] = parts(result);
	const [signedData] = parts(wrapped);
	const [, , encapsulated] = parts(signedData);
	const [, content] = parts(encapsulated);
	const [octets] = parts(content);
	return octets instanceof asn1js.OctetString ? new Uint8Array(octets.getValue()) : undefined;
}

/**
 * The mail that lies inside its signature.
 *
 * @returns undefined for a signature alone, whose mail is beside it
 * @throws UnsupportedFileError
 */
export async function openSignedMail(
	bytes: Uint8Array,
	turns: Turns,
): Promise<OpenedMail | undefined> {
	const mail = contentOf(bytes);
	return mail === undefined ? undefined : await openMail(mail, turns);
}
