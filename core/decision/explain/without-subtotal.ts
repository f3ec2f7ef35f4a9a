import { equation, termOf } from './equation';
import type { Parts, Reading } from './reading';
import { doubtAboutContained, impliedTax } from './tax-of-rows';
import { linesTerm, sumOfTerms, termsOf } from './terms';

/** A cost larger than any sum of others. */
const FAR_FETCHED = 100;

/** Lines and a total only. */
export function* withoutSubtotal({
	facts,
	selection,
	before,
	after,
	ends,
}: Parts): Generator<Reading> {
	const { total, tax } = facts;
	if (total === undefined || selection === undefined) return;
	const lines = linesTerm(selection);
	const others = termsOf([...before, ...after]);
	const base = { selection, doubt: undefined, cost: 0 };
	if (tax === undefined) {
		const plain = equation('lines_sum', [lines, ...others, ...ends], total, 'the total');
		yield {
			...base,
			lines: 'net',
			tax: facts.taxIsUnreadable ? 'unknown' : 'none',
			equations: [plain],
		};
		if (facts.taxIsUnreadable || !facts.asksForTax || plain.agreement !== 'off') return;
		const needed = total.amount.minus(plain.made.amount);
		const implied = impliedTax(facts, selection, others, needed, 'on_top');
		if (implied !== undefined)
			yield {
				...base,
				lines: 'net',
				cost: FAR_FETCHED,
				tax: 'implied',
				equations: [
					equation('lines_sum', [lines, ...others, implied, ...ends], total, 'the total'),
				],
			};
		return;
	}
	yield {
		...base,
		lines: 'net',
		tax: 'printed',
		equations: [
			equation(
				'lines_sum',
				[lines, ...termsOf(before), termOf('tax', tax), ...termsOf(after), ...ends],
				total,
				'the total less tax',
			),
		],
	};
	const contained = equation(
		'lines_sum',
		[lines, ...others, ...ends],
		total,
		'the total (tax included)',
	);
	yield {
		...base,
		lines: 'gross',
		cost: 1,
		tax: 'printed',
		doubt: doubtAboutContained(facts, selection, total.amount.minus(sumOfTerms(ends)), tax),
		equations: [contained],
	};
}
