import Big from 'big.js';

import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import { compoundAmount } from '../../values/number/compound-amount';
import type { Check } from '../check';
import type { Explanation } from '../explain/explain';
import {
	amountOfRow,
	halfUnitOf,
	isFigure,
	percentOf,
	shown,
	textIn,
	type Figures,
	type RowFigures,
} from '../figures';
import { factOf } from '../facts';
import { placesOf } from './finding';
import { failed } from './verdict';

const HUNDRED = 100;
/** "1" and "2" beside a legend are classes of tax, no percents. */
const CLASS = /^[0-4]$/u;
/** What is taxed beside the rows, at a rate that nobody prints. */
const BESIDE = ['shipping', 'service_charge', 'discount'] as const;

interface Rated {
	readonly amount: Big;
	readonly rate: Big;
}

/** Amount and rate of each row; undefined where one of them is not printed, or no number. */
function ratedRows(rows: readonly RowFigures[], figures: Figures): Rated[] | undefined {
	const rated: Rated[] = [];
	const texts: string[] = [];
	for (const row of rows) {
		const amount = amountOfRow(row);
		if (amount === 'absent' || (isFigure(amount) && amount.amount.eq(0))) continue;
		if (!isFigure(amount) || !isFigure(row.tax_rate)) return undefined;
		rated.push({ amount: amount.amount, rate: row.tax_rate.amount });
		texts.push(textIn(row, figures, 'tax_rate'));
	}
	if (rated.length === 0 || texts.every((text) => CLASS.test(text))) return undefined;
	// "0.19" is printed where "19 %" is meant.
	return rated.every(({ rate }) => rate.lt(1))
		? rated.map(({ amount, rate }) => ({ amount, rate: rate.times(HUNDRED) }))
		: rated;
}

/** The printed tax; of several also each alone, and their mean: a rate may be that of one of them. */
function taxesOf(sum: Big, values: DocumentValues, roles: Roles): Big[] {
	const single = (roles.fields.tax ?? []).flatMap((name): number[] => {
		const cell = values.cells[name];
		const compound = compoundAmount(String(cell?.raw ?? ''), undefined);
		if (compound?.kind === 'several') return compound.amounts.map(({ value }) => value);
		return typeof cell?.value === 'number' ? [cell.value] : [];
	});
	return single.length < 2
		? [sum]
		: [sum, sum.div(single.length), ...single.map((value) => new Big(value))];
}

const added = (amounts: readonly Big[]) =>
	amounts.reduce((sum, amount) => sum.plus(amount), new Big(0));

/**
 * On an invoice whose rows print rates, a subtotal that is the total has lost its tax: one of them is the other's amount.
 */
function taxNotRead(roles: Roles, figures: Figures, reading: Explanation['reading']): Check[] {
	const [subtotal, total] = [figures.of('subtotal'), figures.of('total')];
	if (roles.fields.invoice_number === undefined || !figures.asks('tax')) return [];
	if (reading?.tax !== 'none' || !isFigure(subtotal) || !isFigure(total)) return [];
	const rates = (ratedRows(reading.selection?.rows.map(({ row }) => row) ?? [], figures) ?? [])
		.map(({ rate }) => rate)
		.filter((rate) => rate.gt(0));
	if (rates.length === 0 || !subtotal.amount.eq(total.amount)) return [];
	const percents = [...new Set(rates.map((rate) => rate.toFixed()))].join(' % and ');
	return [
		{
			code: 'tax_rate',
			result: 'failed',
			fields: placesOf([subtotal, total]),
			numbers: { subtotal: subtotal.amount.toNumber(), total: total.amount.toNumber() },
			message: `the rows print ${percents} % tax, but no tax was read, and subtotal and total are the same`,
		},
	];
}

/** The tax is what the rates of the rows make of their amounts, which are before tax or hold it. */
export function checkRowRates(
	values: DocumentValues,
	roles: Roles,
	figures: Figures,
	{ reading }: Explanation,
): Check[] {
	const taxFact = factOf('tax', values, roles);
	const tax = figures.of('tax');
	if (tax === 'absent' || (isFigure(tax) && tax.amount.eq(0)))
		return taxNotRead(roles, figures, reading);
	if (taxFact === undefined || !isFigure(tax)) return [];
	if (BESIDE.some((role) => factOf(role, values, roles) !== undefined)) return [];
	const rows = reading?.selection?.rows.map(({ row }) => row) ?? figures.rows;
	const rated = ratedRows(rows, figures);
	if (rated === undefined) return [];
	const onTop = added(rated.map(({ amount, rate }) => percentOf(amount, rate)));
	const contained = added(
		rated.map(({ amount, rate }) => amount.times(rate).div(rate.plus(HUNDRED))),
	);
	const slack = halfUnitOf(tax.decimals).times(rated.length).plus(tax.halfUnit);
	const fits = taxesOf(tax.amount, values, roles).some((own) =>
		[onTop, contained].some((made) => made.abs().minus(own.abs()).abs().lte(slack)),
	);
	if (fits) return [];
	const isGross = reading?.lines === 'gross';
	const made = shown(isGross ? contained : onTop, Math.max(2, tax.decimals));
	return [
		failed(
			'tax_rate',
			`the tax rates of the rows make a tax of ${made}, but the tax is ${shown(tax.amount, tax.decimals)}`,
			{ tax: taxFact },
		),
	];
}
