import Big from 'big.js';

import type { BillLine } from '../bill/bill';
import { linesInWords } from '../bill/lines-in-words';
import { quantityAndPrice } from '../bill/quantity-price';
import type { MissingPart } from '../missing';
import { unitCodeOf } from './unit-code';
import { categoryNode, type VatCategory } from './vat-category';
import { amountNode, type Currency, type UblName, type XmlNode } from './xml';

/** A row as an invoice line: its amount without tax, and its VAT category. */
export interface NetItem {
	readonly line: BillLine;
	readonly net: Big;
	readonly category: VatCategory;
}

/** EN 16931 sets no limit to the decimals of quantities and prices. */
const QUANTITY_DECIMALS = 10;
const PRICE_DECIMALS = 6;

interface Price {
	readonly quantity: Big;
	/** Never negative (BR-27): a line below zero has a negative quantity. */
	readonly price: Big;
	/** How many the price is for (BT-149); null: for one. */
	readonly baseQuantity: Big | null;
}

/** How the price of a line is made. */
export interface LinePricing {
	/** Whether printed prices contain tax. */
	readonly taxIncluded: boolean;
	/** How many decimals of the amount quantity × price must make. */
	readonly decimals: number;
}

/** Quantity × price ÷ base quantity is the net amount; where no price for one makes it, the price is for all. */
function priceOf({ line, net }: NetItem, { taxIncluded, decimals }: LinePricing): Price {
	const counted = quantityAndPrice(taxIncluded ? { ...line, unitPrice: null } : line, net, {
		amount: decimals,
		quantity: QUANTITY_DECIMALS,
		price: PRICE_DECIMALS,
	});
	const sign = net.lt(0) ? -1 : 1;
	if (counted !== null && !counted.price.lt(0)) return { ...counted, baseQuantity: null };
	if (counted !== null)
		return {
			quantity: counted.quantity.times(-1),
			price: counted.price.times(-1),
			baseQuantity: null,
		};
	if (line.quantity === null || line.quantity.eq(0))
		return { quantity: new Big(sign), price: net.abs(), baseQuantity: null };
	return {
		quantity: line.quantity.abs().times(sign),
		price: net.abs(),
		baseQuantity: line.quantity.abs(),
	};
}

/** Invoice lines (BG-25) need a name each (BT-153). */
export function lineParts(items: readonly BillLine[]): MissingPart[] {
	const nameless = items.filter(
		({ description, itemCode }) => description.length === 0 && itemCode === null,
	);
	return nameless.length === 0
		? []
		: [
				{
					part: 'BT-153',
					message: `${linesInWords(nameless)}: the name of what was sold is missing. Look at the document and enter it.`,
				},
			];
}

/** A price as a plain number: as many decimals as it has. */
const priceNode = (price: Big, { code }: Currency): XmlNode => ({
	'@_currencyID': code,
	'#text': price.toFixed(),
});

/** How the two documents call the quantity of a line. */
const QUANTITIES = { Invoice: 'cbc:InvoicedQuantity', CreditNote: 'cbc:CreditedQuantity' } as const;

export function lineNode(
	ubl: UblName,
	item: NetItem,
	index: number,
	pricing: LinePricing,
	currency: Currency,
): XmlNode {
	const { line, net, category } = item;
	const { quantity, price, baseQuantity } = priceOf(item, pricing);
	const unit = unitCodeOf(line.unit);
	const counted = (amount: Big): XmlNode => ({
		'@_unitCode': unit.code,
		'#text': amount.toFixed(),
	});
	const [name = line.itemCode ?? '', ...more] = line.description;
	return {
		'cbc:ID': String(index + 1),
		[QUANTITIES[ubl]]: counted(quantity),
		'cbc:LineExtensionAmount': amountNode(net, currency),
		'cbc:AccountingCost': line.codes.account ?? undefined,
		'cac:Item': {
			'cbc:Description': more.length === 0 ? undefined : more.join('\n'),
			'cbc:Name': name,
			'cac:BuyersItemIdentification':
				line.codes.item === null ? undefined : { 'cbc:ID': line.codes.item },
			'cac:SellersItemIdentification':
				line.itemCode === null ? undefined : { 'cbc:ID': line.itemCode },
			'cac:ClassifiedTaxCategory': categoryNode(category, { withReason: false }),
			'cac:AdditionalItemProperty':
				unit.known || line.unit === null
					? undefined
					: { 'cbc:Name': 'Unit', 'cbc:Value': line.unit },
		},
		'cac:Price': {
			'cbc:PriceAmount': priceNode(price, currency),
			'cbc:BaseQuantity': baseQuantity === null ? undefined : counted(baseQuantity),
		},
	};
}

/** A discount is an allowance (BG-20), all else that comes on top of the rows a charge (BG-21). */
export const isAllowance = ({ kind }: BillLine): boolean => kind === 'discount';
export const isCharge = (line: BillLine): boolean => line.kind !== 'item' && !isAllowance(line);

export const allowanceChargeNode = (
	{ line, net, category }: NetItem,
	currency: Currency,
): XmlNode => ({
	'cbc:ChargeIndicator': isCharge(line) ? 'true' : 'false',
	'cbc:AllowanceChargeReason': line.description.join(' '),
	'cbc:Amount': amountNode(isCharge(line) ? net : net.times(-1), currency),
	'cac:TaxCategory': categoryNode(category, { withReason: false }),
});
