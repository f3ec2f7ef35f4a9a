import Big from 'big.js';

import type { Roles } from '../../schema/roles';
import { isBlank, type DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { factOf, type Fact } from '../facts';
import { failed, passed, skipped } from './verdict';

/** What rounding the tax of each line may come to. */
const ROUNDING = new Big('0.05');
const HUNDRED = 100;

/** Whether rows or several texts show that more than one rate applies: then one rate explains nothing. */
function hasSeveralRates({ tables }: DocumentValues, { table }: Roles): boolean {
	const column = table?.columns.tax_rate;
	if (table === null || column === undefined) return false;
	const rates = (tables[table.name] ?? []).flatMap((row) => {
		const cell = row[column];
		return cell === undefined || isBlank(cell) ? [] : [String(cell.value ?? cell.raw)];
	});
	return new Set(rates).size > 1;
}

const numberOf = (fact: Fact | undefined): Big | undefined =>
	typeof fact?.value === 'number' ? new Big(fact.value) : undefined;

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
	if (
		rateFact === undefined ||
		taxFact === undefined ||
		rate === undefined ||
		tax === undefined ||
		nets.length === 0 ||
		hasSeveralRates(values, roles) ||
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
