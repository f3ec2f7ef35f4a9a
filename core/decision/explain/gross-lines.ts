import type { Figure } from '../figures';
import { equation, termOf } from './equation';
import type { Parts, Reading } from './reading';
import { doubtAboutContained, doubtAboutSubtotal, impliedTax, sideOf } from './tax-of-rows';
import { areExact, linesTerm, sumOfTerms, termsOf, untaxedPart } from './terms';

/** Lines that hold their tax, beside a subtotal before tax, or one that holds it too. */
export function* grossLines(
	{ facts, selection, before, after, ends }: Parts,
	subtotal: Figure,
): Generator<Reading> {
	const { total, tax } = facts;
	if (total === undefined) return;
	const all = termsOf([...before, ...after]);
	const base = { lines: 'gross' as const, selection, doubt: undefined, cost: 1 };
	if (selection !== undefined) {
		const sum = equation(
			'lines_sum',
			[linesTerm(selection), ...all, ...ends],
			total,
			tax === undefined ? 'the total' : 'the total (tax included)',
		);
		const terms = [
			termOf('subtotal', subtotal),
			...(tax === undefined ? [] : [termOf('tax', tax)]),
			...termsOf(after),
			...ends,
		];
		const plain = equation('total', terms, total, 'the total');
		const untaxed = tax === undefined ? undefined : untaxedPart(selection)?.untaxed;
		if (untaxed !== undefined && plain.agreement === 'off')
			yield {
				...base,
				cost: 2,
				tax: 'printed',
				equations: [sum, equation('total', [...terms, untaxed], total, 'the total')],
			};
		if (tax !== undefined) yield { ...base, tax: 'printed', equations: [sum, plain] };
		else if (!facts.taxIsUnreadable && plain.agreement === 'off' && areExact([sum])) {
			const needed = total.amount.minus(plain.made.amount);
			const implied = impliedTax(facts, selection, termsOf(before), needed, 'contained');
			if (implied !== undefined)
				yield {
					...base,
					cost: 3,
					tax: 'implied',
					equations: [sum, equation('total', [...terms, implied], total, 'the total')],
				};
		} else if (facts.taxIsUnreadable) yield { ...base, tax: 'unknown', equations: [sum] };
	}
	if (tax === undefined) return;
	// The subtotal holds the tax as the lines do.
	const gross = total.amount.minus(sumOfTerms(ends));
	if (sideOf(facts, selection, gross, tax) === 'added') return;
	yield {
		...base,
		cost: 2,
		tax: 'printed',
		doubt:
			doubtAboutContained(facts, selection, gross, tax) ??
			doubtAboutSubtotal(facts, selection, gross, tax, ends),
		equations: [
			...(selection === undefined
				? []
				: [
						equation(
							'lines_sum',
							[linesTerm(selection), ...termsOf(before)],
							subtotal,
							'the subtotal',
						),
					]),
			equation(
				'total',
				[termOf('subtotal', subtotal), ...termsOf(after), ...ends],
				total,
				'the total, tax contained',
			),
		],
	};
}
