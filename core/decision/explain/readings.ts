import { equation, termOf, type Equation } from './equation';
import type { AdjustmentRole, EndRole, Facts, Selection, Signed } from './facts';
import { grossLines } from './gross-lines';
import { netLines } from './net-lines';
import type { Parts, Reading, SubtotalIs } from './reading';
import { termsOf } from './terms';
import { withoutSubtotal } from './without-subtotal';

/** Where a charge or a discount belongs. `in_lines`: it is a row of its own already. */
type Place = 'before_tax' | 'after_tax' | 'in_lines';

type Placed = readonly (readonly [Signed<AdjustmentRole>, Place])[];

type Ended = readonly (readonly [Signed<EndRole>, 'total' | 'due'])[];

const PLACE_COST: Readonly<Record<Place, number>> = { before_tax: 0, after_tax: 1, in_lines: 2 };

/** All lists with one choice for each item. */
function choices<Item, Choice>(
	items: readonly Item[],
	of: (item: Item) => readonly Choice[],
): (readonly (readonly [Item, Choice])[])[] {
	let lists: (readonly (readonly [Item, Choice])[])[] = [[]];
	for (const item of items)
		lists = lists.flatMap((list) =>
			of(item).map((choice): (readonly [Item, Choice])[] => [...list, [item, choice]]),
		);
	return lists;
}

/** All standard readings of the printed amounts, by one choice each for lines, subtotal, tax, charges and payments. */
export function* readingsOf(facts: Facts): Generator<Reading> {
	const selections = facts.selections.filter(({ rows }) => rows.length > 0);
	for (const selection of selections.length > 0 ? selections : [undefined])
		for (const placed of placementsOf(facts, selection))
			for (const ended of choices(facts.ends, () => ['due', 'total'] as const)) {
				const cost =
					placed.reduce((sum, [, place]) => sum + PLACE_COST[place], 0) +
					ended.filter(([, at]) => at === 'total').length +
					(selection === undefined || selection.words === '' ? 0 : 1);
				for (const reading of withLines(facts, selection, placed, ended)) {
					const due = dueEquation(facts, ended);
					yield {
						...reading,
						equations: [...reading.equations, ...(due === undefined ? [] : [due])],
						cost: reading.cost + cost,
					};
				}
			}
}

function placementsOf(facts: Facts, selection: Selection | undefined): Placed[] {
	const isRow = ({ role, figure }: Signed<AdjustmentRole>) =>
		selection?.rows.some(
			(own) => own.role === role && own.amount.amount.abs().eq(figure.amount.abs()),
		) ?? false;
	return choices(facts.adjustments, (adjustment): readonly Place[] => [
		'before_tax',
		...(facts.tax === undefined && !facts.taxIsUnreadable && facts.subtotal === undefined
			? []
			: (['after_tax'] as const)),
		...(isRow(adjustment) ? (['in_lines'] as const) : []),
	]);
}

/** What is to pay: the total, and what the total leaves out. */
function dueEquation({ total, due }: Facts, ended: Ended): Equation | undefined {
	if (total === undefined || due === undefined) return undefined;
	const left = ended.filter(([, at]) => at === 'due').map(([end]) => end);
	return equation('amount_due', [termOf('total', total), ...termsOf(left)], due, 'what is to pay');
}

function* withLines(
	facts: Facts,
	selection: Selection | undefined,
	placed: Placed,
	ended: Ended,
): Generator<Reading> {
	const adjustments = placed.filter(([, place]) => place !== 'in_lines');
	const before = adjustments.filter(([, place]) => place === 'before_tax').map(([own]) => own);
	const after = adjustments.filter(([, place]) => place === 'after_tax').map(([own]) => own);
	const ends = termsOf(ended.filter(([, at]) => at === 'total').map(([end]) => end));
	const parts: Parts = { facts, selection, before, after, ends };
	const positions: readonly SubtotalIs[] =
		before.length === 0
			? ['net']
			: before.every(({ role }) => role === 'discount') ||
				  before.every(({ role }) => role !== 'discount')
				? ['lines', 'net']
				: ['lines', 'net', 'discounted', 'charged'];
	if (facts.subtotal === undefined) {
		yield* withoutSubtotal(parts);
		return;
	}
	for (const position of positions) yield* netLines(parts, facts.subtotal, position);
	yield* grossLines(parts, facts.subtotal);
}
