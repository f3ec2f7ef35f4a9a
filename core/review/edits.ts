import * as z from 'zod/v4-mini';

import { keyed } from '../schema/keyed';
import { box } from '../api/wire';

/** Longer than any value on a document; in characters. */
const MOST_TEXT = 10_000;
const MOST_PAGES = 10_000;

const name = z.string().check(z.maxLength(1000));
const place = z.strictObject({
	/** Of the file, from 1. */
	page: z.int().check(z.minimum(1), z.maximum(MOST_PAGES)),
	bbox: box,
});

/** What a person did to one value; what is absent stays as it was. */
const cellEdit = z.strictObject({
	/** As typed; "" takes the value away. */
	text: z.optional(z.string().check(z.maxLength(MOST_TEXT))),
	/** Where it stands, as drawn on the page. */
	place: z.optional(place),
	/** Seen and found right. */
	confirmed: z.optional(z.literal(true)),
});
export type CellEdit = z.infer<typeof cellEdit>;

const cellEdits = keyed(cellEdit, name);

/** A row as it is to be. */
const rowEdit = z.strictObject({
	/** Which row it was, from 0; null for a new one. */
	from: z.nullable(z.int().check(z.minimum(0))),
	cells: cellEdits,
});
export type RowEdit = z.infer<typeof rowEdit>;

/** What a person changed on one document. */
export const documentEdits = z.strictObject({
	cells: cellEdits,
	/** All rows of the tables in which anything was done, in their order. */
	tables: keyed(z.array(rowEdit), name),
});
export type DocumentEdits = z.infer<typeof documentEdits>;

export const NO_EDITS: DocumentEdits = { cells: {}, tables: {} };
