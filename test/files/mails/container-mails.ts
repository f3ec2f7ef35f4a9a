import { zipSync } from 'fflate';

import { pngNamed } from '../../nodes/workflow';
import { ciiOf, FACTS, pdfOf, ublOf } from '../einvoices/make-einvoices';
import type { Random } from '../einvoices/own/random';
import { pdfWithFiles } from '../pdf/pdf-with-files';
import { mailWith } from './make-mail';
import { outlookMessage } from './outlook-message';
import { signedMail } from './signed-mail';
import { winmailOf } from './winmail';

/** A file, and the documents that are to be found in it. */
interface File {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly documents: readonly Expected[];
}

/** A document, and the containers that it lies in. */
export interface Expected {
	readonly name: string;
	readonly path: readonly string[];
}

/** So deep are containers opened. */
const DEEPEST = 4;

type Pack = (files: readonly File[]) => Promise<Uint8Array> | Uint8Array;

const parts = (files: readonly File[]) =>
	files.map(({ name, bytes }) => ({ name, bytes, type: 'application/octet-stream' }));
const named = (files: readonly File[]) =>
	Object.fromEntries(files.map(({ name, bytes }) => [name, new Uint8Array(bytes)]));

/** How containers are made, by the ending of their name. */
const PACKS: Readonly<Record<string, Pack>> = {
	zip: (files) => zipSync(named(files)),
	eml: (files) => mailWith(...parts(files)),
	msg: (files) => outlookMessage(...files),
	p7m: (files) => signedMail(mailWith(...parts(files))),
	dat: (files) => winmailOf(...files),
	pdf: async (files) =>
		await pdfWithFiles(['Dear customer, our documents are attached to this PDF.'], named(files)),
};

/** Names what is made, so that no two files of a campaign are the same. */
type NameOf = (ending: string) => string;

const LEAVES: Readonly<Record<string, (name: string) => Promise<Uint8Array> | Uint8Array>> = {
	png: pngNamed,
	xml: (name) => Buffer.from(ublOf({ ...FACTS, number: name })),
	cii: (name) => Buffer.from(ciiOf({ ...FACTS, number: name })),
	pdf: async (name) => await pdfOf({ ...FACTS, number: name }),
};

/** What comes along in any mail, and is no document. */
const BESIDES: readonly File[] = [
	{ name: 'terms.txt', bytes: Buffer.from('General terms'), documents: [] },
	{ name: 'entry.ics', bytes: Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR'), documents: [] },
];

async function leaf(
	random: Random,
	nameOf: NameOf,
	kind = random.of(Object.keys(LEAVES)),
): Promise<File> {
	const name = nameOf(kind === 'cii' ? 'xml' : kind);
	return {
		name,
		bytes: (await LEAVES[kind]?.(name)) ?? new Uint8Array(),
		documents: [{ name, path: [] }],
	};
}

async function container(
	ending: string,
	random: Random,
	depth: number,
	nameOf: NameOf,
): Promise<File> {
	const some = await filesOf(random, depth + 1, nameOf);
	// A PDF with one e-invoice in it and nothing else is that invoice.
	const isHybrid =
		ending === 'pdf' &&
		some.filter(({ documents }) => documents.length > 0).length === 1 &&
		some.every(({ name: own }) => !/\.(?!xml|txt|ics)/.test(own));
	const files = isHybrid ? [...some, await leaf(random, nameOf, 'png')] : some;
	const name = nameOf(ending);
	return {
		name,
		bytes: (await PACKS[ending]?.(files)) ?? new Uint8Array(),
		documents: files.flatMap(({ documents }) =>
			documents.map((one) => ({ ...one, path: [name, ...one.path] })),
		),
	};
}

/** One to three documents or containers of documents, and sometimes what is none. */
async function filesOf(random: Random, depth: number, nameOf: NameOf): Promise<readonly File[]> {
	const files: File[] = [];
	for (let count = random.between(1, 3); count > 0; count--)
		files.push(
			depth < DEEPEST && random.next() < 0.5
				? await container(random.of(Object.keys(PACKS)), random, depth, nameOf)
				: await leaf(random, nameOf),
		);
	return random.next() < 0.3 ? [...files, random.of(BESIDES)] : files;
}

/** The attachments of a mail: a container of a kind, with anything in it, and other files beside it. */
export async function containerMail(
	random: Random,
	at: number,
): Promise<{ readonly files: readonly File[]; readonly documents: readonly Expected[] }> {
	let count = 0;
	const nameOf: NameOf = (ending) => `m${at}-${++count}.${ending}`;
	const endings = Object.keys(PACKS);
	const files = [
		await container(endings[at % endings.length] ?? 'zip', random, 0, nameOf),
		...(random.next() < 0.4 ? await filesOf(random, 0, nameOf) : []),
	];
	return { files, documents: files.flatMap(({ documents }) => documents) };
}
