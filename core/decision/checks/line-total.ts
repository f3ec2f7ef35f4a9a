import Big from 'big.js';

import { agreementOf, type Agreement, type Made } from '../agreement';
import {
	isFigure,
	percentOf,
	productOf,
	shown,
	textIn,
	type Figure,
	type Figures,
	type Found,
	type RowFigures,
} from '../figures';
import type { Explanation } from '../explain/explain';
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
function waysOf(
	quantity: Figure,
	price: Figure,
	{ amount: product, halfUnit, decimals: own }: Figure,
	row: RowFigures,
	{ description, isSurcharge, taxFactor, linesMayHoldTax, isProven }: Evidence,
): Way[] {
	const per = figuresIn(row.price_per).filter(({ amount }) => !amount.eq(1));
	const plain: Way = {
		amount: product,
		slack: halfUnit,
		decimals: own,
		words: `${text(quantity)} × ${text(price)}${per.map((many) => ` per ${text(many)}`).join('')}`,
		figures: [quantity, price, ...per],
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
			...(isSurcharge ? [changed(product.plus(size), less, `+ ${text(discount)}`, own)] : []),
		);
	}
	for (const rate of linesMayHoldTax ? figuresIn(row.tax_rate) : [])
		ways.push(
			changed(
				product.plus(percentOf(product, rate.amount)),
				rate.decimals + 2,
				`+ ${rate.amount.toFixed()} % tax`,
				[rate],
			),
		);
	for (const tax of linesMayHoldTax ? figuresIn(row.tax) : [])
		ways.push(changed(product.plus(tax.amount), tax.decimals, `+ ${text(tax)} tax`, [tax]));
	if (isProven && per.length === 0)
		for (const many of countsIn(description))
			ways.push({
				...plain,
				amount: product.div(many),
				decimals: own + many.toFixed().length,
				words: `${plain.words} per ${many.toFixed()}`,
			});
	const rates = ratesIn(description);
	// "3 days", "factor 2.3": what the row is multiplied by besides.
	if (isProven)
		for (const factor of numbersIn(description))
			ways.push({
				...plain,
				amount: product.times(factor),
				slack: halfUnit.times(factor),
				decimals: own + (factor.toFixed().split('.')[1] ?? '').length,
				words: `${plain.words} × ${factor.toFixed()}`,
			});
	for (const rate of rates)
		ways.push(
			changed(product.minus(percentOf(product, rate)), 4, `− ${rate.toFixed()} %`, []),
			changed(product.plus(percentOf(product, rate)), 4, `+ ${rate.toFixed()} %`, []),
		);
	if (taxFactor !== null)
		ways.push(changed(product.times(taxFactor), 4, '+ the tax of the document', []));
	if (isProven && row.discount === 'absent' && rates.length === 0)
		for (const rate of UNPRINTED_DISCOUNTS)
			ways.push(
				changed(
					product.minus(percentOf(product, rate)),
					4,
					`− ${rate.toFixed()} %, as it seems`,
					[],
				),
			);
	// A credited line may print its count and its price as they were sold.
	if (isProven && product.gt(0))
		ways.push(
			...ways.map((way) => ({ ...way, amount: way.amount.times(-1), words: `−(${way.words})` })),
		);
	return ways;
}

/** What else tells how a line total is made. */
interface Evidence {
	readonly description: string;
	/** Whether the discount is printed with a plus. */
	readonly isSurcharge: boolean;
	/** Total ÷ subtotal, where prices are before tax and line totals hold it; null else. */
	readonly taxFactor: Big | null;
	/** Whether line totals may hold the tax of their row: not where the sums show that all are before tax. */
	readonly linesMayHoldTax: boolean;
	/** Whether the sums show that the line total is right. */
	readonly isProven: boolean;
}

/**
 * Discounts in percent that a row may have without printing them. Only those that no single wrong digit, in quantity or
 * price, looks like: 3 instead of 4 would pass as 25 %.
 */
const UNPRINTED_DISCOUNTS = [2, 3, 5, 10, 15, 30].map((rate) => new Big(rate));

