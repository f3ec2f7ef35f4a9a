import type { AdjustmentRole } from './facts';
import type { Figure } from '../figures';
import { equation, termOf } from './equation';
import type { Parts, Reading, SubtotalIs } from './reading';
import { cutOrPaid } from './settled-totals';
import { impliedTax } from './tax-of-rows';
import { areExact, linesTerm, termsOf, untaxedPart } from './terms';

const SUBTOTAL_COST: Readonly<Record<SubtotalIs, number>> = {
	lines: 0,
	net: 0,
	discounted: 1,
	charged: 1,
	gross: 1,
};

const isIn = (role: AdjustmentRole, position: SubtotalIs): boolean =>
	position === 'net' ||
	position === 'gross' ||
	(position === 'discounted' && role === 'discount') ||
	(position === 'charged' && role !== 'discount');

/** Lines before tax, and a subtotal before tax, with or without the charges. */
export function* netLines(
	{ facts, selection, before, after, ends }: Parts,
	subtotal: Figure,
	position: SubtotalIs,
): Generator<Reading> {
	const { total, tax } = facts;
	const within = before.filter(({ role }) => isIn(role, position));
	const beyond = before.filter(({ role }) => !isIn(role, position));
	const lines =
		selection === undefined
			? []
			: [
					equation(
						'lines_sum',
						[linesTerm(selection), ...termsOf(within)],
						subtotal,
						tax === undefined ? 'the subtotal' : 'the subtotal (before tax)',
					),
				];
	const base = {
		lines: selection === undefined ? ('none' as const) : ('net' as const),
		selection,
		cost: SUBTOTAL_COST[position],
		doubt: undefined,
	};
	const start = [termOf('subtotal', subtotal)];
	if (total === undefined || facts.taxIsUnreadable || !facts.asksForTax) {
		const untaxed = total !== undefined && !facts.asksForTax && !facts.taxIsUnreadable;
		const sum = untaxed
			? equation(
					'total',
					[...start, ...termsOf([...beyond, ...after]), ...ends],
					total,
					'the total',
				)
			: undefined;
		// Without a field for it, a tax may stand between subtotal and total.
		yield {
			...base,
			tax: facts.taxIsUnreadable ? 'unknown' : tax === undefined ? 'none' : 'printed',
			equations: sum?.agreement === 'exact' ? [...lines, sum] : lines,
		};
		return;
	}
	const taxTerms = tax === undefined ? [] : [termOf('tax', tax)];
	const terms = [...start, ...termsOf(beyond), ...taxTerms, ...termsOf(after), ...ends];
	const plain = equation('total', terms, total, 'the total');
	yield {
		...base,
		tax: tax === undefined ? 'none' : 'printed',
		equations: [...lines, plain],
	};
	if (tax === undefined && plain.agreement === 'off' && areExact(lines)) {
		const needed = total.amount.minus(plain.made.amount);
		const implied = impliedTax(facts, selection, termsOf(before), needed, 'on_top');
		if (implied !== undefined)
			yield {
				...base,
				cost: base.cost + 2,
				tax: 'implied',
				equations: [...lines, equation('total', [...terms, implied], total, 'the total')],
			};
	}
	const parts = selection === undefined || tax === undefined ? undefined : untaxedPart(selection);
	if (parts !== undefined && plain.agreement === 'off')
		yield {
			...base,
			cost: base.cost + 1,
			tax: 'printed',
			equations: [
				equation(
					'lines_sum',
					[linesTerm(parts.taxed), parts.untaxed, ...termsOf(within)],
					{ ...subtotal, amount: subtotal.amount.plus(parts.untaxed.amount) },
					'the subtotal and what is untaxed',
				),
				equation('total', [...terms, parts.untaxed], total, 'the total'),
			],
		};
	yield* cutOrPaid(facts, { ...base, tax: 'printed' as const }, lines, terms, plain);
}
