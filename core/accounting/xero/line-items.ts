import type Big from 'big.js';

import type { Bill, BillLine } from '../bill/bill';
import { linesInWords } from '../bill/lines-in-words';
import { quantityAndPrice } from '../bill/quantity-price';
import type { Settled } from '../bill/settle';
import { taxShares } from '../bill/tax-shares';
import type { MissingPart } from '../missing';
import { clipped } from '../plain-text';

/** Lengths of Xero's OpenAPI document and of its reference of invoices. */
const MOST_ITEM_CODE = 30;
const MOST_DESCRIPTION = 4000;
/** Of quantities, and with `?unitdp=4` of unit amounts. */
const DECIMALS = 4;

/** What Xero needs of every line, beyond its amount. */
const LINE_NEEDS: readonly {
	readonly part: string;
	readonly lacks: (line: BillLine, taxed: boolean) => boolean;
	readonly message: string;
}[] = [
	{
		part: 'LineItems.Description',
		lacks: ({ description, itemCode }) => description.length === 0 && itemCode === null,
		message: 'Xero needs a description. Enter one by hand.',
	},
	{
		part: 'LineItems.ItemCode',
		lacks: ({ codes: { item } }) => item !== null && item.length > MOST_ITEM_CODE,
		message: `the item code is longer than ${MOST_ITEM_CODE} characters. Correct it.`,
	},
	{
		part: 'LineItems.TaxType',
		lacks: ({ codes: { taxCode } }, taxed) => taxed && taxCode === null,
		message:
			'there is tax on the document. Give the tax type; without one Xero would take that of the account.',
	},
];

const lineParts = (lines: readonly BillLine[], taxed: boolean): MissingPart[] =>
	LINE_NEEDS.flatMap(({ part, lacks, message }) => {
		const lacking = lines.filter((line) => lacks(line, taxed));
		return lacking.length === 0 ? [] : [{ part, message: `${linesInWords(lacking)}: ${message}` }];
	});

function lineBody(line: BillLine, tax: Big | null, decimals: number): object {
	const { amount, quantity, codes } = line;
	const counted = quantityAndPrice(line, amount, {
		amount: decimals,
		quantity: DECIMALS,
		price: DECIMALS,
	});
	const texts = line.description.length === 0 ? [line.itemCode ?? ''] : line.description;
	// Where no unit amount makes the line's amount, the line is one of it, and says how many it is.
	const many = counted === null && quantity !== null ? [`Quantity: ${quantity.toFixed()}`] : [];
	return {
		Description: clipped([...texts, ...many].join('\n'), MOST_DESCRIPTION),
		Quantity: counted?.quantity.toNumber() ?? 1,
		UnitAmount: (counted?.price ?? amount).toNumber(),
		LineAmount: amount.toNumber(),
		...(codes.account === null ? {} : { AccountCode: codes.account }),
		...(codes.item === null ? {} : { ItemCode: codes.item }),
		...(tax === null ? {} : { TaxType: codes.taxCode, TaxAmount: tax.toNumber() }),
	};
}

const LINE_AMOUNT_TYPES = { net: 'Exclusive', gross: 'Inclusive', untaxed: 'NoTax' } as const;

/** The lines of a Xero bill, each with its share of the printed tax. */
export function lineItems(
	settled: Settled,
	bill: Bill,
): { readonly types: string; readonly items: readonly object[] } | MissingPart[] {
	const { lines, tax, taxIncluded, decimals } = settled;
	const taxed = !tax.eq(0);
	const missing = lineParts(lines, taxed);
	const shares = taxed ? taxShares(settled, bill) : [];
	if (shares === null && missing.length === 0)
		return [
			{
				part: 'LineItems.TaxAmount',
				message:
					'The document doesn’t show how much of the tax each line bears. Add a column for the tax rate, or book all lines with one tax type.',
			},
		];
	if (shares === null || missing.length > 0) return missing;
	return {
		types: LINE_AMOUNT_TYPES[taxed ? (taxIncluded ? 'gross' : 'net') : 'untaxed'],
		items: lines.map((line, index) =>
			lineBody(line, taxed ? (shares[index] ?? null) : null, decimals),
		),
	};
}
