import {
	isSameAmount,
	lacksCents,
	readingsOf,
	type Amount,
	type AmountHabit,
} from './amount-reading';
import type { Candidate } from './candidates';
import type { Span } from './typed-spans';

/** The sums of a document that belong together. */
export const SUMS = ['subtotal', 'tax', 'shipping', 'discount', 'total_due'] as const;
export type Sum = (typeof SUMS)[number];
export const isSum = (concept: string): concept is Sum => SUMS.some((sum) => sum === concept);

/** The sums as far as found. */
export type Totals = Readonly<Partial<Record<Sum, Span>>>;

/** What a page says about its sums. */
export interface SumEvidence {
	/** What labels point to, likeliest first. */
	readonly candidates: readonly Candidate[];
	/** Amounts outside of the table, labelled or not. */
	readonly amounts: readonly Span[];
	/** What the lines come to; undefined without lines, or where one can't be read. */
	readonly lines: number | undefined;
	readonly habit: AmountHabit;
}

/** More candidates than this are rivals by accident. */
const RIVALS = 6;
/** Points for what supports a total; a label alone gives up to about 1.3. */
const POINTS = {
	adds: 1.4,
	repaired: 0.6,
	nothingAdded: 0.3,
	reckoned: 1.1,
	lines: 0.5,
	again: 0.1,
};
/** Score of an amount that arithmetic alone points to. */
const UNLABELLED = 0.35;
/** Nothing is rounded between a total and the change given: one cent is another total. */
const HALF_A_CENT = 0.005;
/** Cash is rounded by no more than this. */
const MAX_ROUNDING = 0.1;
/** No tax takes a larger share of the total. */
const MAX_TAX = 0.4;
/** What is left of the certainty of a sum that other sums speak against, or that has no cents where others have. */
const DOUBT = 0.8;

/** Stands for the row of what no label points to. */
const UNKNOWN_ROW = -1;

interface Option extends Amount {
	readonly span: Span;
	readonly score: number;
	readonly row: number;
}

function optionsOf({ candidates, habit }: SumEvidence, concept: string): readonly Option[] {
	return candidates
		.filter((candidate) => candidate.concept === concept)
		.toSorted((a, b) => b.score - a.score || b.row - a.row)
		.slice(0, RIVALS)
		.flatMap((span) =>
			readingsOf(span.text, habit).map((amount) => ({
				...amount,
				span,
				score: span.score - amount.cost,
				row: span.row,
			})),
		);
}

/** An equation that holds: what goes into a total. */
type Parts = Readonly<Partial<Record<Exclude<Sum, 'total_due'>, Option>>>;

interface Equation {
	readonly parts: Parts;
	readonly points: number;
}

const orNone = (options: readonly Option[]): readonly (Option | undefined)[] => [
	...options,
	undefined,
];

/** The likeliest way in which net, tax, shipping and discount make a total. */
function equationFor(
	total: number,
	sums: Readonly<Record<Sum, readonly Option[]>>,
): Equation | undefined {
	let best: Equation | undefined;
	const isTaxed = sums.tax.some(({ value }) => value > 0 && value <= MAX_TAX * Math.abs(total));
	for (const net of sums.subtotal)
		for (const tax of orNone(sums.tax))
			for (const shipping of orNone(sums.shipping))
				for (const discount of orNone(sums.discount)) {
					const added = (tax?.value ?? 0) + (shipping?.value ?? 0) - Math.abs(discount?.value ?? 0);
					if (net.value <= 0 || !isSameAmount(net.value + added, total)) continue;
					// where a tax is printed, a "subtotal" that is the total is no net
					if (isTaxed && !tax) continue;
					const used = [net, tax, shipping, discount].filter((part) => part !== undefined);
					const points =
						(added === 0 ? POINTS.nothingAdded : POINTS.adds) +
						used.reduce((sum, { score }) => sum + 0.2 * score, 0);
					if (points > (best?.points ?? 0))
						best = {
							parts: {
								subtotal: net,
								...(tax ? { tax } : {}),
								...(shipping ? { shipping } : {}),
								...(discount ? { discount } : {}),
							},
							points,
						};
				}
	return best ?? repairedEquation(total, sums);
}

/** The text with its one wrong digit put right, where one digit is all that sets it apart from a value. */
function withDigitFor(text: string, value: number): string | undefined {
	const [read, wanted] = [text.replace(/\D/g, ''), Math.round(value * 100).toFixed(0)];
	const wrong = Array.from(wanted, (digit, at) => digit !== read[at]);
	if (read.length !== wanted.length || wrong.filter(Boolean).length !== 1) return undefined;
	let at = -1;
	return text.replace(/\d/g, (digit) => {
		at++;
		return wanted[at] ?? digit;
	});
}

