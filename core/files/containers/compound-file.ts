import { viewOf } from '../own-memory';
import { damaged } from './limits';

/*
 * Microsoft's compound file: a small file system in a file, with sectors, chains of them, folders and streams. The npm
 * packages that read it follow a chain that leads back to itself for ever, or bring tables of all encodings along.
 * Source: MS-CFB; the numbers in brackets are its chapters.
 */

/** A folder in a compound file. */
export interface Storage {
	readonly storages: ReadonlyMap<string, Storage>;
	/** The content of a stream; undefined where there is none of that name. */
	stream(name: string): Uint8Array | undefined;
	/** In bytes, without reading it; 0 where there is none. */
	sizeOf(name: string): number;
}

/** Of the header (2.2): where things stand in it. */
const AT = { shift: 30, directory: 48, miniFat: 60, difat: 68, firstFats: 76 } as const;
const FATS_IN_HEADER = 109;
/** Numbers from here on are no sectors (2.1). */
const NO_SECTOR = 0xfffffffa;
const NONE = 0xffffffff;
/** Smaller streams lie in the mini stream, in sectors of their own size (2.4). */
const MINI_CUTOFF = 4096;
const MINI_SECTOR = 64;
/** A directory entry (2.6.1): its size, kinds, and where things stand in it. */
const ENTRY = 128;
const KIND = { storage: 1, stream: 2, root: 5 } as const;
const IN_ENTRY = {
	nameLength: 64,
	kind: 66,
	left: 68,
	right: 72,
	child: 76,
	start: 116,
	size: 120,
};

interface Entry {
	readonly name: string;
	readonly kind: number;
	readonly next: readonly number[];
	readonly child: number;
	readonly start: number;
	readonly size: number;
}

const WHAT = 'the mail that Outlook saved';

/** Numbers of 4 bytes; what lies behind the end is damage. */
function numbersIn(bytes: Uint8Array): (at: number) => number {
	const view = viewOf(bytes);
	return (at) => {
		if (at < 0 || at + 4 > bytes.byteLength) throw damaged(WHAT);
		return view.getUint32(at, true);
	};
}

function entriesIn(directory: Uint8Array): Entry[] {
	const number = numbersIn(directory);
	const text = new TextDecoder('utf-16le');
	if (directory.byteLength > MAX_ENTRIES * ENTRY) throw damaged(WHAT);
	return Array.from({ length: Math.floor(directory.byteLength / ENTRY) }, (_, index) => {
		const at = index * ENTRY;
		const nameBytes = Math.min(64, number(at + IN_ENTRY.nameLength) & 0xffff);
		return {
			name: text.decode(directory.subarray(at, at + Math.max(0, nameBytes - 2))),
			kind: directory[at + IN_ENTRY.kind] ?? 0,
			next: [number(at + IN_ENTRY.left), number(at + IN_ENTRY.right)],
			child: number(at + IN_ENTRY.child),
			start: number(at + IN_ENTRY.start),
			size: number(at + IN_ENTRY.size),
		};
	});
}

/** Reads streams by their first sector and their size. */
type ReadStream = (entry: Pick<Entry, 'start' | 'size'>) => Uint8Array;

/** @param next the sector behind another one */
function streamReader(
	bytes: Uint8Array,
	sectorSize: number,
	firstAt: number,
	next: (sector: number) => number,
): ReadStream {
	return ({ start, size }) => {
		if (size > bytes.byteLength) throw damaged(WHAT);
		const content = new Uint8Array(size);
		// Bounded by the size, so that a chain that leads back to itself ends, too.
		for (let at = 0, sector = start; at < size; at += sectorSize, sector = next(sector)) {
			const from = firstAt + sector * sectorSize;
			if (sector >= NO_SECTOR || from >= bytes.byteLength) throw damaged(WHAT);
			content.set(bytes.subarray(from, from + Math.min(sectorSize, size - at)), at);
		}
		return content;
	};
}

/** The size of a chain that says none itself. */
function sizeOfChain(
	start: number,
	sectorSize: number,
	most: number,
	next: (sector: number) => number,
): number {
	let count = 0;
	for (let sector = start; sector < NO_SECTOR; sector = next(sector))
		if (++count > most) throw damaged(WHAT);
	return count * sectorSize;
}

/** An attachment's folder, a mail in it, its attachments: four levels of mails have nine. */
const MAX_FOLDERS_DEEP = 20;
/** A mail of 200 attachments has some 10,000; each is looked at. */
const MAX_ENTRIES = 50_000;

/** @param seen entries that stand in a folder already: one that stands in two would have no end */
function storageOf(
	entries: readonly Entry[],
	folder: Entry,
	read: ReadStream,
	seen: Set<number>,
	depth = 0,
): Storage {
	if (depth > MAX_FOLDERS_DEEP) throw damaged(WHAT);
	const storages = new Map<string, Storage>();
	const streams = new Map<string, Entry>();
	const waiting = [folder.child];
	for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
		const entry = entries[index];
		if (index === NONE || entry === undefined || seen.has(index)) continue;
		seen.add(index);
		waiting.push(...entry.next);
		if (entry.kind === KIND.stream) streams.set(entry.name, entry);
		if (entry.kind === KIND.storage)
			storages.set(entry.name, storageOf(entries, entry, read, seen, depth + 1));
	}
	return {
		storages: new Map([...storages].sort(([one], [other]) => (one < other ? -1 : 1))),
		stream: (name) => {
			const entry = streams.get(name);
			return entry === undefined ? undefined : read(entry);
		},
		sizeOf: (name) => streams.get(name)?.size ?? 0,
	};
}

/**
 * Opens a compound file. Streams are read when they are asked for.
 *
 * @returns its outermost folder
 * @throws UnsupportedFileError when it is damaged
 */
export function openCompoundFile(bytes: Uint8Array): Storage {
	const number = numbersIn(bytes);
	const sectorSize = 2 ** (number(AT.shift) & 0xffff);
	if (sectorSize !== 512 && sectorSize !== 4096) throw damaged(WHAT);
	const perSector = sectorSize / 4;
	const sectors = Math.ceil(bytes.byteLength / sectorSize);
	const placeOf = (sector: number) => (sector + 1) * sectorSize;

	const fats = Array.from({ length: FATS_IN_HEADER }, (_, index) =>
		number(AT.firstFats + 4 * index),
	);
	let more = number(AT.difat);
	for (let count = 0; more < NO_SECTOR; count++) {
		if (count > sectors) throw damaged(WHAT);
		const at = placeOf(more);
		for (let index = 0; index < perSector - 1; index++) fats.push(number(at + 4 * index));
		more = number(at + sectorSize - 4);
	}
	const next = (sector: number): number => {
		const fat = fats[Math.floor(sector / perSector)] ?? NONE;
		if (fat >= NO_SECTOR) throw damaged(WHAT);
		return number(placeOf(fat) + 4 * (sector % perSector));
	};
	const read = streamReader(bytes, sectorSize, sectorSize, next);
	const chain = (start: number) =>
		read({ start, size: sizeOfChain(start, sectorSize, sectors, next) });

	const entries = entriesIn(chain(number(AT.directory)));
	const root = entries.find(({ kind }) => kind === KIND.root);
	if (root === undefined) throw damaged(WHAT);
	const afterMini = numbersIn(chain(number(AT.miniFat)));
	const readMini = streamReader(read(root), MINI_SECTOR, 0, (sector) => afterMini(4 * sector));
	return storageOf(
		entries,
		root,
		(entry) => (entry.size < MINI_CUTOFF ? readMini(entry) : read(entry)),
		new Set(),
	);
}
