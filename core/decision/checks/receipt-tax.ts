import Big from 'big.js';

import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { rateSetsOf } from '../explain/rate-sets';
import { factOf, numberOf } from '../facts';
import { failed } from './verdict';

const HUNDRED = 100;
const HIGHEST_PERCENT = 27;
/** Where nearly all that is sold is taxed: elsewhere food at no tax makes any rate of the whole. */
const TAXED_ALL: ReadonlySet<string> = new Set(
	'EUR CHF DKK NOK SEK CZK PLN HUF RON BGN'.split(' '),
);
/** Amounts that may hold another tax, or none. */
const BESIDE = ['shipping', 'service_charge', 'withholding_tax'] as const;
const AMOUNT = /\d[.,]\d{2}(?!\d)/gu;

const numberAt = (role: Parameters<typeof factOf>[0], values: DocumentValues, roles: Roles) =>
	numberOf(factOf(role, values, roles));

/** What the tax may be a part of: the total, with or without what stands between it and the prices. */
function grossesOf(total: Big, values: DocumentValues, roles: Roles): Big[] {
	const less = (['tip', 'rounding'] as const).flatMap(
		(role) => numberAt(role, values, roles) ?? [],
	);
	const added = (['discount', 'paid'] as const).flatMap(
		(role) => numberAt(role, values, roles)?.abs() ?? [],
	);
	const without = less.reduce((sum, amount) => sum.minus(amount), total);
	return [total, without, ...less.map((own) => total.minus(own))].flatMap((gross) => [
		gross,
		...added.map((own) => gross.plus(own)),
	]);
}

/**
 * The tax of a receipt that prints no subtotal: it is less than the total, no more than the highest rate makes, and
 * where one article or none was read, and one tax, it is made by one rate.
 */
export function checkReceiptTax(values: DocumentValues, roles: Roles): Check[] {
	const taxFact = factOf('tax', values, roles);
	const [tax, total] = [numberAt('tax', values, roles), numberAt('total', values, roles)];
	if (roles.fields.invoice_number !== undefined || taxFact === undefined) return [];
	if (tax === undefined || total === undefined || tax.eq(0) || total.eq(0)) return [];
	if (factOf('subtotal', values, roles) !== undefined) return [];
	const facts = { tax: taxFact };
	const grosses = grossesOf(total, values, roles);
	if (grosses.every((gross) => tax.abs().gte(gross.abs())))
		return [
			failed(
				'tax_rate',
				`the tax ${taxFact.printed} is not less than the total ${total.toFixed(2)}`,
				facts,
			),
		];
	const rows = roles.table === null ? [] : (values.tables[roles.table.name] ?? []);
	const isOne =
		rows.length <= 1 &&
		roles.fields.tax?.length === 1 &&
		(taxFact.printed.match(AMOUNT) ?? []).length === 1 &&
		BESIDE.every((role) => factOf(role, values, roles) === undefined);
	const { currency } = values;
	if (currency === null || !TAXED_ALL.has(currency)) return [];
	const known = rateSetsOf({ currency, supplier: '', vatId: '', iban: '' }).flat();
	const whole = Array.from({ length: HIGHEST_PERCENT }, (_, index) => index + 1);
	const unit = new Big(10).pow(-(values.cells[taxFact.place]?.decimals ?? 2));
	const partAt = (gross: Big, rate: number) => gross.times(rate).div(rate + HUNDRED);
	const isPossible = grosses.some((gross) =>
		isOne
			? [...known, ...whole].some((rate) => partAt(gross, rate).minus(tax).abs().lte(unit))
			: tax.abs().lte(
					partAt(gross, Math.max(...known))
						.abs()
						.plus(unit.times(rows.length + 1)),
				),
	);
	const net = total.minus(tax);
	return isPossible || net.eq(0)
		? []
		: [
				failed(
					'tax_rate',
					`the tax ${taxFact.printed} within ${total.toFixed(2)} is ${tax.times(HUNDRED).div(net).toFixed(1)} % of the rest, and no rate in force makes it`,
					facts,
				),
			];
}
