import Big from 'big.js';

import { roleOfPhrase } from '../../schema/roles';
import { folded, plainText } from '../../values/printed-text';
import { agreementOf } from '../agreement';
import type { Explanation } from '../explain/explain';
import {
	amountOfRow,
	isFigure,
	productOf,
	shown,
	textIn,
	type Figure,
	type Figures,
	type RowFigures,
} from '../figures';
import { notApplicable, type Finding } from './finding';
import { FURTHER_SUM_WORDS } from './sum-words';
import { invoiceNamed, isOldBalance, isTaxName, isWithheldName } from './tax-and-balance-rows';

const CODE = 'line_items_only';

/** Of a description, what says nothing about its kind: numbers, rates, currencies, punctuation. */
const BESIDE_THE_POINT =
	/\d+(?:[.,]\d+)*|%|[€$£¥]|\b(?:eur|usd|gbp|chf|incl?|inkl|zzgl|plus|exkl|excl|from|von|auf|page|seite|blatt|der|positionen|positions|items|lines)\b|[^\p{L}\s]/giu;

/** "Φ.Π.Α." is one word. */
const ABBREVIATED = /(?<!\p{L})(\p{Lu})\.(?=\p{Lu}(?!\p{L}))/gu;

/** Sums in the middle of a table, and what is carried from page to page. */
const SUM_WORDS =
	/^(?:(?:positions?|artikel|waren|zwischen|seiten|teil|gesamt|end|netto|brutto|rechnungs)?summen?|(?:zwischen|gesamt|end|netto|brutto|rechnungs|waren|mwst|ust)?betrag|summe (?:netto|brutto|pos\w*)|gesamt|items? total|lines? total|running total|page total|subtotal|sub total|total|grand total|übertrag|saldovortrag|(?:amount |balance |total )?(?:carried|brought) (?:forward|over|down)|à reporter|montant reporté|suma y sigue|suma anterior|riporto|a riportare|zu zahlen(?:der betrag)?|amount due|balance due|mwst|ust|vat|gst|sales tax|tax|steuer|tva|btw|iva)$/iu;
const SUM_ROLES: ReadonlySet<string> = new Set(['subtotal', 'tax', 'total', 'amount_due']);
/** Carried over, or sold: haulage, a lecture, a report. */
const SUM_OR_GOODS = /^(?:transporte?|vortrag|report)$/iu;

/**
 * What a description names, and nothing else: a sum, a tax or an amount carried over; or what may be one of these and
 * may be sold as well, such as a deposit that is invoiced.
 */
function namedAs(
	description: string,
	amount: Figure,
): 'a sum' | 'an old balance' | 'a sum or goods' | 'goods' {
	const words = plainText(description)
		.replace(ABBREVIATED, '$1')
		.replace(BESIDE_THE_POINT, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
	// "19 %" alone is a tax.
	if (words === '') return /^\d+(?:[.,]\d+)? ?%$/u.test(plainText(description)) ? 'a sum' : 'goods';
	const bare = folded(words);
	if (isOldBalance(bare)) return 'an old balance';
	if (isTaxName(bare) || (isWithheldName(bare) && amount.amount.gt(0))) return 'a sum';
	const role = roleOfPhrase(words);
	if (SUM_WORDS.test(words) || FURTHER_SUM_WORDS.has(folded(words))) return 'a sum';
	if (role !== undefined && SUM_ROLES.has(role)) return 'a sum';
	return SUM_OR_GOODS.test(words) || role === 'paid' ? 'a sum or goods' : 'goods';
}

const isBare = ({ quantity, unit_price }: RowFigures): boolean =>
	quantity === 'absent' && unit_price === 'absent';

/** Quantity × price = amount: no sum is printed so. */
function isPriced(row: RowFigures, amount: Figure): boolean {
	const product = productOf(row);
	return (
		product !== undefined &&
		agreementOf({ ...product, slack: product.halfUnit }, amount) === 'exact'
	);
}

/** What a row's amount repeats, in words; undefined for nothing. */
function repeated(
	amount: Figure,
	before: readonly Figure[],
	figures: Figures,
	count: number,
): string | undefined {
	for (const role of ['subtotal', 'tax', 'total'] as const) {
		const figure = figures.of(role);
		// One line may be all that was sold; only its tax can't be.
		if (count === 1 && role !== 'tax') continue;
		if (isFigure(figure) && !figure.amount.eq(0) && figure.amount.eq(amount.amount))
			return `the ${role}`;
	}
	const sum = before.reduce((added, own) => added.plus(own.amount), new Big(0));
	return before.length >= 2 && sum.eq(amount.amount) ? 'the sum of the rows above' : undefined;
}

/**
 * Rows that are no line items: sums, taxes and amounts carried over add up by themselves, so no sum shows them. A row is
 * doubtful that is named like one, or that has neither quantity nor price and repeats another amount of the document,
 * unless all rows are needed for a subtotal and a total that agree.
 */
export function checkLineItemsOnly(figures: Figures, explanation: Explanation): Finding[] {
	if (!figures.asksForLines || figures.rows.length === 0)
		return [notApplicable(CODE, 'there is no line item')];
	const column = figures.columnPlace('line_total') ?? figures.columnPlace('unit_price');
	const finding = (result: 'passed' | 'failed', message: string, row?: RowFigures): Finding => {
		const amount = row === undefined ? undefined : amountOfRow(row);
		return {
			check: {
				code: CODE,
				result,
				...(row === undefined ? {} : { row: row.row }),
				fields: column === undefined ? [] : [column],
				numbers:
					amount !== undefined && isFigure(amount) ? { line_total: amount.amount.toNumber() } : {},
				message,
			},
			agreement: 'none',
			figures: [],
		};
	};
	const { reading } = explanation;
	const allAreNeeded =
		reading !== undefined &&
		reading.lines === 'net' &&
		reading.doubt === undefined &&
		reading.selection?.words === '' &&
		reading.equations.some(({ code }) => code === 'total') &&
		reading.equations.every(({ agreement }) => agreement === 'exact');
	const before: Figure[] = [];
	const doubts = figures.rows.flatMap((row) => {
		const amount = amountOfRow(row);
		if (!isFigure(amount) || amount.amount.eq(0)) return [];
		const words = `row ${row.row} (${shown(amount.amount, amount.decimals)})`;
		const description = textIn(row, figures, 'description');
		const same =
			isBare(row) && !allAreNeeded
				? repeated(amount, before, figures, figures.rows.length)
				: undefined;
		before.push(amount);
		const named = namedAs(description, amount);
		const other = isBare(row) && amount.amount.gt(0) ? invoiceNamed(description) : undefined;
		if (
			named === 'an old balance' ||
			(other !== undefined && !figures.textOf('invoice_number').includes(other))
		)
			return [
				finding(
					'failed',
					`${words} is called “${description}”: owed for another invoice, no line item?`,
					row,
				),
			];
		const isSold =
			isPriced(row, amount) || (allAreNeeded && !(row.row === 1 && figures.rows.length > 1));
		if (named === 'a sum' || (named === 'a sum or goods' && !isSold))
			return [
				finding(
					'failed',
					`${words} is called “${description}”: a sum or a tax, no line item?`,
					row,
				),
			];
		return same === undefined
			? []
			: [
					finding(
						'failed',
						`${words} has neither quantity nor price and repeats ${same}: no line item?`,
						row,
					),
				];
	});
	return doubts.length > 0
		? doubts
		: [finding('passed', 'no row is a sum, a tax or an amount carried over')];
}
