import * as CFB from 'cfb';

/** An attachment of a mail that Outlook saves: a file, or another mail. */
export type OutlookPart =
	| { readonly name: string; readonly bytes: Uint8Array; readonly shortName?: string }
	| { readonly subject: string; readonly parts: readonly OutlookPart[] };

const unicode = (text: string) => Buffer.from(text, 'utf16le');

function add(file: CFB.CFB$Container, folder: string, parts: readonly OutlookPart[]): void {
	CFB.utils.cfb_add(file, `${folder}__properties_version1.0`, Buffer.alloc(32));
	for (const [index, part] of parts.entries()) {
		const place = `${folder}__attach_version1.0_#${index.toString(16).padStart(8, '0')}/`;
		const put = (name: string, content: Buffer) =>
			CFB.utils.cfb_add(file, `${place}__substg1.0_${name}`, content);
		CFB.utils.cfb_add(file, `${place}__properties_version1.0`, Buffer.alloc(8));
		if ('parts' in part) {
			put('3701000D/__substg1.0_0037001F', unicode(part.subject));
			add(file, `${place}__substg1.0_3701000D/`, part.parts);
		} else {
			put('3704001F', unicode(part.shortName ?? part.name));
			if (part.shortName === undefined) put('3707001F', unicode(part.name));
			put('37010102', Buffer.from(part.bytes));
		}
	}
}

/** What such a mail says: as text, and as HTML in bytes of its own encoding. */
export interface OutlookText {
	readonly subject?: string;
	readonly plain?: string;
	readonly html?: Buffer;
}

/** A `.msg` file (MS-OXMSG), written by SheetJS' library for compound files. */
export function outlookMessageSaying(
	{ subject, plain, html }: OutlookText,
	...parts: readonly OutlookPart[]
): Buffer {
	const file = CFB.utils.cfb_new();
	add(file, '/', parts);
	const put = (name: string, content: Buffer | undefined) => {
		if (content !== undefined) CFB.utils.cfb_add(file, `/__substg1.0_${name}`, content);
	};
	put('0037001F', subject === undefined ? undefined : unicode(subject));
	put('1000001F', plain === undefined ? undefined : unicode(plain));
	put('10130102', html);
	const written: unknown = CFB.write(file, { type: 'buffer' });
	if (!Buffer.isBuffer(written)) throw new Error('the library wrote no bytes');
	return written;
}

/** The same, without a word. */
export const outlookMessage = (...parts: readonly OutlookPart[]): Buffer =>
	outlookMessageSaying({}, ...parts);
