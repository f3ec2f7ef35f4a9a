import Big from 'big.js';

import type { Roles } from '../../schema/roles';
import { isBlank, type DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { factOf, numberOf } from '../facts';
import { failed, passed, skipped } from './verdict';

/** What rounding the tax of each line may come to. */
const ROUNDING = new Big('0.05');
const HUNDRED = 100;

/** The rates that rows print. Of more than one none explains the tax alone. */
function ratesOfRows({ tables }: DocumentValues, { table }: Roles): ReadonlySet<string> {
	const column = table?.columns.tax_rate;
	if (table === null || column === undefined) return new Set();
	const rates = (tables[table.name] ?? []).flatMap((row) => {
		const cell = row[column];
		return cell === undefined || isBlank(cell) ? [] : [String(cell.value ?? cell.raw)];
	});
	return new Set(rates);
}

/** Sales taxes of states and towns have any decimals; above it, rates are whole and half percents, or in the table. */
const ANY_RATE = 13;
/** No VAT is higher; duties and levies may come on top, but then there is more than one rate. */
const HIGHEST = 28;
const STEPS_A_PERCENT = 2;

/** Rows whose amounts may be taxed by different rates. */
const countOfTaxed = ({ tables }: DocumentValues, { table }: Roles): number =>
	table === null
		? 0
		: (tables[table.name] ?? []).filter((row) => row[table.columns.line_total ?? '']?.value !== 0)
				.length;

/** Roles whose amounts may be taxed otherwise than the rest. */
const BESIDE_LINES = ['shipping', 'service_charge', 'discount', 'withholding_tax'] as const;

/**
 * A tax that no rate in force makes, where nothing is printed of a rate: of one line it must be a usual one, of several
 * it is between them, so no more than the highest.
 */
function unusualTax(
	values: DocumentValues,
	roles: Roles,
	tax: Big,
	nets: readonly Big[],
): string | undefined {
	const taxes = roles.fields.tax?.length ?? 0;
	if (taxes > 1 || ratesOfRows(values, roles).size > 0 || tax.eq(0)) return undefined;
	// One line of a receipt may be all that was bought, at any rates.
	const isOneLine =
		roles.fields.invoice_number !== undefined &&
		countOfTaxed(values, roles) === 1 &&
		BESIDE_LINES.every((role) => factOf(role, values, roles) === undefined);
	const isPossible = nets.some((net) => {
		if (net.eq(0)) return false;
		const rate = tax.times(HUNDRED).div(net);
		if (rate.lt(0) || tax.abs().lte(ROUNDING)) return true;
		const offBy = (percent: Big) => net.times(percent).div(HUNDRED).minus(tax).abs().lte(ROUNDING);
		const nearest = rate.times(STEPS_A_PERCENT).round(0).div(STEPS_A_PERCENT);
		if (rate.gt(HIGHEST)) return offBy(new Big(HIGHEST));
		return !isOneLine || rate.lte(ANY_RATE) || offBy(nearest) || OTHER_RATES.some(offBy);
	});
	const [net] = nets;
	if (isPossible || net === undefined || net.eq(0)) return undefined;
	const percent = tax.times(HUNDRED).div(net).toFixed(1);
	return `the tax is ${percent} % of ${net.toFixed(2)}, and no country has such a rate`;
}

/** Above sales taxes and no whole or half percents: GST and QST together, VAT with Spain's recargo de equivalencia. */
const OTHER_RATES = ['14.975', '26.2', '11.4', '4.5'].map((rate) => new Big(rate));

/**
 * The tax is the rate of the amount before tax, where a document gives one rate and the tax: so a tax amount that was
 * put where the rate belongs, or a wrong tax, shows.
 */
export function checkTaxRate(values: DocumentValues, roles: Roles): Check {
	const fact = (role: Parameters<typeof factOf>[0]) => factOf(role, values, roles);
	const [rateFact, taxFact, subtotalFact, totalFact] = [
		fact('tax_rate'),
		fact('tax'),
		fact('subtotal'),
		fact('total'),
	];
	const [rate, tax] = [numberOf(rateFact), numberOf(taxFact)];
	const [subtotal, total] = [numberOf(subtotalFact), numberOf(totalFact)];
	const nets = [subtotal, tax === undefined ? undefined : total?.minus(tax)].filter(
		(net) => net !== undefined,
	);
	if (rateFact === undefined && taxFact !== undefined && tax !== undefined && nets.length > 0) {
		// Whether the total holds the tax is another question.
		const bases = [...nets, ...(subtotal === undefined && total !== undefined ? [total] : [])];
		const unusual = unusualTax(values, roles, tax, bases);
		if (unusual !== undefined) return failed('tax_rate', unusual, { tax: taxFact });
	}
	if (
		rateFact === undefined ||
		taxFact === undefined ||
		rate === undefined ||
		tax === undefined ||
		nets.length === 0 ||
		ratesOfRows(values, roles).size > 1 ||
		(roles.fields.tax?.length ?? 0) > 1
	)
		return skipped('tax_rate', 'one tax rate, the tax and an amount before tax are not all there');

	// "0.19" is printed where "19 %" is meant.
	const percents = rate.gt(0) && rate.lt(1) ? [rate, rate.times(HUNDRED)] : [rate];
	const fits = nets.some((net) =>
		percents.some((percent) =>
			net.times(percent).div(HUNDRED).abs().minus(tax.abs()).abs().lte(ROUNDING),
		),
	);
	const facts = { tax_rate: rateFact, tax: taxFact };
	const [net] = nets;
	return fits
		? passed('tax_rate', `the tax ${taxFact.printed} fits the rate ${rateFact.printed}`, facts)
		: failed(
				'tax_rate',
				`the rate ${rateFact.printed} of ${net?.toFixed() ?? ''} is ${
					net?.times(rate).div(HUNDRED).toFixed(2) ?? ''
				}, but the tax is ${taxFact.printed}`,
				facts,
			);
}
