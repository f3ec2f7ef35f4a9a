import Big from 'big.js';

import { shown, type Figure } from '../figures';
import { isMixContained, sideOfTax, type SideOfTax } from './contained-tax';
import { equation, termOf, type Equation, type Term } from './equation';
import type { AdjustmentRole, EndRole, Facts, Selection, Signed } from './facts';
import { explainImpliedTax, isTaxByPrintedRates, type TaxSide } from './implied-tax';

/** What the line totals are, to a reading. */
type Lines = 'net' | 'gross' | 'none';
/** Where a charge or a discount belongs. `in_lines`: it is a row of its own already. */
type Place = 'before_tax' | 'after_tax' | 'in_lines';
/**
 * What the printed subtotal is the sum of: the lines; lines and discounts; lines and charges; all that is taxed; or
 * of amounts that hold their tax.
 */
type SubtotalIs = 'lines' | 'discounted' | 'charged' | 'net' | 'gross';

/** One standard way in which a document's amounts belong together. */
export interface Reading {
	readonly lines: Lines;
	readonly selection: Selection | undefined;
	readonly equations: readonly Equation[];
	/** The tax that the amounts hold; null where none is printed and the rates tell it. */
	readonly tax: 'printed' | 'implied' | 'none' | 'unknown';
	/** Why the reading can't be taken though the amounts add up; undefined for none. */
	readonly doubt: string | undefined;
	/** How unusual it is: the lower, the more natural. */
	readonly cost: number;
}

const ZERO = new Big(0);
/** A cost larger than any sum of others. */
const FAR_FETCHED = 100;

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

const sumOf = (terms: readonly Term[]): Big =>
	terms.reduce((sum, { amount }) => sum.plus(amount), ZERO);

const linesTerm = ({ rows, sum }: Selection): Term => ({
	words: 'lines',
	amount: sum,
	slack: rows.reduce((slack, { amount }) => slack.plus(amount.halfUnit), ZERO),
	decimals: Math.max(0, ...rows.map(({ amount }) => amount.decimals)),
	figures: rows.map(({ amount }) => amount),
});

type Placed = readonly (readonly [Signed<AdjustmentRole>, Place])[];
type Ended = readonly (readonly [Signed<EndRole>, 'total' | 'due'])[];

const PLACE_COST: Readonly<Record<Place, number>> = { before_tax: 0, after_tax: 1, in_lines: 2 };
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

const termsOf = (signed: readonly Signed<string>[]): Term[] =>
	signed.map(({ words, figure }) => termOf(words, figure));

/** A tax that nobody printed, as what is missing between net and total. */
const impliedTerm = (amount: Big, rates: readonly number[] | null): Term => ({
	words:
		rates === null
			? `tax ${shown(amount.abs(), 2)} by the rates of the lines`
			: `tax ${shown(amount.abs(), 2)} (${[...new Set(rates)].join(' % and ')} %)`,
	amount,
	slack: ZERO,
	decimals: 2,
	figures: [],
});

/** The tax that explains what is missing; undefined where rates don't explain it, or explain anything. */
function impliedTax(
	facts: Facts,
	selection: Selection | undefined,
	others: readonly Term[],
	needed: Big,
	side: TaxSide,
): Term | undefined {
	if (facts.saysUntaxed()) return undefined;
	// A tax as large as the discount would only undo it: the total is without both.
	if (facts.adjustments.some(({ figure }) => figure.amount.plus(needed).eq(0))) return undefined;
	const rows = selection?.rows ?? [];
	const rated = ratedRows(selection);
	if (rated !== undefined && others.length === 0)
		return isTaxByPrintedRates(rated, needed, side) ? impliedTerm(needed, null) : undefined;
	const parts = [
		...rows.map(({ amount }) => amount.amount),
		...others.map(({ amount }) => amount),
	].filter((amount) => !amount.eq(0));
	const key = `${side} ${needed.toString()} ${parts.join(' ')}`;
	const found = facts.impliedTaxes.has(key)
		? facts.impliedTaxes.get(key)
		: explainImpliedTax(parts, needed, side, facts.rateSets);
	facts.impliedTaxes.set(key, found);
	return found === undefined ? undefined : impliedTerm(needed, found.rates);
}

