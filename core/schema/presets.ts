import type { FieldSpec, ScalarFieldSpec, TableFieldSpec } from './field-spec';
import { buyer, customerNumber, documentType, iban, paymentTerms, vatId } from './preset-evidence';

const supplier: ScalarFieldSpec = {
	name: 'supplier',
	type: 'string',
	description: 'Name of the company that sells and is to be paid',
	required: true,
};
const issueDate: ScalarFieldSpec = {
	name: 'issue_date',
	type: 'date',
	description: 'Date the document was issued',
	required: true,
};
const currency: ScalarFieldSpec = {
	name: 'currency',
	type: 'string',
	description: 'Currency of the amounts, as printed: code or symbol',
};
const subtotal: ScalarFieldSpec = {
	name: 'subtotal',
	type: 'number',
	description: 'Sum before tax',
};
const shipping: ScalarFieldSpec = {
	name: 'shipping',
	type: 'number',
	description:
		'Shipping and handling, with packing and other fees, if charged apart from the line items; several one after another',
};
const discount: ScalarFieldSpec = {
	name: 'discount',
	type: 'number',
	description: 'Discount on the whole document, as an amount or in percent, as printed',
};
const tax: ScalarFieldSpec = {
	name: 'tax',
	type: 'number',
	description: 'Total tax amount (VAT, GST, sales tax); several without a sum one after another',
};
const totalDue: ScalarFieldSpec = {
	name: 'total_due',
	type: 'number',
	description: 'Invoice total, tax included, before anything already paid is taken off',
	required: true,
};
/** What may stand between the total and what is to pay. Nearly all documents print none of it. */
const serviceCharge: ScalarFieldSpec = {
	name: 'service_charge',
	type: 'number',
	description: 'Service charge on the whole document, if charged apart from the line items',
};
const tip: ScalarFieldSpec = {
	name: 'tip',
	type: 'number',
	description: 'Tip, only if it was paid',
};
const rounding: ScalarFieldSpec = {
	name: 'rounding',
	type: 'number',
	description: 'Rounding of the total to what can be paid in cash, with its sign',
};
const withholdingTax: ScalarFieldSpec = {
	name: 'withholding_tax',
	type: 'number',
	description: 'Withholding tax, taken off what is to pay',
};
const paid: ScalarFieldSpec = {
	name: 'paid',
	type: 'number',
	description: 'Amount already paid or prepaid',
};
const amountDue: ScalarFieldSpec = {
	name: 'amount_due',
	type: 'number',
	description: 'Amount still to pay, only if it is printed apart from the total',
};
const lineItems: TableFieldSpec = {
	name: 'line_items',
	type: 'array',
	description: 'The goods or services, one row each',
	columns: [
		{ name: 'item_description', type: 'string', description: 'What was sold' },
		{ name: 'quantity', type: 'number', description: 'How many' },
		{ name: 'unit', type: 'string', description: 'Unit of the quantity' },
		{ name: 'unit_price', type: 'number', description: 'Price of one' },
		{
			name: 'price_per',
			type: 'number',
			description: 'Price per how many, if the unit price is for 100 or 1000',
		},
		{
			name: 'discount',
			type: 'number',
			description: 'Discount of the line, as an amount or in percent, as printed',
		},
		{ name: 'tax_rate', type: 'number', description: 'Tax rate of the line, in percent' },
		{ name: 'line_total', type: 'number', description: 'Amount of the line' },
	],
};

/**
 * Our own field lists, sent as `fields`, so that the output keys are known before the first call
 * (the service's templates choose their own).
 */
export const PRESETS = {
	invoice: {
		label: 'Invoice',
		fields: [
			supplier,
			{
				name: 'invoice_number',
				type: 'string',
				description: 'Number of the invoice',
				required: true,
			},
			issueDate,
			{ name: 'due_date', type: 'date', description: 'Date by which to pay' },
			documentType,
			buyer,
			vatId,
			iban,
			customerNumber,
			paymentTerms,
			currency,
			subtotal,
			shipping,
			discount,
			serviceCharge,
			tax,
			rounding,
			totalDue,
			withholdingTax,
			paid,
			amountDue,
			lineItems,
		],
	},
	receipt: {
		label: 'Receipt',
		fields: [
			supplier,
			issueDate,
			documentType,
			currency,
			subtotal,
			discount,
			serviceCharge,
			tax,
			rounding,
			tip,
			totalDue,
			paid,
			amountDue,
			lineItems,
		],
	},
	purchase_order: {
		label: 'Purchase Order',
		fields: [
			{
				name: 'buyer',
				type: 'string',
				description: 'Name of the company that orders',
				required: true,
			},
			{ name: 'supplier', type: 'string', description: 'Name of the company that is to deliver' },
			{
				name: 'order_number',
				type: 'string',
				description: 'Number of the purchase order',
				required: true,
			},
			{ name: 'order_date', type: 'date', description: 'Date of the order', required: true },
			{ name: 'delivery_date', type: 'date', description: 'Date by which to deliver' },
			documentType,
			currency,
			subtotal,
			shipping,
			discount,
			tax,
			{
				name: 'total',
				type: 'number',
				description: 'Total amount of the order, tax included',
				required: true,
			},
			lineItems,
		],
	},
} as const satisfies Record<string, { label: string; fields: readonly FieldSpec[] }>;

export type PresetName = keyof typeof PRESETS;

export const isPresetName = (name: string): name is PresetName => Object.hasOwn(PRESETS, name);
