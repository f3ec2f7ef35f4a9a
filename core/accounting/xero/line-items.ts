import { ZERO } from '../bill/amounts';
import type { BillLine } from '../bill/bill';
import type { Booked } from '../bill/booking';
import { linesInWords, missingOnLines } from '../bill/lines-in-words';
import { quantityAndPrice } from '../bill/quantity-price';
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
	readonly lacks: (line: BillLine) => boolean;
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
];

const lineParts = (lines: readonly BillLine[]): MissingPart[] =>
	LINE_NEEDS.flatMap(({ part, lacks, message }) =>
		missingOnLines(
			lines.filter((line) => lacks(line)),
			part,
			message,
		),
	);

/** How a line is taxed: the tax type, and its share of the printed tax. */
interface LineTax {
	readonly TaxType: string;
	readonly TaxAmount: number;
}

function lineBody(
	line: BillLine,
	tax: LineTax | null,
	trackingCategory: string | null,
	decimals: number,
): object {
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
		...(tax ?? {}),
		...(codes.tracking === null || trackingCategory === null
			? {}
			: { Tracking: [{ Name: trackingCategory, Option: codes.tracking }] }),
	};
}

/** What Xero needs to tax the lines; null for each where there is no tax and no tax type. */
function lineTaxes(booked: Booked): readonly (LineTax | null)[] | MissingPart[] {
	const { lines, tax, taxCodes } = booked;
	const part = 'LineItems.TaxType';
	if ('problem' in taxCodes) return [{ part, message: taxCodes.problem }];
	const { codes } = taxCodes;
	if (codes.every((code) => code === null))
		return tax.eq(0)
			? lines.map(() => null)
			: [
					{
						part,
						message: `${linesInWords(lines)}: there is tax on the document. Give the tax type; without one Xero would take that of the account.`,
					},
				];
	const ratesShow = lines.some(({ kind, taxRate }) => kind === 'item' && taxRate !== null);
	const own = new Set(lines.map(({ codes: { taxCode } }) => taxCode));
	// Rows with codes of their own need not bear the one rate that explains the tax.
	const shares = own.size > 1 && !ratesShow ? null : booked.shares;
	return shares === null
		? [
				{
					part: 'LineItems.TaxAmount',
					message:
						'The document doesn’t show how much of the tax each line bears. Add a column for the tax rate of each row.',
				},
			]
		: lines.map((_, index) => ({
				TaxType: codes[index] ?? '',
				TaxAmount: (shares[index] ?? ZERO).toNumber(),
			}));
}

const isMissing = (found: readonly (LineTax | null)[] | MissingPart[]): found is MissingPart[] =>
	found.some((one) => one !== null && 'part' in one);

/** The lines of a Xero document, each with its share of the printed tax. */
export function lineItems(
	booked: Booked,
	trackingCategory: string | null,
): { readonly types: string; readonly items: readonly object[] } | MissingPart[] {
	const { lines, taxIncluded, decimals } = booked;
	const missing = [
		...lineParts(lines),
		...(trackingCategory === null && lines.some(({ codes }) => codes.tracking !== null)
			? [
					{
						part: 'LineItems.Tracking',
						message: 'Give the name of the tracking category that the tracking option belongs to.',
					},
				]
			: []),
	];
	const taxes = lineTaxes(booked);
	if (isMissing(taxes) || missing.length > 0)
		return [...missing, ...(isMissing(taxes) ? taxes : [])];
	const isTaxed = taxes.some((tax) => tax !== null);
	return {
		types: isTaxed ? (taxIncluded ? 'Inclusive' : 'Exclusive') : 'NoTax',
		items: lines.map((line, index) =>
			lineBody(line, taxes[index] ?? null, trackingCategory, decimals),
		),
	};
}
