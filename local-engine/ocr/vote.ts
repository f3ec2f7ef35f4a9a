import { boxAround, type PixelBox } from './grey-image';
import type { PrintedSymbol, PrintedWord } from './words';

/** A character of one reading, spaces between words included. */
interface Read {
	readonly text: string;
	readonly certainty: number;
	readonly box: PixelBox;
}

const SPACE = ' ';

function charactersOf(words: readonly PrintedWord[]): readonly Read[] {
	const sorted = [...words].sort((a, b) => a.box.x0 - b.box.x0);
	return sorted.flatMap(({ symbols, certainty, box }, index) => [
		...(index === 0 ? [] : [{ text: SPACE, certainty, box }]),
		...symbols.map((symbol) => ({ text: symbol.text, certainty, box: symbol.box })),
	]);
}

/** What one reading has at each place of another: beside its characters, and between them. */
interface Placed {
	/** One for each character of the other; undefined where this reading has none. */
	readonly at: readonly (Read | undefined)[];
	/** What stands before each character, and after the last. */
	readonly before: readonly (readonly Read[])[];
}

/** Aligns a reading to another by the fewest changes. */
function placeOn(reference: readonly Read[], reading: readonly Read[]): Placed {
	const [rows, columns] = [reference.length, reading.length];
	const stride = columns + 1;
	const costs = new Float64Array((rows + 1) * stride);
	const cost = (row: number, column: number): number => costs[row * stride + column] ?? 0;
	const change = (row: number, column: number): number =>
		reference[row - 1]?.text === reading[column - 1]?.text ? 0 : 1;
	for (let row = 0; row <= rows; row++)
		for (let column = 0; column <= columns; column++)
			costs[row * stride + column] =
				row === 0 || column === 0
					? row + column
					: Math.min(
							cost(row - 1, column - 1) + change(row, column),
							cost(row - 1, column) + 1,
							cost(row, column - 1) + 1,
						);
	const at = new Array<Read | undefined>(rows).fill(undefined);
	const before: Read[][] = Array.from({ length: rows + 1 }, () => []);
	let [row, column] = [rows, columns];
	while (row > 0 || column > 0) {
		const here = cost(row, column);
		const both = row > 0 && column > 0;
		if (both && here === cost(row - 1, column - 1) + change(row, column))
			at[--row] = reading[--column];
		else if (column > 0 && (row === 0 || here === cost(row, column - 1) + 1)) {
			const extra = reading[--column];
			if (extra) before[row]?.unshift(extra);
		} else row--;
	}
	return { at, before };
}

/** How surely a reading reads anything; one without a word says little, but says it. */
const NO_WORDS = 0.3;
const weightOf = (reading: readonly Read[]): number =>
	reading.length === 0
		? NO_WORDS
		: reading.reduce((sum, { certainty }) => sum + certainty, 0) / reading.length;

/** The votes for one place: each text with the certainties of the readings that have it. */
type Votes = Map<string, { reads: readonly Read[]; certainties: number[] }>;

function cast(votes: Votes, reads: readonly Read[], certainty: number): void {
	const text = reads.map((read) => read.text).join('');
	const known = votes.get(text);
	if (known) known.certainties.push(certainty);
	else votes.set(text, { reads, certainties: [certainty] });
}

/** Readings of the same print are no independent witnesses: each further one counts for less. */
const FURTHER_COUNTS = 0.6;
/** Certainty of what several readings have. */
const together = (certainties: readonly number[]): number => {
	const [first = 0, ...others] = certainties.toSorted((a, b) => b - a);
	const doubt = others.reduce(
		(left, certainty, index) => left * (1 - certainty * FURTHER_COUNTS ** (index + 1)),
		1 - first,
	);
	return 1 - doubt;
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/** The text most votes are for, each character as sure as its share of them. */
function winnerOf(votes: Votes): readonly Read[] {
	let total = 0;
	let best: { reads: readonly Read[]; certainties: readonly number[]; weight: number } | undefined;
	for (const { reads, certainties } of votes.values()) {
		const weight = sumOf(certainties);
		total += weight;
		if (!best || weight > best.weight) best = { reads, certainties, weight };
	}
	if (!best) return [];
	const share = best.weight / total;
	const certainty = share * together(best.certainties);
	return best.reads.map((read) => ({ ...read, certainty }));
}

/** The reading that is most like the others: the one to count votes along. */
function middleOf(readings: readonly (readonly Read[])[]): readonly Read[] {
	const agreement = (one: readonly Read[]): number =>
		sumOf(
			readings.map(
				(other) =>
					weightOf(other) *
					placeOn(one, other).at.filter((read, index) => read?.text === one[index]?.text).length,
			),
		) - one.length;
	return readings.toSorted((a, b) => agreement(b) - agreement(a))[0] ?? [];
}

/** A number is as sure as its least sure digit; one letter in doubt leaves most of a word. */
function certaintyOf(characters: readonly Read[]): number {
	const certainties = characters.map(({ certainty }) => certainty);
	const least = Math.min(...certainties);
	return characters.some(({ text }) => /\d/.test(text))
		? least
		: (least + sumOf(certainties) / certainties.length) / 2;
}

/** Cuts voted characters into words again. */
function wordsOf(characters: readonly Read[], capHeight: number): readonly PrintedWord[] {
	const groups: Read[][] = [[]];
	for (const character of characters)
		if (character.text === SPACE) groups.push([]);
		else groups.at(-1)?.push(character);
	return groups
		.filter((group) => group.length > 0)
		.map((group) => {
			const symbols: PrintedSymbol[] = group.map(({ text, box }) => ({ text, box }));
			const certainty = certaintyOf(group);
			return {
				text: symbols.map(({ text }) => text).join(''),
				box: boxAround(symbols.map(({ box }) => box)),
				symbols,
				capHeight,
				certainty,
				disputed: certainty < CLEAR,
			};
		});
}

/** A word without a clear majority for each character is disputed. */
const CLEAR = 0.7;

/**
 * Makes one reading of several of the same run, character by character: each reading votes with its certainty. The
 * fewer voices a character has, the less sure it is.
 *
 * @param capHeight of the run, in pixels
 */
export function vote(
	readings: readonly (readonly PrintedWord[])[],
	capHeight: number,
): readonly PrintedWord[] {
	const read = readings.map(charactersOf);
	const middle = middleOf(read);
	const places = middle.map((): Votes => new Map());
	const gaps = Array.from({ length: middle.length + 1 }, (): Votes => new Map());
	for (const reading of read) {
		const weight = weightOf(reading);
		const { at, before } = placeOn(middle, reading);
		for (const [index, votes] of places.entries()) {
			const own = at[index];
			cast(votes, own ? [own] : [], own?.certainty ?? weight);
		}
		for (const [index, votes] of gaps.entries()) {
			const extra = before[index] ?? [];
			cast(votes, extra, extra[0]?.certainty ?? weight);
		}
	}
	const characters = gaps.flatMap((gap, index) => {
		const place = places[index];
		return [...winnerOf(gap), ...(place ? winnerOf(place) : [])];
	});
	return wordsOf(characters, capHeight);
}
