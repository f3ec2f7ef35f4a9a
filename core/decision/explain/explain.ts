import type { LineAmounts } from '../check';
import { shown, type Figures } from '../figures';
import { factsOf, type Facts } from './facts';
import type { Reading } from './reading';
import { readingsOf } from './readings';
import { NO_AMOUNT } from './terms';

/** What was found for the amounts of a document. */
export interface Explanation {
	readonly facts: Facts;
	/** The reading that explains most; undefined where there is nothing to compare. */
	readonly reading: Reading | undefined;
	/** What the line totals hold, where the reading shows it. */
	readonly lineAmounts: LineAmounts;
}

/** How far a reading is from explaining every amount; compared in this order. */
interface Distance {
	readonly off: number;
	readonly doubts: number;
	readonly rounded: number;
	readonly cost: number;
	readonly gap: number;
}

function distanceOf({ equations, doubt, cost }: Reading): Distance {
	const off = equations.filter(({ agreement }) => agreement === 'off');
	return {
		off: off.length,
		doubts: doubt === undefined ? 0 : 1,
		rounded: equations.filter(({ agreement }) => agreement === 'rounding').length,
		cost,
		gap: off.reduce(
			(sum, { made, printed }) => sum + made.amount.minus(printed.amount).abs().toNumber(),
			0,
		),
	};
}

function isNearer(a: Distance, b: Distance): boolean {
	if (a.off !== b.off) return a.off < b.off;
	if (a.doubts !== b.doubts) return a.doubts < b.doubts;
	if (a.rounded !== b.rounded) return a.rounded < b.rounded;
	// Among readings that fail, the one with the smallest gap is what was meant; else the most natural one.
	if (a.off > 0 && a.gap !== b.gap) return a.gap < b.gap;
	return a.cost < b.cost;
}

/** No tax is half of what it is added to: then subtotal and tax are swapped, or one of them is another amount. */
const MAX_TAX_OF_NET = 0.5;

function doubtAboutTax({ subtotal, total, tax }: Facts): string | undefined {
	const net = subtotal?.amount ?? (tax === undefined ? undefined : total?.amount.minus(tax.amount));
	if (tax === undefined || net === undefined) return undefined;
	return tax.amount.abs().gt(net.abs().times(MAX_TAX_OF_NET))
		? `the tax ${shown(tax.amount, tax.decimals)} is more than half of ${shown(net, tax.decimals)}, the amount before tax`
		: undefined;
}

/** Nothing that comes later is more natural: the plain readings come first. */
const isNatural = ({ off, doubts, rounded, cost }: Distance): boolean =>
	off === 0 && doubts === 0 && rounded === 0 && cost <= 1;

function lineAmountsOf(
	{ subtotal, total, adjustments, taxIsUnreadable, asksForTax }: Facts,
	reading: Reading,
): LineAmounts {
	if (reading.lines === 'none' || taxIsUnreadable) return null;
	if (reading.lines === 'gross') return 'tax_inclusive';
	if (reading.tax === 'printed' || reading.tax === 'implied') return 'tax_exclusive';
	const hasRates =
		reading.selection?.rows.some(
			({ row }) => typeof row.tax_rate === 'object' && row.tax_rate.amount.gt(0),
		) ?? false;
	// A rate beside the lines and no tax above the total: it must be in the prices.
	if (hasRates) return subtotal === undefined ? 'tax_inclusive' : null;
	const charged = adjustments.reduce(
		(sum, { figure }) => sum.plus(figure.amount),
		subtotal?.amount ?? NO_AMOUNT,
	);
	// What shipping and the like don't explain may be a tax.
	if (!asksForTax && subtotal !== undefined && total?.amount.gt(charged) === true) return null;
	// No tax on a document that was asked for it: there is none. Where nobody asked, the total may contain one.
	return asksForTax ? 'no_tax' : 'tax_inclusive';
}

/** Searches the standard readings for the one that accounts for all printed amounts, the most natural one first. */
export function explain(figures: Figures): Explanation {
	const facts = factsOf(figures);
	let best: { reading: Reading; distance: Distance } | undefined;
	const high = doubtAboutTax(facts);
	for (const own of readingsOf(facts)) {
		if (own.equations.length === 0) continue;
		const reading = high === undefined ? own : { ...own, doubt: own.doubt ?? high };
		const distance = distanceOf(reading);
		if (best === undefined || isNearer(distance, best.distance)) best = { reading, distance };
		if (isNatural(best.distance)) break;
	}
	return {
		facts,
		reading: best?.reading,
		lineAmounts: best === undefined ? null : lineAmountsOf(facts, best.reading),
	};
}
