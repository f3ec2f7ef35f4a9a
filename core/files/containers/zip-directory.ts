import { viewOf } from '../own-memory';

/*
 * What a ZIP archive says it holds. The npm packages that read it look at every entry of the table, of which there may be
 * a million, and unpack on the thread that everything else runs on. Source: PKWARE's APPNOTE; its chapters in brackets.
 */

/** An entry of the table. */
export interface ZipEntry {
	readonly name: string;
	/** Of the file itself, as the archive says; in bytes. */
	readonly size: number;
	/** How it is packed: 0 not at all, 8 by deflate (4.4.5). */
	readonly method: number;
	readonly isEncrypted: boolean;
	readonly packed: Uint8Array;
}

const MARK = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50 };
const LOCAL_MARK = 0x04034b50;
/** Without the names and comments behind them. */
const BYTES = { end: 22, locator64: 20, entry: 46, local: 30 } as const;
const MAX_COMMENT = 0xffff;
/** Of the larger numbers that stand elsewhere when this is in their place (4.4.1.4). */
const ELSEWHERE = 0xffffffff;
/** Id of the extra field that has them (4.5.3). */
const LARGE_NUMBERS = 0x0001;
const ENCRYPTED = 1;
const IN_UTF8 = 0x0800;

function endOf(view: DataView): number | undefined {
	const last = view.byteLength - BYTES.end;
	for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
		if (view.getUint32(at, true) === MARK.end) return at;
	return undefined;
}

const large = (view: DataView, at: number) => Number(view.getBigUint64(at, true));

/** Where the table begins (4.3.16, and 4.3.14 for large archives). */
function tableAt(view: DataView, end: number): { readonly at: number; readonly count: number } {
	const locator = end - BYTES.locator64;
	if (locator >= 0 && view.getUint32(locator, true) === MARK.locator64) {
		const at = large(view, locator + 8);
		if (view.getUint32(at, true) === MARK.end64)
			return { count: large(view, at + 32), at: large(view, at + 48) };
	}
	return { count: view.getUint16(end + 10, true), at: view.getUint32(end + 16, true) };
}

/** The numbers of an entry that are too large for their place: size, packed size, place; in this order. */
function largeNumbers(extra: Uint8Array, numbers: readonly number[]): readonly number[] {
	const view = viewOf(extra);
	for (let at = 0; at + 4 <= extra.byteLength; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== LARGE_NUMBERS) continue;
		let from = at + 4;
		return numbers.map((number) => {
			if (number !== ELSEWHERE) return number;
			from += 8;
			return large(view, from - 8);
		});
	}
	return numbers;
}

/** @throws RangeError behind the end of the archive */
function entryAt(bytes: Uint8Array, view: DataView, at: number) {
	if (view.getUint32(at, true) !== MARK.entry) throw new RangeError('no entry');
	const short = (offset: number) => view.getUint16(at + offset, true);
	const [flags, nameEnd] = [short(8), at + BYTES.entry + short(28)];
	const extraEnd = nameEnd + short(30);
	const [size = 0, packedSize = 0, place = 0] = largeNumbers(bytes.subarray(nameEnd, extraEnd), [
		view.getUint32(at + 24, true),
		view.getUint32(at + 20, true),
		view.getUint32(at + 42, true),
	]);
	if (view.getUint32(place, true) !== LOCAL_MARK) throw new RangeError('no file');
	const localName = view.getUint16(place + 26, true);
	const start = place + BYTES.local + localName + view.getUint16(place + 28, true);
	if (start + packedSize > bytes.byteLength) throw new RangeError('cut off');
	const entry: ZipEntry = {
		name: new TextDecoder((flags & IN_UTF8) === 0 ? 'latin1' : 'utf-8').decode(
			bytes.subarray(at + BYTES.entry, nameEnd),
		),
		size,
		method: short(10),
		isEncrypted: ((flags | view.getUint16(place + 6, true)) & ENCRYPTED) !== 0,
		packed: bytes.subarray(start, start + packedSize),
	};
	return { entry, next: extraEnd + short(32) };
}

/**
 * The entries of an archive, one after the other as they are asked for. Nothing is unpacked.
 *
 * @throws RangeError when it is damaged or cut off
 */
export function* entriesOf(bytes: Uint8Array): Generator<ZipEntry, void> {
	const view = viewOf(bytes);
	const end = endOf(view);
	if (end === undefined) throw new RangeError('no table');
	const table = tableAt(view, end);
	for (let count = 0, at = table.at; count < table.count; count++) {
		const { entry, next } = entryAt(bytes, view, at);
		yield entry;
		at = next;
	}
}
