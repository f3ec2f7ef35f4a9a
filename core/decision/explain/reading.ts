import type { AdjustmentRole, Facts, Selection, Signed } from './facts';
import type { Equation, Term } from './equation';

/** What the line totals are, to a reading. */
type Lines = 'net' | 'gross' | 'none';

/**
 * What the printed subtotal is the sum of: the lines; lines and discounts; lines and charges; all that is taxed; or
 * of amounts that hold their tax.
 */
export type SubtotalIs = 'lines' | 'discounted' | 'charged' | 'net' | 'gross';

/** One standard way in which a document's amounts belong together. */
export interface Reading {
	readonly lines: Lines;
	readonly selection: Selection | undefined;
	readonly equations: readonly Equation[];
	/** The tax that the amounts hold; null where none is printed and the rates tell it. */
	readonly tax: 'printed' | 'implied' | 'none' | 'unknown';
	/** Why the reading can't be taken though the amounts add up; undefined for none. */
	readonly doubt: string | undefined;
	/** How unusual it is: the lower, the more natural. */
	readonly cost: number;
}

/** What a reading is made of: one choice for the rows, for each charge and discount, and for each payment. */
export interface Parts {
	readonly facts: Facts;
	readonly selection: Selection | undefined;
	readonly before: readonly Signed<AdjustmentRole>[];
	readonly after: readonly Signed<AdjustmentRole>[];
	readonly ends: readonly Term[];
}
