import Big from 'big.js';

import type { CheckCode } from '../check';
import { figuresOfEquation, restInWords, type Equation, type Term } from '../explain/equation';
import type { Explanation } from '../explain/explain';
import { isFigure, shown, type Figure, type Figures } from '../figures';
import { notApplicable, placesOf, type Finding } from './finding';

const text = ({ amount, decimals }: Figure): string => shown(amount, decimals);

const ROLES_SHOWN = ['subtotal', 'tax', 'shipping', 'discount', 'total'] as const;

const numbersOf = (sum: Big, figures: Figures): Record<string, number> => ({
	lines_sum: sum.toNumber(),
	...Object.fromEntries(
		ROLES_SHOWN.flatMap((role) => {
			const figure = figures.of(role);
			return isFigure(figure) ? [[role, figure.amount.toNumber()]] : [];
		}),
	),
});

/** "the subtotal is 593.36 and the total 717.97". */
function printedWords(figures: Figures): string {
	const named = (['subtotal', 'total'] as const).flatMap((role) => {
		const figure = figures.of(role);
		return isFigure(figure) ? [[role, text(figure)] as const] : [];
	});
	return named
		.map(([role, amount], index) =>
			index === 0 ? `the ${role} is ${amount}` : `the ${role} ${amount}`,
		)
		.join(' and ');
}

/** "the 6 line totals add up to", "the line total is". */
const linesWords = (count: number): string =>
	count === 1 ? 'the one line total is' : `the ${count} line totals add up to`;

/** "8.00 is missing", "8.00 too much". */
function gapInWords({ made, printed }: Equation): string {
	const gap = printed.amount.minus(made.amount);
	const size = shown(gap.abs(), Math.max(made.decimals, printed.decimals));
	return gap.times(printed.amount).gt(0) ? `${size} is missing` : `${size} too much`;
}

const equationOf = (explanation: Explanation, code: Equation['code']): Equation | undefined =>
	explanation.reading?.equations.find((own) => own.code === code);

/** Why the lines aren't compared; undefined when they can be, or when that there are none is a doubt. */
function reasonAgainstLines(figures: Figures, explanation: Explanation): string | undefined {
	const { facts } = explanation;
	if (!figures.asksForLines) return 'no line totals were asked for';
	if (facts.selections.length === 0) return "a line total can't be read";
	if (facts.subtotal === undefined && facts.total === undefined)
		return 'there is no subtotal and no total to compare with';
	const [all] = facts.selections;
	if (all !== undefined && all.rows.length === 0) {
		const header = equationOf(explanation, 'total');
		if (header?.agreement === 'exact' && explanation.reading?.doubt === undefined)
			return `no line item was read; the amounts of the document agree without: ${totalWords(header)} = total ${text(header.printed)}`;
		if (facts.isReceipt) return 'no line item was read, and a receipt may print none';
	}
	return undefined;
}

/** The line totals add up to the subtotal, to the total, or to the total less tax, as the explanation has it. */
export function checkLinesSum(figures: Figures, explanation: Explanation): Finding {
	const code = 'lines_sum';
	const reason = reasonAgainstLines(figures, explanation);
	if (reason !== undefined) return notApplicable(code, reason);

	const { facts, reading } = explanation;
	const own = equationOf(explanation, code);
	const rows = (reading?.selection ?? facts.selections[0])?.rows ?? [];
	const sum = rows.reduce((added, { amount }) => added.plus(amount.amount), new Big(0));
	const decimals = Math.max(0, ...rows.map(({ amount }) => amount.decimals));
	const start = `${linesWords(rows.length)} ${shown(sum, decimals)}`;
	const { total } = facts;
	if (
		own?.agreement === 'off' &&
		!facts.asksForTax &&
		!facts.asksForSubtotal &&
		total?.amount.gt(own.made.amount) === true
	)
		return notApplicable(
			code,
			`${start} and the total is ${text(total)}; what stands between them was not asked for`,
		);
	const column = figures.columnPlace('line_total') ?? figures.columnPlace('unit_price');
	const targets = [facts.subtotal, facts.total].filter((figure) => figure !== undefined);
	const taking = own === undefined ? targets : figuresOfEquation(own);
	const doubt = own === undefined ? undefined : reading?.doubt;
	const agreement = own?.agreement ?? 'off';
	return {
		check: {
			code,
			result: agreement === 'off' || doubt !== undefined ? 'failed' : 'passed',
			fields: [...new Set([...(column === undefined ? [] : [column]), ...placesOf(taking)])],
			numbers: numbersOf(sum, figures),
			message: linesMessage(figures, explanation, own, start),
		},
		agreement: doubt === undefined ? agreement : 'off',
		figures: taking,
	};
}

