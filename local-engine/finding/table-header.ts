import { boxAround, type PixelBox } from '../reading/grey-image';
import type { PrintedWord } from '../reading/words';
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
}

export interface TableHeader {
	readonly cells: readonly HeaderCell[];
	/** Index of its row on the page. */
	readonly row: number;
}

/** Fewer known headers are words of a sentence. */
const MIN_KNOWN = 2;

export const KNOWN_COLUMNS: readonly ColumnLabel[] = COLUMNS.flatMap(({ id, type, headers }) =>
	headers.map((header) => ({ id, isNumber: type === 'number', words: plainWords(header) })),
);

interface Match {
	readonly label: ColumnLabel;
	readonly length: number;
}

function longestAt(
	words: readonly PrintedWord[],
	from: number,
	labels: readonly ColumnLabel[],
): Match | undefined {
	let best: Match | undefined;
	for (const label of labels) {
		const length = label.words.length;
		if (length <= (best?.length ?? 0)) continue;
		const fits = label.words.every((wanted, index) =>
			isSameWord(plainWord(words[from + index]?.text ?? ''), wanted),
		);
		if (fits) best = { label, length };
	}
	return best;
}

/** Header cells among words that stand side by side: "Qty Price" are two, "Unit price" is one. */
function cellsOf(words: readonly PrintedWord[], labels: readonly ColumnLabel[]): HeaderCell[] {
	const cells: HeaderCell[] = [];
	let unknown: PrintedWord[] = [];
	const flush = (): void => {
		if (unknown.length === 0) return;
		const last = cells.at(-1);
		const box = boxAround(unknown.map((word) => word.box));
		// what follows a known header belongs to it: "Amount (USD)", "Price in EUR"
		if (last) cells.splice(-1, 1, { ...last, box: boxAround([last.box, box]) });
		else cells.push({ id: undefined, isNumber: false, box });
		unknown = [];
	};
	for (let i = 0; i < words.length;) {
		const match = longestAt(words, i, labels);
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

/**
 * The row that names the columns of the line items.
 *
 * @param labels all headers that may occur, those of the schema and {@link KNOWN_COLUMNS}
 * @returns undefined when no row names at least two columns, one of them of numbers
 */
export function findHeader(
	rows: readonly Row[],
	labels: readonly ColumnLabel[],
): TableHeader | undefined {
	let best: (TableHeader & { known: number }) | undefined;
	for (const [index, row] of rows.entries()) {
		const cells = withoutRepeats(row.phrases.flatMap(({ words }) => cellsOf(words, labels)));
		const known = cells.filter(({ id }) => id !== undefined);
		if (known.length < MIN_KNOWN || row.phrases.length < MIN_KNOWN) continue;
		if (!known.some(({ isNumber }) => isNumber)) continue;
		// a row with amounts is a line item or a sum, whatever words stand in it
		const digits = row.phrases.some(({ words }) => words.some(({ text }) => /\d[.,]\d/.test(text)));
		if (!digits && known.length > (best?.known ?? 0))
			best = { cells, row: index, known: known.length };
	}
	return best;
}