/** "10" of "Desk (10 % off)". */
const ratesIn = (description: string): Big[] =>
	[...description.matchAll(/(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?) ?%/gu)].map(
		([, rate = '0']) => new Big(rate.replace(',', '.')),
	);

/** "3" of "Brackets (3 kg)" and "Screws, price per 100". */
const countsIn = (description: string): Big[] =>
	[
		...description.matchAll(
			/(?:\(\s*|(?<!\p{L})(?:per|pro|je|par|por|à)\s+|\/\s*)(\d{1,4})(?![\d.,]*\s?%|[\d.,])/giu,
		),
	]
		.map(([, count = '0']) => new Big(count))
		.filter((count) => count.gt(1));

/**
 * A discount is printed, and the amount is made without it. That is right where the price is one after the discount, and
 * a price of whole cents stands before it: 18.00 is 20.00 less 10 %, or less 2.00, which are 10 %.
 */
function unusedDiscount(row: RowFigures, price: Figure, printed: string): string | undefined {
	const { discount } = row;
	if (!isFigure(discount) || discount.amount.eq(0)) return undefined;
	const size = discount.amount.abs();
	const factor = new Big(HUNDRED).minus(size);
	const isPercent = printed.includes('%');
	const listPrice = price.amount.plus(size);
	const share = listPrice.eq(0) ? listPrice : size.times(HUNDRED).div(listPrice);
	const isAfterDiscount = isPercent
		? factor.gt(0) && hasWholeCents(price.amount.times(HUNDRED).div(factor))
		: share.eq(share.round(0));
	return isAfterDiscount
		? undefined
		: `the discount ${printed} is printed, but the line total is made without it`;
}

const HUNDRED = 100;
const CENTS = 2;
const hasWholeCents = (amount: Big): boolean => amount.eq(amount.round(CENTS));

type RowEvidence = Pick<Evidence, 'taxFactor' | 'linesMayHoldTax' | 'isProven'>;

/** The ways in which a row's amount may be made, each with how well it agrees. */
const waysWithAgreement = (
	quantity: Figure,
	price: Figure,
	product: Figure,
	total: Figure,
	row: RowFigures,
	figures: Figures,
	evidence: RowEvidence,
) =>
	waysOf(quantity, price, product, row, {
		...evidence,
		description: textIn(row, figures, 'description'),
		isSurcharge: textIn(row, figures, 'discount').startsWith('+'),
	}).map((way) => ({ ...way, agreement: agreementOf(way, total) }));

/**
 * A price and an amount without a quantity: it is one, or it was not read. Where the sum proves the amount and other rows
 * have quantities, this row prints none.
 */
function checkUncounted(
	row: RowFigures,
	price: Figure,
	total: Figure,
	figures: Figures,
	evidence: RowEvidence,
): Finding {
	const at = { row: row.row };
	const place = figures.columnPlace('quantity') ?? '';
	const one = { place, row: row.row, amount: new Big(1), halfUnit: new Big(0), decimals: 0 };
	const product = productOf({ ...row, quantity: one });
	const isOne =
		product !== undefined &&
		waysWithAgreement(one, price, product, total, row, figures, evidence).some(
			({ agreement }) => agreement !== 'off',
		);
	const count = price.amount.eq(0) ? undefined : total.amount.div(price.amount).abs();
	const named = numbersIn(textIn(row, figures, 'description'));
	const isItsOwn = evidence.isProven && figures.rows.some(({ quantity }) => quantity !== 'absent');
	const isNamed = count === undefined || [new Big(1), ...named].some((number) => number.eq(count));
	if (isOne || isItsOwn || isNamed)
		return notApplicable('line_total', `row ${row.row}: no quantity is printed`, at);
	return {
		check: {
			code: 'line_total',
			result: 'failed',
			...at,
			fields: [...placesOf([price, total]), place],
			numbers: { unit_price: price.amount.toNumber(), line_total: total.amount.toNumber() },
			message: `row ${row.row}: no quantity was read, and one at ${text(price)} is not ${text(total)}`,
		},
		agreement: 'off',
		figures: [price, total],
	};
}

/** "12" and "1.5" of "Consulting, 12 hours at 1,5". */
const numbersIn = (description: string): Big[] =>
	[...description.matchAll(/(?<![\d.,])\d{1,6}(?:[.,]\d{1,3})?(?![\d.,]*\d)/gu)].map(
		([number]) => new Big(number.replace(',', '.')),
	);

const IN_WORDS = { quantity: 'quantity', unit_price: 'unit price', line_total: 'line total' };

/** Quantity × unit price = line total, for one row. */
function checkRow(row: RowFigures, figures: Figures, evidence: RowEvidence): Finding {
	const { quantity, unit_price: price, line_total: total } = row;
	const at = { row: row.row };
	const product = productOf(row);
	if (quantity === 'absent' && isFigure(price) && isFigure(total))
		return checkUncounted(row, price, total, figures, evidence);
	if (product === undefined || !isFigure(quantity) || !isFigure(price) || !isFigure(total)) {
		const missing = (['quantity', 'unit_price', 'line_total'] as const).filter(
			(role) => !isFigure(row[role]),
		);
		return notApplicable(
			'line_total',
			`row ${row.row}: not compared, as there is no number for ${missing.map((role) => IN_WORDS[role]).join(' and ')}`,
			at,
		);
	}

	const ways = waysWithAgreement(quantity, price, product, total, row, figures, evidence);
	const [plain] = ways;
	const fits = (wanted: Agreement) => ways.find(({ agreement }) => agreement === wanted);
	// A discount or a tax that is merely near proves nothing: only the plain product may be rounded.
	const best = fits('exact') ?? plain;
	if (best === undefined) return notApplicable('line_total', `row ${row.row}`, at);
	const doubt =
		best.agreement !== 'exact'
			? undefined
			: best === plain
				? unusedDiscount(row, price, textIn(row, figures, 'discount'))
				: undefined;
	const decimals = Math.max(total.decimals, quantity.decimals + price.decimals);
	const made = shown(best.amount, Math.min(best.decimals, decimals));
	const taking = [...best.figures, total];
	return {
		check: {
			code: 'line_total',
			result: best.agreement === 'off' || doubt !== undefined ? 'failed' : 'passed',
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
				doubt !== undefined
					? `row ${row.row}: ${doubt}`
					: best.agreement === 'exact'
						? `row ${row.row}: ${best.words} = ${text(total)}`
						: `row ${row.row}: ${best.words} = ${made}, but the line total is ${text(total)}`,
		},
		agreement: doubt === undefined ? best.agreement : 'off',
		figures: taking,
	};
}

/** Quantity × unit price = line total, row by row. */
export function checkLineTotals(
	figures: Figures,
	{ reading, facts }: Explanation,
	isProven: (row: number) => boolean,
): Finding[] {
	const isAskedFor = (['quantity', 'unit_price', 'line_total'] as const).every(
		(role) => figures.columnPlace(role) !== undefined,
	);
	if (!isAskedFor)
		return [
			notApplicable('line_total', 'quantity, unit price and line total were not all asked for'),
		];
	const { subtotal, total, tax } = facts;
	const taxFactor =
		reading?.lines === 'gross' &&
		subtotal?.amount.eq(0) === false &&
		total !== undefined &&
		tax !== undefined
			? total.amount.div(subtotal.amount)
			: null;
	const linesMayHoldTax =
		reading?.lines !== 'net' || (reading.tax !== 'printed' && reading.tax !== 'implied');
	const added = reading?.selection;
	// A part or an option is not added: no sum shows how its amount is made.
	const isLeftOut = ({ row }: RowFigures) =>
		added !== undefined && added.words !== '' && added.rows.every((own) => own.row.row !== row);
	return figures.rows.length === 0
		? [notApplicable('line_total', 'there is no line item')]
		: figures.rows.map((row) =>
				checkRow(row, figures, {
					taxFactor,
					linesMayHoldTax,
					isProven: isLeftOut(row) || isProven(row.row),
				}),
			);
}