function linesMessage(
	figures: Figures,
	explanation: Explanation,
	own: Equation | undefined,
	start: string,
): string {
	const printed = printedWords(figures);
	if (own === undefined)
		return `${figures.rows.length === 0 ? 'no line item was read' : 'no line item has an amount'}, but ${printed}`;
	const { reading } = explanation;
	const selected = reading?.selection?.words ?? '';
	const rest = restInWords(own.terms);
	if (own.agreement === 'exact') {
		const passed = `${start}${rest}${selected}, which is ${own.is}`;
		return reading?.doubt === undefined ? passed : `${passed}, but ${reading.doubt}`;
	}
	if (own.agreement === 'rounding') return `${start}${rest}, but ${printed}`;
	// Which amount is the wrong one is known only where the others agree.
	const header = equationOf(explanation, 'total');
	return header?.agreement === 'exact' && own.printed.place === explanation.facts.subtotal?.place
		? `${start}${rest}, but ${printed}: ${gapInWords(own)}`
		: `${start}, but ${printed}`;
}

/** "subtotal -100.00": the first of a sum has its own sign. */
const signedWords = ({ words, amount }: Term): string =>
	amount.lt(0) ? words.replace(/(?<= )(?=[\d.,]+$)/u, '-') : words;

/** "subtotal 100.00 + tax 21.00", "subtotal 100.00 without tax". */
function totalWords({ code, terms, is }: Equation): string {
	const [first] = terms;
	const start = first === undefined ? '' : signedWords(first);
	const isTaxed = is === CONTAINED || terms.some(({ words }) => words.startsWith('tax '));
	const alone = code === 'amount_due' ? ', of which nothing is read as paid,' : ' without tax';
	return `${start}${(code === 'total' && isTaxed) || terms.length > 1 ? '' : alone}${restInWords(terms)}`;
}

const CONTAINED = 'the total, tax contained';

const TOTALS = {
	total: 'subtotal, tax and total are not all there as numbers',
	amount_due: 'total and amount due are not both there as numbers',
} as const satisfies Partial<Record<CheckCode, string>>;

/** Subtotal, tax, charges and discounts make the total; what is paid and kept back makes the amount due. */
export function checkTotal(
	code: 'total' | 'amount_due',
	figures: Figures,
	explanation: Explanation,
): Finding {
	const own = equationOf(explanation, code);
	if (own === undefined)
		return notApplicable(
			code,
			code === 'total' && !figures.asks('tax')
				? 'no tax was asked for'
				: code === 'amount_due' && !figures.asks('amount_due')
					? 'no amount due was asked for'
					: TOTALS[code],
		);
	const { printed, made, agreement } = own;
	const isAlone = equationOf(explanation, 'lines_sum') === undefined && code === 'total';
	const doubt = isAlone ? explanation.reading?.doubt : undefined;
	const taking = figuresOfEquation(own);
	const amount = shown(made.amount, Math.max(made.decimals, printed.decimals));
	const name = code === 'total' ? 'total' : 'amount due';
	const role = (own: 'subtotal' | 'tax') => {
		const figure = figures.of(own);
		return code === 'total' && isFigure(figure) ? { [own]: figure.amount.toNumber() } : {};
	};
	return {
		check: {
			code,
			result: agreement === 'off' || doubt !== undefined ? 'failed' : 'passed',
			fields: placesOf(taking),
			numbers: {
				...role('subtotal'),
				...role('tax'),
				expected: made.amount.toNumber(),
				[code]: printed.amount.toNumber(),
			},
			message:
				agreement === 'exact'
					? `${totalWords(own)} = ${name} ${text(printed)}${own.is === CONTAINED ? ', which contains the tax' : ''}${doubt === undefined ? '' : `, but ${doubt}`}`
					: `${totalWords(own)} = ${amount}, but the ${name} is ${text(printed)}`,
		},
		agreement: doubt === undefined ? agreement : 'off',
		figures: taking,
	};
}

/** Whether the sum of the lines shows each of them to be right, to the cent. */
export const provesLines = (explanation: Explanation): ((row: number) => boolean) => {
	const { reading } = explanation;
	const isProven =
		reading?.doubt === undefined &&
		reading?.equations.every(({ agreement }) => agreement === 'exact') === true &&
		equationOf(explanation, 'lines_sum') !== undefined;
	const added = new Set(isProven ? reading.selection?.rows.map(({ row }) => row.row) : []);
	return (row) => added.has(row);
};
