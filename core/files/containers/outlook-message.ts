import { bufferOver } from '../own-memory';
import { openCompoundFile, type Storage } from './compound-file';
import { MAX_FILES, MAX_UNPACKED_BYTES, tooMuch } from './limits';
import { plainName } from './plain-name';
import type { PackedFile } from './unpack';

/* A mail that Outlook saved (.msg): properties are streams whose names say which one it is, and of which type. */

/** Source: MS-OXMSG, 2.2.2 and 2.4; numbers of properties: MS-OXPROPS. */
const ATTACHMENT = /^__attach_version1\.0_#/;
const PROPERTIES = '__properties_version1.0';
const ID = {
	subject: '0037',
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
/** Names stand in the file as they are. */
const MARK = Buffer.from(PROPERTIES, 'utf16le');

const streamName = (id: string, type: string) => `__substg1.0_${id}${type}`;

function textOf(storage: Storage, id: string): string | null {
	const short = (type: string) =>
		storage.sizeOf(streamName(id, type)) > MAX_TEXT_BYTES
			? undefined
			: storage.stream(streamName(id, type));
	const unicode = short(TYPE.unicode);
	const bytes = unicode ?? short(TYPE.ansi);
	if (bytes === undefined) return null;
	const text = new TextDecoder(unicode === undefined ? 'windows-1252' : 'utf-16le').decode(bytes);
	return text.replace(/\0+$/, '');
}

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
 * The attachments of a mail that Outlook saved. A mail in it has no bytes of its own: it comes with its attachments, and
 * with the bytes of the whole.
 *
 * @returns none for another compound file, such as an old Word document
 * @throws UnsupportedFileError when it is damaged or holds too much
 */
export function filesInOutlookMessage(bytes: Uint8Array): readonly PackedFile[] {
	if (!bufferOver(bytes).includes(MARK)) return [];
	const message = openCompoundFile(bytes);
	const room = { files: MAX_FILES, bytes: MAX_UNPACKED_BYTES };
	return message.sizeOf(PROPERTIES) === 0 ? [] : attachmentsOf(message, bytes, 0, room);
}
