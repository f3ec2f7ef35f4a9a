import type { Box, Point } from './wire';

/** A value as the service gave it: printed text, a JSON number, or nothing. `""`, `0` and `null` differ. */
export type RawValue = string | number | null;

/** Who gave a value that was not read from the page: the sender's own e-invoice, the user's list, or somebody later. */
export const GIVERS = ['person', 'workflow', 'e_invoice', 'known_supplier'] as const;

/** The characters that a PDF holds, against which a reading is held. */
export const PDF_TEXT = 'pdf_text';

/** One value with its place on the page. */
export interface Cell {
	readonly raw: RawValue;
	/** Absent for what the service read. Whoever gave another value answers for it: no evidence is asked. */
	readonly source?: (typeof GIVERS)[number] | undefined;
	/** Share (0..1) of the value's characters found on the page; null: the service did not say. */
	readonly match_ratio: number | null;
	/** true: page and value agree exactly; false: they disagree; null: no signal. */
	readonly text_verified: boolean | null;
	/** Whose word `text_verified` is, where it is not the service's: the PDF's own characters. */
	readonly verified_by?: typeof PDF_TEXT | undefined;
	/** What the PDF has in its place, where that is another value. */
	readonly pdf_text?: string | undefined;
	readonly bbox: Box | null;
	readonly vertices: readonly Point[] | null;
	/** Number of the page, from 1. */
	readonly page: number;
}

/** Nothing, and nobody says anything of it. */
export const EMPTY_CELL: Omit<Cell, 'page'> = {
	raw: null,
	match_ratio: null,
	text_verified: null,
	bbox: null,
	vertices: null,
};

/** One line of a table: cells by column name. */
export type CellRow = Readonly<Record<string, Cell>>;

/** What one document holds, whatever shape the answer came in. */
export interface Extraction {
	readonly cells: Readonly<Record<string, Cell>>;
	readonly tables: Readonly<Record<string, readonly CellRow[]>>;
}
