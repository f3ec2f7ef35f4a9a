import Big from 'big.js';

import { agreementOf, type Agreement, type Made } from '../agreement';
import {
	isFigure,
	percentOf,
	shown,
	type Figure,
	type Figures,
	type Found,
	type RowFigures,
} from '../figures';
import { notApplicable, placesOf, type Finding } from './finding';

/** A way in which a line total may be made. */
interface Way extends Made {
	readonly words: string;
	readonly figures: readonly Figure[];
}

const text = ({ amount, decimals }: Figure): string => shown(amount, decimals);

const figuresIn = (...founds: readonly Found[]): Figure[] => founds.filter(isFigure);

/**
 * How a line total may be made of quantity and unit price: as they stand, less a discount (in percent, or an
 * amount for the line or for one), plus a tax.
 */
function waysOf(quantity: Figure, price: Figure, row: RowFigures): Way[] {
	const product = quantity.amount.times(price.amount);
	const plain: Way = {
		amount: product,
		slack: quantity.amount.abs().times(price.halfUnit),
		decimals: quantity.decimals + price.decimals,
		words: `${text(quantity)} × ${text(price)}`,
		figures: [quantity, price],
	};
	const changed = (
		amount: Big,
		decimals: number,
		words: string,
		figures: readonly Figure[],
	): Way => ({
		...plain,
		amount,
		decimals: plain.decimals + decimals,
		words: `${plain.words} ${words}`,
		figures: [...plain.figures, ...figures],
	});
	const ways: Way[] = [plain];
	for (const discount of figuresIn(row.discount)) {
		const size = discount.amount.abs();
		const own = [discount];
		const less = discount.decimals;
		ways.push(
			changed(product.minus(percentOf(product, size)), less + 2, `− ${size.toFixed()} %`, own),
			changed(product.minus(size), less, `− ${text(discount)}`, own),
			changed(product.minus(size.times(quantity.amount)), less, `− ${text(discount)} each`, own),
		);
	}
	for (const rate of figuresIn(row.tax_rate))
		ways.push(
			changed(
				product.plus(percentOf(product, rate.amount)),
				rate.decimals + 2,
				`+ ${rate.amount.toFixed()} % tax`,
				[rate],
			),
		);
	for (const tax of figuresIn(row.tax))
		ways.push(changed(product.plus(tax.amount), tax.decimals, `+ ${text(tax)} tax`, [tax]));
	return ways;
}

/** Quantity × unit price = line total, for one row. */
function checkRow(row: RowFigures, figures: Figures): Finding {
	const { quantity, unit_price: price, line_total: total } = row;
	const at = { row: row.row };
	if (!isFigure(quantity) || !isFigure(price) || !isFigure(total)) {
		const missing = (['quantity', 'unit_price', 'line_total'] as const).filter(
			(role) => !isFigure(row[role]),
		);
		return notApplicable(
			'line_total',
			`row ${row.row}: ${missing.map((role) => figures.columnPlace(role) ?? role).join(', ')} can't be compared, as there is no number`,
			at,
		);
	}

	const ways = waysOf(quantity, price, row).map((way) => ({
		...way,
		agreement: agreementOf(way, total),
	}));
	const [plain] = ways;
	const fits = (wanted: Agreement) => ways.find(({ agreement }) => agreement === wanted);
	// A discount or a tax that is merely near proves nothing: only the plain product may be rounded.
	const best = fits('exact') ?? plain;
	if (best === undefined) return notApplicable('line_total', `row ${row.row}`, at);
	const decimals = Math.max(total.decimals, quantity.decimals + price.decimals);
	const made = shown(best.amount, Math.min(best.decimals, decimals));
	const taking = [...best.figures, total];
	return {
		check: {
			code: 'line_total',
			result: best.agreement === 'off' ? 'failed' : 'passed',
			...at,
			fields: placesOf(taking),
			numbers: {
				quantity: quantity.amount.toNumber(),
				unit_price: price.amount.toNumber(),
				...(isFigure(row.discount) ? { discount: row.discount.amount.toNumber() } : {}),
				expected: best.amount.toNumber(),
				line_total: total.amount.toNumber(),
			},
			message:
				best.agreement === 'exact'
					? `row ${row.row}: ${best.words} = ${text(total)}`
					: `row ${row.row}: ${best.words} = ${made}, but the line total is ${text(total)}`,
		},
		agreement: best.agreement,
		figures: taking,
	};
}

/** Quantity × unit price = line total, row by row. */
export function checkLineTotals(figures: Figures): Finding[] {
	const isAskedFor = (['quantity', 'unit_price', 'line_total'] as const).every(
		(role) => figures.columnPlace(role) !== undefined,
	);
	if (!isAskedFor)
		return [
			notApplicable('line_total', 'quantity, unit price and line total were not all asked for'),
		];
	return figures.rows.length === 0
		? [notApplicable('line_total', 'there is no line item')]
		: figures.rows.map((row) => checkRow(row, figures));
}
