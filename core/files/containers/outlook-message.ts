import { bufferOver } from '../own-memory';
import { resultOrUndefined } from '../result-or-undefined';
import { openCompoundFile, type Storage } from './compound-file';
import { MAX_FILES, MAX_UNPACKED_BYTES, tooMuch } from './limits';
import type { OpenedMail } from './mail';
import type { MailText } from './mail-text';
import { plainName } from './plain-name';
import type { PackedFile } from './unpack';

/* A mail that Outlook saved (.msg): properties are streams whose names say which one it is, and of which type. */

/** Source: MS-OXMSG, 2.2.2 and 2.4; numbers of properties: MS-OXPROPS. */
const ATTACHMENT = /^__attach_version1\.0_#/;
const PROPERTIES = '__properties_version1.0';
const ID = {
	subject: '0037',
	body: '1000',
	html: '1013',
	displayName: '3001',
	content: '3701',
	shortName: '3704',
	longName: '3707',
	mediaType: '370E',
} as const;
const TYPE = { unicode: '001F', ansi: '001E', bytes: '0102', object: '000D' } as const;
/** What an embedded object of another program is kept in. */
const OBJECT_CONTENT = 'CONTENTS';
const MAX_DEPTH = 4;
/** Of names and subjects: any number of them may stand at the same place of the file, and be as large as it. */
const MAX_TEXT_BYTES = 4096;
/** Of what a mail says; more is no invoice. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Names stand in the file as they are. */
const MARK = Buffer.from(PROPERTIES, 'utf16le');

const streamName = (id: string, type: string) => `__substg1.0_${id}${type}`;

function textOf(storage: Storage, id: string, most = MAX_TEXT_BYTES): string | null {
	const short = (type: string) =>
		storage.sizeOf(streamName(id, type)) > most ? undefined : storage.stream(streamName(id, type));
	const unicode = short(TYPE.unicode);
	const bytes = unicode ?? short(TYPE.ansi);
	if (bytes === undefined) return null;
	const text = new TextDecoder(unicode === undefined ? 'windows-1252' : 'utf-16le').decode(bytes);
	return text.replace(/\0+$/, '');
}

const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?(?<label>[\w-]{3,20})/i;

/** HTML is there as text, or as bytes that name their encoding themselves. */
function htmlOf(storage: Storage): string {
	const name = streamName(ID.html, TYPE.bytes);
	const bytes = storage.sizeOf(name) > MAX_BODY_BYTES ? undefined : storage.stream(name);
	if (bytes === undefined) return textOf(storage, ID.html, MAX_BODY_BYTES) ?? '';
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
	const label = CHARSET.exec(head)?.groups?.label ?? 'utf-8';
	const decoder = resultOrUndefined(() => new TextDecoder(label)) ?? new TextDecoder();
	return decoder.decode(bytes);
}

const textIn = (message: Storage): MailText => ({
	subject: textOf(message, ID.subject) ?? '',
	html: htmlOf(message),
	plain: textOf(message, ID.body, MAX_BODY_BYTES) ?? '',
});

/** What may still be taken out of the whole mail. */
interface Room {
	files: number;
	bytes: number;
}

function attachmentOf(storage: Storage, bytes: Uint8Array, depth: number, room: Room): PackedFile {
	const name = plainName(
		textOf(storage, ID.longName) ??
			textOf(storage, ID.shortName) ??
			textOf(storage, ID.displayName),
	);
	const mediaType = textOf(storage, ID.mediaType);
	const object = storage.storages.get(streamName(ID.content, TYPE.object));
	if (object !== undefined && object.sizeOf(PROPERTIES) > 0)
		return {
			name: plainName(textOf(object, ID.subject)) ?? name,
			mediaType: 'application/vnd.ms-outlook',
			bytes,
			files: attachmentsOf(object, bytes, depth + 1, room),
			text: textIn(object),
		};
	const size = storage.sizeOf(streamName(ID.content, TYPE.bytes));
	room.bytes -= size > 0 ? size : (object?.sizeOf(OBJECT_CONTENT) ?? 0);
	if (room.bytes < 0) throw tooMuch('the mail');
	const content =
		storage.stream(streamName(ID.content, TYPE.bytes)) ?? object?.stream(OBJECT_CONTENT);
	return { name, mediaType, bytes: content ?? new Uint8Array() };
}

function attachmentsOf(
	message: Storage,
	bytes: Uint8Array,
	depth: number,
	room: Room,
): PackedFile[] {
	const attachments = [...message.storages].flatMap(([name, storage]) =>
		ATTACHMENT.test(name) ? [storage] : [],
	);
	room.files -= attachments.length;
	if (room.files < 0 || depth > MAX_DEPTH) throw tooMuch('the mail');
	return attachments.map((one) => attachmentOf(one, bytes, depth, room));
}

/**
 * A mail that Outlook saved. A mail in it has no bytes of its own: it comes with its attachments, and with the bytes of the
 * whole.
 *
 * @returns undefined for another compound file, such as an old Word document
 * @throws UnsupportedFileError when it is damaged or holds too much
 */
export function openOutlookMessage(bytes: Uint8Array): OpenedMail | undefined {
	if (!bufferOver(bytes).includes(MARK)) return undefined;
	const message = openCompoundFile(bytes);
	const room = { files: MAX_FILES, bytes: MAX_UNPACKED_BYTES };
	return message.sizeOf(PROPERTIES) === 0
		? undefined
		: { files: attachmentsOf(message, bytes, 0, room), text: textIn(message) };
}
