import { readingsOf } from './amount-reading';
import { optionsOf, UNKNOWN_ROW, type Option, type SumEvidence } from './sum-options';
import type { Span } from './typed-spans';

/** Nothing is rounded between a total and the change given: one cent is another total. */
const HALF_A_CENT = 0.005;
/** Cash is rounded by no more than this. */
const MAX_ROUNDING = 0.1;
/** Score of an amount that arithmetic alone points to, and of one of which only the beginning was read. */
const SCORE = { unlabelled: 0.35, fragment: 0.15 };
/** Fewer digits are the beginning of any amount. */
const MIN_DIGITS = 2;

/** A total that other amounts make. */
export interface Reckoned {
	readonly value: number;
	/** The row above which it can't be printed; -1 for none. */
	readonly below: number;
}

export const isReckoned = (reckoned: readonly Reckoned[], value: number, row: number): boolean =>
	reckoned.some(
		(total) =>
			Math.abs(total.value - value) < HALF_A_CENT && (row === UNKNOWN_ROW || row > total.below),
	);

/** Amounts that arithmetic makes a total: cash less change, a total and its rounding, a payment and the rest. */
export function reckonedTotals(
	evidence: SumEvidence,
	totals: readonly Option[],
): readonly Reckoned[] {
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
	const paid = optionsOf(evidence, 'paid').filter(({ cost }) => cost === 0);
	const rest = optionsOf(evidence, 'amount_due').filter(({ cost }) => cost === 0);
	// a total of which a part was paid: what was paid and what is left make it
	const beforePayment = totals.flatMap((total) =>
		rest
			.filter(({ row }) => row > total.row)
			.filter((due) =>
				paid.some(
					(part) =>
						part.value !== 0 &&
						Math.abs(Math.abs(part.value) + due.value - total.value) < HALF_A_CENT,
				),
			)
			.map(() => ({ value: total.value, below: UNKNOWN_ROW })),
	);
	return [...handedOver, ...rounded, ...beforePayment].filter(({ value }) => value > 0);
}

/** The same digits, from the first on: "60," of 60.30. */
const begins = (text: string, value: number): boolean => {
	if (/\p{L}/u.test(text)) return false;
	const digits = text.replace(/\D/g, '');
	return (
		digits.length >= MIN_DIGITS &&
		Math.round(value * 100)
			.toFixed(0)
			.startsWith(digits)
	);
};

/** Amounts without a label that are a reckoned total; where none is, what looks like the rest of one. */
export function unlabelledTotals(
	{ candidates, amounts, fragments, habit }: SumEvidence,
	reckoned: readonly Reckoned[],
	labelled: readonly Option[],
): readonly Option[] {
	const known = new Set(candidates.flatMap(({ words }) => words));
	const isFree = ({ words }: Span): boolean => !words.some((word) => known.has(word));
	const unlabelled = amounts.map(({ span }) => span).filter(isFree);
	const whole = unlabelled.flatMap((span) =>
		readingsOf(span.text, habit)
			.filter(({ value }) => isReckoned(reckoned, value, UNKNOWN_ROW))
			.map((amount) => ({
				...amount,
				span,
				score: SCORE.unlabelled - amount.cost,
				row: UNKNOWN_ROW,
			})),
	);
	const read = [...whole, ...labelled];
	const missing = reckoned.filter(
		({ value, below }) =>
			below === UNKNOWN_ROW && !read.some((option) => Math.abs(option.value - value) < HALF_A_CENT),
	);
	const rests = missing.flatMap(({ value }) =>
		fragments
			.filter((span) => isFree(span) && begins(span.text, value))
			.map((span) => ({
				value,
				text: value.toFixed(2).replace('.', habit.mark ?? '.'),
				cost: 0,
				span,
				score: SCORE.fragment,
				row: UNKNOWN_ROW,
			})),
	);
	return [...whole, ...rests];
}