/** Net and tax that make the total once a digit of one of them is read otherwise. */
function repairedEquation(
	total: number,
	sums: Readonly<Record<Sum, readonly Option[]>>,
): Equation | undefined {
	for (const net of sums.subtotal)
		for (const tax of sums.tax) {
			if (net.cost > 0 || tax.cost > 0 || !(tax.value > 0) || net.value >= total) continue;
			const ofTax = withDigitFor(tax.text, total - net.value);
			if (ofTax !== undefined)
				return {
					parts: { subtotal: net, tax: { ...tax, text: ofTax } },
					points: POINTS.repaired,
				};
			const ofNet = withDigitFor(net.text, total - tax.value);
			if (ofNet !== undefined)
				return { parts: { subtotal: { ...net, text: ofNet }, tax }, points: POINTS.repaired };
		}
	return undefined;
}

/** A total that other amounts make. */
interface Reckoned {
	readonly value: number;
	/** The row above which it can't be printed; -1 for none. */
	readonly below: number;
}

const isReckoned = (reckoned: readonly Reckoned[], value: number, row: number): boolean =>
	reckoned.some(
		(total) =>
			Math.abs(total.value - value) < HALF_A_CENT && (row === UNKNOWN_ROW || row > total.below),
	);

/** Amounts that arithmetic makes a total: cash less change, or a total and its rounding. */
function reckonedTotals(evidence: SumEvidence, totals: readonly Option[]): readonly Reckoned[] {
	const [tendered, change, rounding] = ['tendered', 'change', 'rounding'].map((concept) =>
		optionsOf(evidence, concept).filter(({ cost }) => cost === 0),
	);
	const handedOver = (tendered ?? []).flatMap((given) =>
		(change ?? [])
			.filter(({ row }) => row >= given.row)
			.map((back) => ({ value: given.value - back.value, below: UNKNOWN_ROW })),
	);
	const rounded = totals.flatMap((total) =>
		(rounding ?? [])
			.filter(({ value, row }) => value !== 0 && Math.abs(value) < MAX_ROUNDING && row > total.row)
			// the sign is the first thing to get lost
			.flatMap(({ value, row }) =>
				[value, -value].map((own) => ({ value: total.value + own, below: row })),
			),
	);
	return [...handedOver, ...rounded].filter(({ value }) => value > 0);
}

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
	sums: Readonly<Record<Sum, readonly Option[]>>,
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

/**
 * Chooses among what labels point to. A subtotal has "total" in its name and a total may be printed several times, so
 * arithmetic decides where it can: net + tax (+ shipping − discount), cash less change, a total and its rounding, the
 * lines. An amount that lost its decimal mark gets it back where that makes a sum right.
 */
export function chooseTotals(evidence: SumEvidence): Totals {
	const sums = {
		subtotal: optionsOf(evidence, 'subtotal'),
		tax: optionsOf(evidence, 'tax'),
		shipping: optionsOf(evidence, 'shipping'),
		discount: optionsOf(evidence, 'discount'),
		total_due: optionsOf(evidence, 'total_due'),
	};
	const reckoned = reckonedTotals(evidence, sums.total_due);
	const known = new Set(evidence.candidates.flatMap(({ words }) => words));
	const unlabelled = evidence.amounts
		.filter(({ words }) => !words.some((word) => known.has(word)))
		.flatMap((span) =>
			readingsOf(span.text, evidence.habit)
				.filter(({ value }) => isReckoned(reckoned, value, UNKNOWN_ROW))
				.map((amount) => ({ ...amount, span, score: UNLABELLED - amount.cost, row: UNKNOWN_ROW })),
		);
	const [best] = [...sums.total_due, ...unlabelled]
		.map((total) => judged(total, evidence, sums, reckoned))
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
			tax: part('tax', tax),
			shipping: part('shipping', sums.shipping[0]),
			discount: part('discount', sums.discount[0]),
		}),
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
function withoutTotal(
	evidence: SumEvidence,
	sums: Readonly<Record<Sum, readonly Option[]>>,
): Totals {
	const first = (sum: Sum): Span | undefined => {
		const [option] = sums[sum];
		if (option) return doubted(option, evidence, false);
		return evidence.candidates.find(({ concept }) => concept === sum);
	};
	return definedOnly(Object.fromEntries(SUMS.map((sum) => [sum, first(sum)])));
}
