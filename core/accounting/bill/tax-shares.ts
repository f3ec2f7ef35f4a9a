import type Big from 'big.js';

import { apportion, fitsDecimals, sumOf } from './amounts';
import type { Bill } from './bill';
import type { Settled } from './settle';
import { isSalesTax, taxesAt } from './tax-rates';

/** The taxes that stand in the rows, where they are whole cents and make the printed tax. */
function printedTaxes({ lines, tax, decimals }: Settled): Big[] | null {
	const taxes = lines.flatMap((line) => line.tax ?? []);
	return taxes.length === lines.length &&
		sumOf(taxes).eq(tax) &&
		taxes.every((own) => fitsDecimals(own, decimals))
		? taxes
		: null;
}

/** The printed tax by the lines' amounts. */
function byAmount({ lines, tax, decimals }: Settled): Big[] | null {
	const sum = sumOf(lines.map(({ amount }) => amount));
	return sum.eq(0)
		? null
		: apportion(
				lines.map(({ amount }) => tax.times(amount).div(sum)),
				tax,
				decimals,
			);
}

/**
 * Each line's share of the printed tax, in whole cents that add up to it: as printed in the rows, by the rates, or a
 * sales tax by amount.
 *
 * @param rates of the lines, in percent; null: nobody can tell
 * @returns null where the document doesn't show it
 */
export function taxShares(
	settled: Settled,
	bill: Bill,
	rates: readonly Big[] | null,
): Big[] | null {
	const printed = printedTaxes(settled);
	if (printed !== null) return printed;
	if (rates !== null) return apportion(taxesAt(settled, rates), settled.tax, settled.decimals);
	return isSalesTax(settled, bill) ? byAmount(settled) : null;
}
