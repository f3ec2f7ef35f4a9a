import { boxAround, sharedWidth, type PixelBox } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import { COLUMNS } from './column-lexicon';
import type { Row } from './page-lines';
import { isSameWord, plainWord, plainWords } from './plain-word';

/** A column that may stand in a header: one of the lexicon, or one that only the schema knows. */
export interface ColumnLabel {
	readonly id: string;
	readonly isNumber: boolean;
	readonly words: readonly string[];
}

/** A header cell that was found. */
export interface HeaderCell {
	/** Undefined for a header that means nothing to us; its column still takes its own values. */
	readonly id: string | undefined;
	readonly isNumber: boolean;
	readonly box: PixelBox;
	/** How many of its words are known. */
	readonly knownWords: number;
}

export interface TableHeader {
	readonly cells: readonly HeaderCell[];
	/** Index of its row on the page, of the last one where the header has two lines. */
	readonly row: number;
	/** How many rows it takes. */
	readonly lines: 1 | 2;
}

/** Fewer known headers are words of a sentence. */
const MIN_KNOWN = 2;

export const KNOWN_COLUMNS: readonly ColumnLabel[] = COLUMNS.flatMap(({ id, type, headers }) =>
	headers.map((header) => ({ id, isNumber: type === 'number', words: plainWords(header) })),
);

const CURRENCY = /^(?:rm|eur|usd|gbp|chf|myr|inr|rs|euro)$/;

/** The word that says something in "Amt(RM)", "RM(TOTAL)" and "Price/EUR". */
function headerWord(printed: string): string {
	const parts = printed
		.split(/[()[\]]/)
		.map(plainWord)
		.filter((part) => part !== '' && !CURRENCY.test(part));
	return parts[0] ?? plainWord(printed);
}

interface Match {
	readonly label: ColumnLabel;
	readonly length: number;
}

function longestAt(
	words: readonly string[],
	from: number,
	labels: readonly ColumnLabel[],
): Match | undefined {
	let best: Match | undefined;
	for (const label of labels) {
		const length = label.words.length;
		if (length <= (best?.length ?? 0)) continue;
		const fits = label.words.every((wanted, index) =>
			isSameWord(words[from + index] ?? '', wanted),
		);
		if (fits) best = { label, length };
	}
	return best;
}

/** Header cells among words that stand side by side: "Qty Price" are two, "Unit price" is one. */
function cellsOf(words: readonly PrintedWord[], labels: readonly ColumnLabel[]): HeaderCell[] {
	const cells: HeaderCell[] = [];
	let unknown: PrintedWord[] = [];
	const plain = words.map(({ text }) => headerWord(text));
	const flush = (): void => {
		if (unknown.length === 0) return;
		const last = cells.at(-1);
		const box = boxAround(unknown.map((word) => word.box));
		// what follows a known header belongs to it: "Amount (USD)", "Price in EUR"
		if (last) cells.splice(-1, 1, { ...last, box: boxAround([last.box, box]) });
		else cells.push({ id: undefined, isNumber: false, box, knownWords: 0 });
		unknown = [];
	};
	for (let i = 0; i < words.length;) {
		const match = longestAt(plain, i, labels);
		const word = words[i];
		if (!match) {
			if (word) unknown.push(word);
			i++;
			continue;
		}
		flush();
		const own = words.slice(i, i + match.length);
		cells.push({
			id: match.label.id,
			isNumber: match.label.isNumber,
			box: boxAround(own.map(({ box }) => box)),
			knownWords: match.length,
		});
		i += match.length;
	}
	flush();
	return cells;
}

/** The later of two columns of one meaning keeps it: "Net amount | VAT | Amount". */
const withoutRepeats = (cells: readonly HeaderCell[]): HeaderCell[] =>
	cells.map((cell, index) =>
		cells.slice(index + 1).some(({ id }) => id !== undefined && id === cell.id)
			? { ...cell, id: undefined }
			: cell,
	);

/** A header of two lines is set closer than this, in heights of capitals. */
const HEADER_LEADING = 1.3;

/** Cells of two lines, one under the other, as one: "Unit" over "price". */
function inTwoLines(above: Row, below: Row): readonly (readonly PrintedWord[])[] | undefined {
	if (below.box.y0 - above.box.y1 > HEADER_LEADING * below.capHeight) return undefined;
	const joined = above.phrases.map(({ words, box }) => ({ words: [...words], box }));
	for (const phrase of below.phrases) {
		const over = joined.find(({ box }) => sharedWidth(box, phrase.box) > 0);
		if (over) over.words.push(...phrase.words);
		else joined.push({ words: [...phrase.words], box: phrase.box });
	}
	return joined.sort((a, b) => a.box.x0 - b.box.x0).map(({ words }) => words);
}

/** A row with amounts is a line item or a sum, whatever words stand in it. */
const hasAmounts = ({ phrases }: Row): boolean =>
	phrases.some(({ words }) => words.some(({ text }) => /\d[.,]\d/.test(text)));

/** Points of a header: for each known column, for knowing what is sold, and for each known word of a cell. */
const POINTS = { column: 1, description: 1, word: 0.3 };
/** One line is preferred where the second says nothing more. */
const TWO_LINES = 0.1;

/**
 * The row, or two rows, that name the columns of the line items.
 *
 * @param labels all headers that may occur, those of the schema and {@link KNOWN_COLUMNS}
 * @returns undefined when no row names at least two columns, one of them of numbers
 */
export function findHeader(
	rows: readonly Row[],
	labels: readonly ColumnLabel[],
): TableHeader | undefined {
	let best: (TableHeader & { score: number }) | undefined;
	const consider = (
		groups: readonly (readonly PrintedWord[])[],
		row: number,
		lines: TableHeader['lines'],
	): void => {
		const cells = withoutRepeats(groups.flatMap((words) => cellsOf(words, labels)));
		const known = cells.filter(({ id }) => id !== undefined);
		if (known.length < MIN_KNOWN || groups.length < MIN_KNOWN) return;
		if (!known.some(({ isNumber }) => isNumber)) return;
		const describes = known.some(({ id }) => id === 'description');
		const score =
			POINTS.column * known.length +
			(describes ? POINTS.description : 0) +
			POINTS.word * known.reduce((sum, { knownWords }) => sum + knownWords, 0) -
			(lines === 2 ? TWO_LINES : 0);
		if (score > (best?.score ?? 0)) best = { cells, row, lines, score };
	};
	for (const [index, row] of rows.entries()) {
		if (hasAmounts(row)) continue;
		consider(
			row.phrases.map(({ words }) => words),
			index,
			1,
		);
		const below = rows[index + 1];
		const joined = below && !hasAmounts(below) ? inTwoLines(row, below) : undefined;
		if (joined) consider(joined, index + 1, 2);
	}
	return best;
}
