import { win32 } from 'node:path';

import type { INodeExecutionData } from 'n8n-workflow';
import PostalMime, { decodeWords, type Attachment, type Email } from 'postal-mime';

export interface MailAttachment {
	/** Without folders: it comes from a stranger. undefined: the mail names none. */
	readonly fileName?: string;
	/** What the mail says it is; the content may be another thing. */
	readonly mimeType: string;
	readonly bytes: Uint8Array;
	/** Shown within the text, as logos are; some mail programs send every PDF so, too. */
	readonly inline: boolean;
	/** What the HTML refers to it by, after `cid:`. */
	readonly contentId?: string;
}

/** The headers that the trigger puts beside the text; all others are under `metadata`. */
const TOP_LEVEL_HEADERS: readonly string[] = ['cc', 'date', 'from', 'subject', 'to'];

/**
 * The attachments of a mail in its order, inline images among them. An attached mail is one
 * attachment; of a forwarded one, shown within the text, it is the attachments that count.
 *
 * @param bytes a mail as it is sent and saved (RFC 5322, `.eml`)
 */
export async function attachmentsOf(bytes: Uint8Array): Promise<MailAttachment[]> {
	return (await parseMail(bytes)).attachments.map(mailAttachment);
}

/**
 * The item that n8n's e-mail trigger (IMAP) makes of a mail. `json` is that of its format "Simple";
 * `binary` is that of "Resolved", as only that one brings the inline images, too: `attachment_0`,
 * `attachment_1`, … in the order of the mail. Without attachments there is no `binary`.
 */
export async function mailItem(bytes: Uint8Array): Promise<INodeExecutionData> {
	const mail = await parseMail(bytes);
	const binary = mail.attachments
		.map(mailAttachment)
		.map((attachment, index) => [`attachment_${index}`, binaryOf(attachment)] as const);
	const headers = headersOf(mail);
	const isTopLevel = ([name]: readonly [string, string]) => TOP_LEVEL_HEADERS.includes(name);
	return {
		json: {
			textHtml: mail.html ?? '',
			textPlain: mail.text ?? '',
			metadata: Object.fromEntries(headers.filter((header) => !isTopLevel(header))),
			...Object.fromEntries(headers.filter(isTopLevel)),
		},
		...(binary.length === 0 ? {} : { binary: Object.fromEntries(binary) }),
	};
}

/** The parser takes any text for a mail, so a file that only has the name of one is told here. */
async function parseMail(bytes: Uint8Array): Promise<Email> {
	if (bytes.length === 0) throw new Error('the mail is empty');
	const mail = await PostalMime.parse(bytes);
	if (!mail.headers.some(({ key }) => TOP_LEVEL_HEADERS.includes(key)))
		throw new Error('the file holds no mail: it has no sender, no date and no subject');
	return mail;
}

function mailAttachment(part: Attachment): MailAttachment {
	const fileName = win32.basename(part.filename ?? '');
	const inMail = part.disposition ?? (part.related ? 'inline' : 'attachment');
	return {
		...(fileName === '' ? {} : { fileName }),
		mimeType: part.mimeType,
		bytes: bytesOf(part.content),
		inline: inMail === 'inline',
		...(part.contentId === undefined
			? {}
			: { contentId: part.contentId.trim().replace(/^<|>$/g, '') }),
	};
}

const bytesOf = (content: Attachment['content']): Uint8Array =>
	typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

const binaryOf = ({ bytes, mimeType, fileName }: MailAttachment) => ({
	data: Buffer.from(bytes).toString('base64'),
	mimeType,
	...(fileName === undefined ? {} : { fileName }),
});

/** Decoded values by names in lower case; of a header that comes twice, the first. */
function headersOf({ headers }: Email): [name: string, value: string][] {
	const values = new Map<string, string>();
	for (const { key, value } of headers) if (!values.has(key)) values.set(key, decodeWords(value));
	return [...values];
}
