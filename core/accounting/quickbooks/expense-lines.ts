import type { BillLine } from '../bill/bill';
import type { Booked } from '../bill/booking';
import { missingOnLines } from '../bill/lines-in-words';
import { linesWithoutTax, type NetLine } from '../bill/lines-without-tax';
import { quantityAndPrice, type QuantityPrice } from '../bill/quantity-price';
import type { MissingPart } from '../missing';
import { clipped } from '../plain-text';

/** Lengths and decimals of Intuit's reference: "max 4000 chars", "15 digits in 10.5 format". */
export const MOST_TEXT = 4000;
const DECIMALS = 5;

/** How the tax of a bill is booked. */
export type TaxWay = 'TaxExcluded' | 'TaxInclusive' | 'NotApplicable' | 'account';

/** Tax codes on every line, or for net lines tax as a line of its own on its account; a tax of 0 needs neither. */
function taxWay(booked: Booked, taxAccount: string | null): TaxWay | MissingPart {
	const { tax, taxIncluded, taxCodes, decimals } = booked;
	if ('problem' in taxCodes) return { part: 'TaxCodeRef', message: taxCodes.problem };
	if (taxCodes.codes.some((code) => code !== null))
		return taxIncluded ? 'TaxInclusive' : 'TaxExcluded';
	if (tax.eq(0)) return 'NotApplicable';
	if (!taxIncluded && taxAccount !== null) return 'account';
	return {
		part: 'TaxCodeRef',
		message: taxIncluded
			? `The amounts contain a tax of ${tax.toFixed(decimals)}. Give the id of the QuickBooks tax code it is booked with.`
			: `There is a tax of ${tax.toFixed(decimals)}. Give the id of the QuickBooks tax code for every line, or, for a company without purchase tax codes (US), the id of the account for tax.`,
	};
}

/** Lines with neither an account nor an item. */
function unbooked(lines: readonly BillLine[]): MissingPart[] {
	const lacking = lines.filter(({ codes }) => codes.item === null && codes.account === null);
	return missingOnLines(
		lacking,
		'AccountRef',
		'give the id of the QuickBooks account to book on, or for a row of an item.',
	);
}

/** Lines of an item whose quantity and amount no price brings together. */
function uncounted(nets: readonly NetLine[], way: TaxWay, decimals: number): MissingPart[] {
	const lacking = nets.filter(
		(net) => net.line.codes.item !== null && countOf(net, way, decimals) === null,
	);
	return missingOnLines(
		lacking.map(({ line }) => line),
		'Line.Qty',
		`no unit price with ${DECIMALS} decimals makes the amount for that quantity. Book on an account instead of an item, or by hand.`,
	);
}

/** Quantity and price without tax; the printed price is without tax only where the amounts are. */
const countOf = ({ line, net }: NetLine, way: TaxWay, decimals: number): QuantityPrice | null =>
	quantityAndPrice(way === 'TaxInclusive' ? { ...line, unitPrice: null } : line, net, {
		amount: decimals,
		quantity: DECIMALS,
		price: DECIMALS,
	});

function lineBody(netLine: NetLine, way: TaxWay, decimals: number): object {
	const { line, net, taxCode } = netLine;
	const { account, item, tracking } = line.codes;
	const description = clipped(line.description.join('\n'), MOST_TEXT);
	const counted = item === null ? null : countOf(netLine, way, decimals);
	const tax = {
		...(way === 'TaxExcluded' || way === 'TaxInclusive' ? { TaxCodeRef: { value: taxCode } } : {}),
		...(way === 'TaxInclusive' ? { TaxInclusiveAmt: line.amount.toNumber() } : {}),
		...(tracking === null ? {} : { ClassRef: { value: tracking } }),
	};
	return {
		Amount: net.toNumber(),
		...(description === '' ? {} : { Description: description }),
		...(counted === null
			? {
					DetailType: 'AccountBasedExpenseLineDetail',
					AccountBasedExpenseLineDetail: { AccountRef: { value: account }, ...tax },
				}
			: {
					DetailType: 'ItemBasedExpenseLineDetail',
					ItemBasedExpenseLineDetail: {
						ItemRef: { value: item },
						Qty: counted.quantity.toNumber(),
						UnitPrice: counted.price.toNumber(),
						...tax,
					},
				}),
	};
}

/**
 * The lines of a QuickBooks bill, and the tax as the last one where it has an account. `Amount` and `UnitPrice` are always
 * without tax and `TaxInclusiveAmt` is with it: QuickBooks adds tax to an `Amount` whatever `GlobalTaxCalculation` says.
 */
export function expenseLines(
	settled: Booked,
	taxAccount: string | null,
): { readonly way: TaxWay; readonly lines: readonly object[] } | MissingPart[] {
	const way = taxWay(settled, taxAccount);
	// QuickBooks wants amounts without tax also where prices contain it.
	const nets = linesWithoutTax(settled, 'Line.Amount');
	const missing = [
		...(typeof way === 'string' ? [] : [way]),
		...(Array.isArray(nets) ? [] : [nets]),
		...unbooked(settled.lines),
		...(typeof way === 'string' && Array.isArray(nets)
			? uncounted(nets, way, settled.decimals)
			: []),
	];
	if (missing.length > 0 || typeof way !== 'string' || !Array.isArray(nets)) return missing;
	const lines = nets.map((net) => lineBody(net, way, settled.decimals));
	const tax = {
		Amount: settled.tax.toNumber(),
		Description: 'Tax',
		DetailType: 'AccountBasedExpenseLineDetail',
		AccountBasedExpenseLineDetail: { AccountRef: { value: taxAccount } },
	};
	return { way, lines: way === 'account' ? [...lines, tax] : lines };
}
