import PostalMime from 'postal-mime';

import { UnsupportedFileError } from '../file-kind';
import { ownMemory } from '../own-memory';
import type { Turns } from '../turns';
import { damaged, MAX_FILES, MAX_UNPACKED_BYTES, tooMuch } from './limits';
import type { MailText } from './mail-text';
import { plainName } from './plain-name';
import type { PackedFile } from './unpack';

/** At 76 characters, as attachments are written, 25 MB are 350,000 lines; each is an object in memory. */
const MAX_LINES = 400_000;
const LINE_FEED = 10;

function hasTooManyLines(bytes: Uint8Array): boolean {
	let lines = 0;
	for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1))
		if (++lines > MAX_LINES) return true;
	return false;
}

type Work = (...given: readonly unknown[]) => unknown;
const isWork = (value: unknown): value is Work => typeof value === 'function';
const within = (value: unknown, key: string): unknown =>
	typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** The library keeps a part that is not packed line by line, which costs a hundred times its size. In lines. */
const KEPT_APART = 4096;

/** Puts the lines of the part in work together from time to time. */
function createJoiner(parser: PostalMime): () => void {
	let lines: unknown[] = [];
	let joined = 0;
	return () => {
		const kept = within(within(within(parser, 'currentNode'), 'contentDecoder'), 'chunks');
		if (!Array.isArray(kept)) return;
		if (kept !== lines) [lines, joined] = [kept, 0];
		if (lines.length - joined < KEPT_APART) return;
		const parts = lines
			.splice(joined)
			.map((part) => (part instanceof Uint8Array ? part : Buffer.from(String(part))));
		lines.push(ownMemory(Buffer.concat(parts)));
		joined = lines.length;
	};
}

/** A part of a mail's own text, as the library finds it. */
type TextPart = readonly [type: 'html' | 'plain', text: string];

function textPartOf([, type, entry]: readonly unknown[]): readonly TextPart[] {
	const value = within(entry, 'value');
	if ((type !== 'html' && type !== 'plain') || typeof value !== 'string') return [];
	return [[type, value]];
}

/**
 * The library goes through a mail line by line, in one go: here others get their turn between the lines. For one mail.
 *
 * @param texts gets the parts of the text
 */
function pausing(parser: PostalMime, turns: Turns, texts: TextPart[]): PostalMime {
	const processLine: unknown = Reflect.get(parser, 'processLine');
	if (!isWork(processLine)) throw new TypeError('postal-mime has no lines any more');
	const join = createJoiner(parser);
	return Object.assign(parser, {
		// Text of one kind is not made of that of the other: to make one of HTML takes seconds.
		renderTextContent: () => undefined,
		addTextEntry: (...given: readonly unknown[]) => {
			texts.push(...textPartOf(given));
		},
		processLine: async (...given: readonly unknown[]) => {
			await turns.nextIfDue();
			await processLine.apply(parser, [...given]);
			join();
		},
	});
}

/** A mail, opened. */
export interface OpenedMail {
	readonly files: readonly PackedFile[];
	readonly text: MailText;
}

/**
 * What a mail says, and its attachments, those within its text among them. An attached mail is one of them.
 *
 * @throws UnsupportedFileError
 */
export async function openMail(bytes: Uint8Array, turns: Turns): Promise<OpenedMail> {
	if (hasTooManyLines(bytes))
		throw new UnsupportedFileError(
			`the mail has more than ${MAX_LINES} lines`,
			'Save the documents in it, and send them one by one.',
		);
	const texts: TextPart[] = [];
	const { attachments, subject } = await pausing(
		new PostalMime({ forceRfc822Attachments: true }),
		turns,
		texts,
	)
		.parse(bytes)
		.catch((error: unknown) => {
			if (turns.isCancelled()) throw error;
			// The library gives up what is nested too deep or has too many headers.
			throw damaged('the mail');
		});
	const files = attachments.map(({ filename, mimeType, content }): PackedFile => ({
		name: plainName(filename),
		mediaType: mimeType,
		bytes:
			typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
	}));
	const size = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
	if (files.length > MAX_FILES || size > MAX_UNPACKED_BYTES) throw tooMuch('the mail');
	const textOf = (type: TextPart[0]) =>
		texts.flatMap(([own, text]) => (own === type ? text : [])).join('\n');
	return { files, text: { subject: subject ?? '', html: textOf('html'), plain: textOf('plain') } };
}
