import Big from 'big.js';

import type { Roles } from '../schema/roles';
import type { CompoundAmount } from '../values/number/compound-amount';
import type { DocumentValues, ReadCell } from '../values/document-values';
import { amountOfRow, figuresOf, isFigure, percentOf, type Figures } from './figures';
import type { CheckCode } from './check';
import { runChecks } from './run-checks';

/** A candidate for what a compound text stands for. */
interface Candidate {
	readonly value: Big;
	readonly decimals: number;
}

/** Several open texts multiply what is to try; more than this prove nothing. */
const MAX_TRIES = 256;
/** A rate's amount is money, rounded to cents. */
const CENTS = 2;
const HUNDRED = 100;

/** The amounts that a rate may be taken of: the lines, the subtotal, with or without charges, the total that holds it. */
function basesOf(figures: Figures): Big[] {
	const amounts = figures.rows.map(amountOfRow).filter(isFigure);
	const lines = amounts.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
	const subtotal = figures.of('subtotal');
	const sums = [...(isFigure(subtotal) ? [subtotal.amount] : []), lines];
	const shipping = figures.of('shipping');
	const discount = figures.of('discount');
	return [
		...new Map(
			sums
				.flatMap((sum) => (isFigure(shipping) ? [sum, sum.plus(shipping.amount)] : [sum]))
				.flatMap((sum) => (isFigure(discount) ? [sum, sum.minus(discount.amount.abs())] : [sum]))
				.filter((sum) => !sum.eq(0))
				.map((sum) => [sum.toString(), sum] as const),
		).values(),
	];
}

function candidatesOf(compound: CompoundAmount, figures: Figures): Candidate[] {
	switch (compound.kind) {
		case 'several':
			return [
				{
					value: compound.amounts.reduce((sum, { value }) => sum.plus(value), new Big(0)),
					decimals: Math.max(...compound.amounts.map(({ decimals }) => decimals)),
				},
			];
		case 'per': {
			const { price, per } = compound;
			const decimals = price.decimals + String(per).length - 1;
			return [{ value: new Big(price.value).div(per), decimals }];
		}
		case 'cents':
			return [
				{
					value: new Big(compound.price.value).div(HUNDRED),
					decimals: compound.price.decimals + CENTS,
				},
			];
		case 'rate': {
			const percent = new Big(compound.percent.value);
			const total = figures.of('total');
			const contained = isFigure(total)
				? [total.amount.minus(total.amount.times(HUNDRED).div(percent.plus(HUNDRED)))]
				: [];
			return [...basesOf(figures).map((base) => percentOf(base, percent)), ...contained].map(
				(value) => ({ value: value.round(CENTS), decimals: CENTS }),
			);
		}
	}
}

const filled = (cell: ReadCell, { value, decimals }: Candidate): ReadCell => {
	const { compound, ...rest } = cell;
	return compound === undefined
		? cell
		: { ...rest, value: value.toNumber(), decimals, unreadable: null };
};

/** A field, or a cell of a row (from 0), whose text is a compound. */
interface Open {
	readonly place: string;
	readonly row: number | undefined;
	readonly compound: CompoundAmount;
	readonly isUnitPrice: boolean;
	readonly fill: (values: DocumentValues, candidate: Candidate) => DocumentValues;
}

function openOf(values: DocumentValues, { table }: Roles): Open[] {
	const fields = Object.entries(values.cells).flatMap(([name, cell]): Open[] =>
		cell.compound === undefined
			? []
			: [
					{
						place: name,
						row: undefined,
						compound: cell.compound,
						isUnitPrice: false,
						fill: (own, candidate) => ({
							...own,
							cells: { ...own.cells, [name]: filled(cell, candidate) },
						}),
					},
				],
	);
	if (table === null) return fields;
	const rows = (values.tables[table.name] ?? []).flatMap((row, index) =>
		Object.entries(row).flatMap(([name, cell]): Open[] =>
			cell.compound === undefined
				? []
				: [
						{
							place: `${table.name}.${name}`,
							row: index + 1,
							compound: cell.compound,
							isUnitPrice: name === table.columns.unit_price,
							fill: (own, candidate) => ({
								...own,
								tables: {
									...own.tables,
									[table.name]: (own.tables[table.name] ?? []).map((cells, at) =>
										at === index ? { ...cells, [name]: filled(cell, candidate) } : cells,
									),
								},
							}),
						},
					],
		),
	);
	return [...fields, ...rows];
}

/** Prices in cents are what they say: they need no proof, and a row that they don't fit is a doubt. */
const withCents = (values: DocumentValues, roles: Roles): DocumentValues =>
	openOf(values, roles)
		.filter(({ compound, isUnitPrice }) => compound.kind === 'cents' && isUnitPrice)
		.reduce((own, { compound, fill }) => {
			const [only] = candidatesOf(compound, figuresOf(own, roles));
			return only === undefined ? own : fill(own, only);
		}, values);

/**
 * A rate, several amounts or a price for many, where one amount should stand: taken for the amount that it makes, where
 * all amounts of the document agree with it to the cent, and left unreadable else.
 */
export function settleCompounds(
	printed: DocumentValues,
	roles: Roles,
	today: string,
): DocumentValues {
	const values = withCents(printed, roles);
	const open = openOf(values, roles);
	if (open.length === 0) return values;
	// What needs no choice first: a rate may be one of a sum of these.
	const fixed = open.filter(({ compound }) => compound.kind !== 'rate');
	const rates = open.filter(({ compound }) => compound.kind === 'rate');
	const withFixed = fixed.reduce((own, { compound, fill }) => {
		const [only] = candidatesOf(compound, figuresOf(own, roles));
		return only === undefined ? own : fill(own, only);
	}, values);
	let tries: DocumentValues[] = [withFixed];
	for (const { compound, fill } of rates)
		tries = tries
			.flatMap((own) =>
				candidatesOf(compound, figuresOf(own, roles)).map((candidate) => fill(own, candidate)),
			)
			.slice(0, MAX_TRIES);
	const proven = tries.find((candidate) => {
		const { checks, isConfirmed } = runChecks(candidate, roles, today);
		return (
			open.every(({ place, row }) => isConfirmed(place, row)) &&
			checks.every(
				({ code, result }) =>
					result !== 'failed' || code.startsWith('date') || code === 'duplicate_line',
			)
		);
	});
	return proven ?? withoutContradiction(withFixed, fixed, roles, today) ?? values;
}

const OF_AMOUNTS: ReadonlySet<CheckCode> = new Set([
	'line_total',
	'lines_sum',
	'total',
	'tax_rate',
]);

/**
 * Several taxes where nothing is printed that they could be compared with, as on a receipt without rows: their sum is
 * taken as one tax would be, which stands there unchecked as well.
 */
function withoutContradiction(
	withFixed: DocumentValues,
	fixed: readonly Open[],
	roles: Roles,
	today: string,
): DocumentValues | undefined {
	const areTaxes =
		fixed.length > 0 &&
		fixed.every(
			({ place, compound }) =>
				compound.kind === 'several' && (roles.fields.tax ?? []).includes(place),
		);
	if (!areTaxes) return undefined;
	const { checks } = runChecks(withFixed, roles, today);
	return checks.some(({ code, result }) => OF_AMOUNTS.has(code) && result === 'failed')
		? undefined
		: withFixed;
}