/** A tax is worth finding only where the lines are known. */
const areExact = (equations: readonly Equation[]): boolean =>
	equations.every(({ agreement }) => agreement === 'exact');

/** The rows of a selection that print a rate, with it; undefined where one of them prints none. */
function ratedRows(selection: Selection | undefined) {
	const rated = (selection?.rows ?? []).flatMap(({ row, amount }) =>
		typeof row.tax_rate === 'object' ? [{ amount: amount.amount, rate: row.tax_rate.amount }] : [],
	);
	return rated.length > 0 && rated.length === selection?.rows.length ? rated : undefined;
}

/** Rows that are passed on without a tax, where others are taxed: court fees, a visitor's tax; undefined for none. */
function untaxedPart(selection: Selection): { taxed: Selection; untaxed: Term } | undefined {
	const isTaxed = ({ row }: Selection['rows'][number]) =>
		typeof row.tax_rate === 'object' && !row.tax_rate.amount.eq(0);
	const [taxed, untaxed] = [true, false].map((wanted) => {
		const rows = selection.rows.filter((own) => isTaxed(own) === wanted);
		const sum = rows.reduce((added, { amount }) => added.plus(amount.amount), ZERO);
		return { ...selection, rows, sum };
	});
	if (taxed === undefined || untaxed === undefined) return undefined;
	if (taxed.rows.length === 0 || untaxed.sum.eq(0)) return undefined;
	const term = linesTerm(untaxed);
	return {
		taxed,
		untaxed: { ...term, words: `untaxed ${shown(term.amount.abs(), term.decimals)}` },
	};
}

/** Whether an amount holds its tax: by the rates that all its rows print, else by the rates of its country. */
function sideOf(
	facts: Facts,
	selection: Selection | undefined,
	gross: Big,
	tax: Figure,
): SideOfTax {
	const rated = facts.adjustments.length > 0 ? undefined : ratedRows(selection);
	if (rated !== undefined) {
		const contained = isTaxByPrintedRates(rated, tax.amount, 'contained');
		const added = isTaxByPrintedRates(rated, tax.amount, 'on_top');
		if (contained !== added) return contained ? 'contained' : 'added';
	}
	return sideOfTax(gross, tax, facts.rateSets);
}

/** Amounts that hold a printed tax: whether its rate shows that they do. */
function doubtAboutContained(
	facts: Facts,
	selection: Selection | undefined,
	gross: Big,
	tax: Figure,
): string | undefined {
	const side = sideOf(facts, selection, gross, tax);
	if (side === 'contained' || (side === 'either' && facts.isReceipt)) return undefined;
	const amount = shown(tax.amount, tax.decimals);
	const whole = shown(gross, tax.decimals);
	return side === 'added'
		? `the tax ${amount} fits on top of ${whole}, not within it, so ${whole} is an amount before tax`
		: `the tax ${amount} may be contained in ${whole} or come on top of it, and nothing printed shows which: is ${whole} the amount to pay?`;
}

/**
 * A subtotal is the sum before tax. One that holds the tax, as some receipts print it, is taken only where a rate or a
 * mix of one country's rates makes that tax, and nothing else that is printed is left out of the total.
 */
function doubtAboutSubtotal(
	facts: Facts,
	selection: Selection | undefined,
	gross: Big,
	tax: Figure,
	ends: readonly Term[],
): string | undefined {
	const tip = facts.ends.find(({ role }) => role === 'tip');
	if (tip !== undefined && facts.due === undefined && !termsOf([tip]).some(isAmong(ends)))
		return `the tax and the ${termOf('tip', tip.figure).words} are printed beside it: the total is without them`;
	const side = sideOf(facts, selection, gross, tax);
	if (side === 'contained' || isMixContained(gross, tax, facts.rateSets)) return undefined;
	return `no rate makes the printed tax ${shown(tax.amount, tax.decimals)} a part of it: the total is without the tax`;
}

