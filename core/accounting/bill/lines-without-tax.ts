import type Big from 'big.js';

import type { MissingPart } from '../missing';
import { ZERO } from './amounts';
import type { BillLine } from './bill';
import type { Booked } from './booking';

/** A line whose amount is without tax, also where prices contain it. */
export interface NetLine {
	readonly line: BillLine;
	readonly net: Big;
	/** null: none is given. */
	readonly taxCode: string | null;
}

/**
 * The lines without tax.
 *
 * @param part how the tool calls the amount of a line
 */
export function linesWithoutTax(booked: Booked, part: string): NetLine[] | MissingPart {
	const { lines, taxIncluded, taxCodes } = booked;
	const codes = 'codes' in taxCodes ? taxCodes.codes : [];
	const shares = taxIncluded ? booked.shares : lines.map(() => ZERO);
	return shares === null
		? {
				part,
				message:
					'The amounts contain tax, and the document doesn’t show how much of it each line bears, so the amounts without tax are not known. Add a column for the tax rate of each row.',
			}
		: lines.map((line, index) => ({
				line,
				net: line.amount.minus(shares[index] ?? ZERO),
				taxCode: codes[index] ?? null,
			}));
}
