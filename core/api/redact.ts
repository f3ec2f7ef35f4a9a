import { readApiKey } from './api-key';

/** Takes secrets out of a text that came from outside. */
export type Redact = (text: string) => string;

const MASK = '…';
/** So many letters of a key one after the other are a part of it; fewer may stand in any word. */
const PIECE = 8;

/**
 * One letter as text from a program may spell it: %41, %2541, \u0041, \U00000041, \x41, &#65;, &#x41;, \/.
 * Repeats are bounded, so that no text takes long.
 */
const SPELLED =
	/%(?:25){0,9}(?<percent>[0-9a-f]{2})|\\{1,9}u(?:0{6}|00|\{0{0,9})(?<unicode>[0-9a-f]{2})\}?|\\{1,9}x(?<hex>[0-9a-f]{2})|&(?:amp;){0,9}#(?:0{0,9}(?<decimal>\d{1,3})|x0{0,9}(?<entity>[0-9a-f]{1,2}));?|\\{1,9}(?<escaped>["'/])|[\s\S]/gi;

/** What may stand between the letters of a key without being seen, or where a program breaks a long line. */
const BETWEEN = /[\p{Cc}\p{Cf}\s:]/u;

interface Letters {
	/** Each letter once, in lower case. */
	readonly plain: string;
	/** Where the letter begins in the text; one more for the end of the text. */
	readonly starts: readonly number[];
}

function lettersOf(text: string): Letters {
	const starts: number[] = [];
	let plain = '';
	for (const { 0: spelled, index, groups = {} } of text.matchAll(SPELLED)) {
		const { percent, unicode, hex, decimal, entity, escaped } = groups;
		const code = percent ?? unicode ?? hex ?? entity;
		const number = code === undefined ? Number(decimal) : parseInt(code, 16);
		const letter =
			escaped ?? (Number.isNaN(number) ? spelled : String.fromCharCode(number)).slice(0, 1);
		// Some letters become two in lower case; a place stands for one. Full-width letters are read as well.
		plain += letter.normalize('NFKC').toLowerCase().slice(0, 1) || letter;
		starts.push(index);
	}
	return { plain, starts: [...starts, text.length] };
}

/** Base64 of a key wherever it stands in a longer text: for each of three shifts what doesn't depend on its neighbours. */
const base64sOf = (key: string): string[] =>
	[0, 1, 2].flatMap((shift) => {
		const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(key)]);
		const text = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
		const inner = text.slice(Math.ceil((shift * 4) / 3));
		return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
	});

interface Needle {
	readonly text: string;
	/** So many letters are as much as a piece of the key. */
	readonly piece: number;
}

/** The key in the encodings that change it as a whole. */
function needlesOf(key: string): Needle[] {
	const base64Piece = Math.ceil((PIECE * 4) / 3);
	return [
		{ text: key, piece: PIECE },
		{ text: Array.from(key).toReversed().join(''), piece: PIECE },
		{ text: Buffer.from(key).toString('hex'), piece: 2 * PIECE },
		...base64sOf(key).map((text) => ({ text, piece: base64Piece })),
	].map(({ text, piece }) => ({ text: text.toLowerCase(), piece }));
}

/** All parts of the needles that are as long as their pieces. */
function piecesOf(needles: readonly Needle[]): ReadonlyMap<number, ReadonlySet<string>> {
	const pieces = new Map<number, Set<string>>();
	for (const { text, piece } of needles) {
		const own = pieces.get(piece) ?? new Set();
		for (let at = 0; at + piece <= text.length; at++) own.add(text.slice(at, at + piece));
		pieces.set(piece, own);
	}
	return pieces;
}

/** What follows "Bearer" is a secret, whose key it ever is. */
const BEARER = /\bbearer(?:\s|[+_:=]|%20)+(?<token>[^\s"'<>,;]+)/gi;

/**
 * @param apiKey as the platform keeps it, pasted or not
 * @returns what masks the key, and every piece of it of 8 letters, in plain, base64, base64url, hex, backwards, with
 *   letters escaped for URLs, JSON or HTML, in upper or lower case
 */
export function redactKey(apiKey: string): Redact {
	const read = readApiKey(apiKey);
	const pieces = piecesOf(needlesOf('key' in read ? read.key : apiKey));

	return (text) => {
		const { plain, starts } = lettersOf(text);
		const hidden = new Set<number>();
		const hide = (from: number, length: number) => {
			for (let at = from; at < from + length; at++) hidden.add(at);
		};
		const places = starts
			.slice(0, -1)
			.flatMap((_start, at) => (BETWEEN.test(plain.charAt(at)) ? [] : [at]));
		const joined = places.map((at) => plain.charAt(at)).join('');
		for (const [length, known] of pieces)
			for (let at = 0; at + length <= joined.length; at++) {
				if (!known.has(joined.slice(at, at + length))) continue;
				const [from = 0, to = 0] = [places[at], places[at + length - 1]];
				hide(from, to + 1 - from);
			}
		for (const match of plain.matchAll(BEARER)) {
			const token = match.groups?.['token'] ?? '';
			if (token !== '') hide(match.index + match[0].length - token.length, token.length);
		}
		return starts
			.slice(0, -1)
			.map((start, at) => {
				if (hidden.has(at)) return hidden.has(at - 1) ? '' : MASK;
				return text.slice(start, starts[at + 1]);
			})
			.join('');
	};
}