const isAmong = (terms: readonly Term[]) => (own: Term) =>
	terms.some(({ words }) => words === own.words);

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

interface Parts {
	readonly facts: Facts;
	readonly selection: Selection | undefined;
	readonly before: readonly Signed<AdjustmentRole>[];
	readonly after: readonly Signed<AdjustmentRole>[];
	readonly ends: readonly Term[];
}

/** Lines before tax, and a subtotal before tax, with or without the charges. */
function* netLines(
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

/** In Switzerland nothing is paid in smaller coins, and many totals are rounded to them without a word. */
const COINS: Readonly<Record<string, Big>> = { CHF: new Big('0.05') };

/**
 * A total that was cut to the cent instead of rounded, one that was rounded to the smallest coin, and one of 0.00 because
 * all is paid already.
 */
function* cutOrPaid(
	facts: Facts,
	base: Omit<Reading, 'equations'>,
	lines: readonly Equation[],
	terms: readonly Term[],
	plain: Equation,
): Generator<Reading> {
	const { total, tax, ends, rateSets } = facts;
	const [subtotal] = terms;
	if (total === undefined || tax === undefined || subtotal === undefined) return;
	const isSure = lines.every(({ agreement }) => agreement === 'exact') && lines.length > 0;
	if (!isSure || terms.length !== 2) return;
	const side = sideOfTax(subtotal.amount, tax, rateSets);
	if (total.amount.eq(0) && ends.length === 0 && side === 'added') {
		const { amount } = plain.made;
		const paid: Term = {
			words: `${shown(amount, tax.decimals)} that must be paid already`,
			amount: amount.times(-1),
			slack: ZERO,
			decimals: tax.decimals,
			figures: [],
		};
		yield {
			...base,
			cost: base.cost + 3,
			equations: [...lines, equation('total', [...terms, paid], total, 'what is left to pay')],
		};
	}
	const coin = COINS[facts.currency ?? ''];
	const rest = total.amount.minus(plain.made.amount);
	if (coin !== undefined && rest.abs().times(2).lt(coin) && total.amount.mod(coin).eq(0)) {
		const rounded: Term = {
			words: `rounding ${shown(rest.abs(), total.decimals)}`,
			amount: rest,
			slack: ZERO,
			decimals: total.decimals,
			figures: [],
		};
		yield {
			...base,
			cost: base.cost + 3,
			equations: [...lines, equation('total', [...terms, rounded], total, 'the total')],
		};
	}
	const rate = tax.amount.div(subtotal.amount).times(200).round(0).div(200);
	const whole = subtotal.amount.times(rate.plus(1));
	const isCut = whole.round(total.decimals, 0).eq(total.amount) && rate.gt(0);
	const taxIsRounded = subtotal.amount.times(rate).round(tax.decimals).eq(tax.amount);
	if (plain.agreement === 'rounding' && isCut && taxIsRounded) {
		const cut: Term = {
			words: 'what was cut off',
			amount: total.amount.minus(plain.made.amount),
			slack: ZERO,
			decimals: total.decimals,
			figures: [],
		};
		yield {
			...base,
			cost: base.cost + 3,
			equations: [...lines, equation('total', [...terms, cut], total, 'the total')],
		};
	}
}

/** Lines that hold their tax, beside a subtotal before tax, or one that holds it too. */
function* grossLines(
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
	const gross = total.amount.minus(sumOf(ends));
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

/** Lines and a total only. */
function* withoutSubtotal({ facts, selection, before, after, ends }: Parts): Generator<Reading> {
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
		doubt: doubtAboutContained(facts, selection, total.amount.minus(sumOf(ends)), tax),
		equations: [contained],
	};
}
