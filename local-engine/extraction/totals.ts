import { isSameAmount, lacksCents } from './amount-reading';
import { isReckoned, reckonedTotals, unlabelledTotals, type Reckoned } from './reckoned-total';
import { equationFor, MAX_TAX, type Equation } from './sum-equation';
import {
	optionsOf,
	SUMS,
	type Option,
	type Sum,
	type SumEvidence,
	type SumOptions,
} from './sum-options';
import type { Span } from './typed-spans';

/** The sums as far as found. */
export type Totals = Readonly<Partial<Record<Sum, Span>>>;

/** Points for what supports a total; a label alone gives up to about 1.3. */
const POINTS = { reckoned: 1.1, lines: 0.5, again: 0.1 };
/** What a total loses that stands below where paying begins. */
const AFTER_PAYMENT = 0.25;
/** What is left of the certainty of a sum that other sums speak against, or that has no cents where others have. */
const DOUBT = 0.8;

interface Choice {
	readonly total: Option;
	readonly equation: Equation | undefined;
	readonly score: number;
	/** Whether arithmetic speaks for it. */
	readonly supported: boolean;
}

function judged(
	total: Option,
	evidence: SumEvidence,
	sums: SumOptions,
	reckoned: readonly Reckoned[],
): Choice {
	const equation = equationFor(total.value, sums);
	const isPaid = isReckoned(reckoned, total.value, total.row);
	const isLines = evidence.lines !== undefined && isSameAmount(evidence.lines, total.value);
	const again = sums.total_due.filter(
		({ value, row }) => row !== total.row && isSameAmount(value, total.value),
	).length;
	const score =
		total.score +
		(equation?.points ?? 0) +
		(isPaid ? POINTS.reckoned : 0) +
		(isLines ? POINTS.lines : 0) +
		POINTS.again * again;
	// cash less change that comes to something else speaks against it, whatever adds up
	const supported = isPaid || (reckoned.length === 0 && (equation !== undefined || isLines));
	return { total, equation, score, supported };
}

/** A mark is put back only where that makes a sum right; else an amount is shown as it was read. */
const settled = ({ span, text }: Option): Span => ({ ...span, text });

function doubted(option: Option, { habit }: SumEvidence, against: boolean): Span {
	const doubt = against || lacksCents(option.span.text, habit) ? DOUBT : 1;
	return { ...option.span, doubt: doubt * (option.span.doubt ?? 1) };
}

/** The row in which paying begins; what is called a total below it is one of a tax summary. */
const firstPayment = (evidence: SumEvidence): number =>
	optionsOf(evidence, 'tendered').reduce((first, { row }) => Math.min(first, row), Infinity);

/**
 * Chooses among what labels point to. A subtotal has "total" in its name and a total may be printed several times, so
 * arithmetic decides where it can: net + tax (+ shipping − discount), cash less change, a total and its rounding, the
 * lines. An amount that lost its decimal mark gets it back where that makes a sum right.
 */
export function chooseTotals(evidence: SumEvidence): Totals {
	const sums: SumOptions = {
		subtotal: optionsOf(evidence, 'subtotal'),
		tax: optionsOf(evidence, 'tax'),
		shipping: optionsOf(evidence, 'shipping'),
		discount: optionsOf(evidence, 'discount'),
		total_due: optionsOf(evidence, 'total_due'),
	};
	const reckoned = reckonedTotals(evidence, [...sums.total_due, ...sums.subtotal]);
	const unlabelled = unlabelledTotals(evidence, reckoned, sums.total_due);
	const paidFrom = firstPayment(evidence);
	const [best] = [...sums.total_due, ...unlabelled]
		.map((total) => judged(total, evidence, sums, reckoned))
		.map((choice) =>
			choice.total.row > paidFrom ? { ...choice, score: choice.score - AFTER_PAYMENT } : choice,
		)
		.sort((a, b) => b.score - a.score);
	if (!best) return withoutTotal(evidence, sums);
	const { total, equation } = best;
	const limit = MAX_TAX * Math.abs(total.value) + 0.01;
	const [tax] = sums.tax.filter(({ value }) => Math.abs(value) <= limit);
	const net =
		sums.subtotal.find(({ value }) => !tax || !(tax.value > 0) || value < total.value) ??
		sums.subtotal[0];
	// net and tax are there, and make no total: one of the three is not what it seems
	const broken = equation === undefined && net !== undefined && tax !== undefined;
	const contradicted = !best.supported && (reckoned.length > 0 || broken);
	const part = (sum: Exclude<Sum, 'total_due'>, other: Option | undefined): Span | undefined => {
		const used = equation?.parts[sum];
		if (used) return settled(used);
		return other && doubted(other, evidence, broken);
	};
	return {
		total_due: best.supported ? settled(total) : doubted(total, evidence, contradicted),
		...definedOnly({
			subtotal: part('subtotal', net),
			// no sum of several taxes is printed: none of them is the document's
			tax: equation?.severalTaxes === true ? undefined : part('tax', tax),
			...(equation
				? changesOf(equation, evidence, sums)
				: {
						shipping: part('shipping', sums.shipping[0]),
						discount: part('discount', sums.discount[0]),
					}),
		}),
	};
}

/**
 * Shipping and discount of a total that adds up: those that go into it, or that lead to its net from another sum or from
 * the lines. Others are none of the document's: a rate of a line, terms of payment.
 */
function changesOf(
	{ parts }: Equation,
	{ lines }: SumEvidence,
	sums: SumOptions,
): Readonly<Partial<Record<Sum, Span | undefined>>> {
	const net = parts.subtotal?.value;
	const before = [...sums.subtotal, ...sums.total_due].map(({ value }) => value);
	if (lines !== undefined) before.push(lines);
	const leads = (shipping: number, discount: number): boolean =>
		net !== undefined &&
		before.some((value) => isSameAmount(value + shipping - Math.abs(discount), net));
	for (const shipping of [...sums.shipping, undefined])
		for (const discount of [...sums.discount, undefined]) {
			const changes = [shipping, discount].filter((own) => own !== undefined && own.value !== 0);
			if (changes.length > 0 && leads(shipping?.value ?? 0, discount?.value ?? 0))
				return {
					shipping: parts.shipping ? settled(parts.shipping) : shipping && settled(shipping),
					discount: parts.discount ? settled(parts.discount) : discount && settled(discount),
				};
		}
	return {
		shipping: parts.shipping && settled(parts.shipping),
		discount: parts.discount && settled(parts.discount),
	};
}

const definedOnly = (spans: Readonly<Partial<Record<Sum, Span | undefined>>>): Totals => {
	const totals: Partial<Record<Sum, Span>> = {};
	for (const sum of SUMS) {
		const span = spans[sum];
		if (span) totals[sum] = span;
	}
	return totals;
};

/** Without a total that can be read: what the labels say, damaged totals too. */
function withoutTotal(evidence: SumEvidence, sums: SumOptions): Totals {
	const first = (sum: Sum): Span | undefined => {
		const [option] = sums[sum];
		if (option) return doubted(option, evidence, false);
		return evidence.candidates.find(({ concept }) => concept === sum);
	};
	return definedOnly(Object.fromEntries(SUMS.map((sum) => [sum, first(sum)])));
}
