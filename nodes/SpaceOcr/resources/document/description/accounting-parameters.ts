import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { eInvoiceParameters } from './e-invoice-parameters';
import {
	BY_ID,
	DATEV,
	forPayload,
	mappingText as text,
	ODOO,
	QUICKBOOKS,
	TOOLS,
	UBL,
	XERO,
	ZOHO,
} from './mapping-text';

const CSV_ROWS = {
	name: 'CSV Rows',
	value: 'csv',
	description: 'A CSV file, one line per line item',
};
const NONE = { name: 'None', value: 'none', description: 'Only the values' };
const DATEV_BATCH = {
	name: 'DATEV Booking Batch',
	value: DATEV,
	description: 'A file in the EXTF format, to be imported',
};
const OTHERS = [
	{
		name: 'Odoo Vendor Bill',
		value: ODOO,
		description: 'The body for creating a draft bill by HTTP Request',
	},
	{
		name: 'QuickBooks Online Bill',
		value: QUICKBOOKS,
		description: 'The body for creating a bill by HTTP Request',
	},
	{
		name: 'Rows for a Sheet',
		value: 'sheet_rows',
		description: 'Rows of values for Google Sheets or Excel, all with the same columns',
	},
	{
		name: 'UBL 2.1 Invoice (EN 16931)',
		value: UBL,
		description: 'An electronic invoice as an XML file',
	},
	{
		name: 'Xero Bill',
		value: XERO,
		description: 'The body for creating a draft bill by HTTP Request',
	},
	{
		name: 'Zoho Books Bill',
		value: ZOHO,
		description: 'The body for creating a bill by HTTP Request',
	},
];

const payloadAmong = (options: INodePropertyOptions[], byDefault: string): INodeProperties => ({
	displayName: 'Accounting Payload',
	name: 'accountingPayload',
	type: 'options',
	noDataExpression: true,
	options,
	default: byDefault,
	description:
		'Choose what to prepare for your accounting tool. It comes under "accounting"; a document for which it is incomplete needs review.',
});

/** What an accounting tool is to be given, or nothing. */
export const payload = payloadAmong([CSV_ROWS, DATEV_BATCH, NONE, ...OTHERS], NONE.value);
/** The same where something must be prepared. */
export const requiredPayload = payloadAmong([CSV_ROWS, DATEV_BATCH, ...OTHERS], QUICKBOOKS);

const MAPPING: INodeProperties[] = [
	...eInvoiceParameters,
	text('Account', 'accountCode', '7', 'Put in the ID of the account for the lines', BY_ID),
	text('Account', 'accountCode', '4930', 'Put in the number of the account for the lines', [DATEV]),
	text('Account', 'accountCode', '429', 'Put in the code of the account for the lines', [XERO]),
	text(
		'Account Column',
		'accountColumn',
		'account',
		'Name a column of the line items that holds the account of its row, where it differs',
		[...TOOLS, DATEV, UBL],
	),
	text('Account Length', 'accountLength', '4', 'Put in how many digits an account has, if not 4', [
		DATEV,
	]),
	text('Analytic Account', 'tracking', '12', 'Put in the ID of the analytic account', [ODOO]),
	text(
		'Analytic Account Column',
		'trackingColumn',
		'analytic_account',
		'Name a column of the line items that holds the analytic account of its row, where it differs',
		[ODOO],
	),
	text('Client Number', 'clientNumber', '10001', 'Put in the number of your company in DATEV', [
		DATEV,
	]),
	text('Class', 'tracking', '200', 'Put in the ID of the class of the lines', [QUICKBOOKS]),
	text(
		'Class Column',
		'trackingColumn',
		'class',
		'Name a column of the line items that holds the class of its row, where it differs',
		[QUICKBOOKS],
	),
	text(
		'Consultant Number',
		'consultantNumber',
		'29098',
		'Put in the number of your tax consultant in DATEV',
		[DATEV],
	),
	text('Cost Center', 'tracking', '100', 'Put in the cost center of the lines (KOST1)', [DATEV]),
	text(
		'Cost Center Column',
		'trackingColumn',
		'cost_center',
		'Name a column of the line items that holds the cost center of its row, where it differs',
		[DATEV],
	),
	text(
		'Currency',
		'currencyId',
		'1',
		'Put in the ID of the currency. Look it up by the code that the document gives.',
		[ODOO],
	),
	text(
		'Item',
		'itemCode',
		'19',
		'Put in the ID of the item that is bought. Takes the place of the account.',
		[QUICKBOOKS],
	),
	text(
		'Fiscal Year Start',
		'fiscalYearStart',
		'2026-07-01',
		'Put in when a fiscal year begins, if not on 1 January',
		[DATEV],
	),
	text('Item', 'itemCode', '19', 'Put in the ID of the product that is bought', [ODOO, ZOHO]),
	text('Item', 'itemCode', 'PENS', 'Put in the code of the item that is bought', [XERO]),
	text(
		'Item Column',
		'itemColumn',
		'sku',
		'Name a column of the line items that holds the item of its row',
		TOOLS,
	),
	text(
		'Order Number',
		'orderNumber',
		'PO-77',
		'Put in the number of your order, if not the printed one',
		[QUICKBOOKS, ZOHO, UBL],
	),
	{
		displayName: 'Paid By',
		name: 'paidBy',
		type: 'options',
		default: 'Cash',
		options: [
			{ name: 'Cash or Bank', value: 'Cash' },
			{ name: 'Check', value: 'Check' },
			{ name: 'Credit Card', value: 'CreditCard' },
		],
		description: 'Choose how receipts and paid invoices were paid, as the account Paid From is',
		...forPayload(QUICKBOOKS),
	},
	text(
		'Paid From',
		'paidFrom',
		'35',
		'Put in the ID of the account that receipts and paid invoices were paid from. They become purchases.',
		[QUICKBOOKS],
	),
	text(
		'Paid From',
		'paidFrom',
		'1600',
		'Put in the number of the account that receipts and paid invoices were paid from',
		[DATEV],
	),
	text(
		'Paid From',
		'paidFrom',
		'460000000000358',
		'Put in the ID of the account that receipts and paid invoices were paid from. They become expenses.',
		[ZOHO],
	),
	text(
		'Paid From',
		'paidFrom',
		'090',
		'Put in the code or ID of the bank account that receipts and paid invoices were paid from. They become money spent.',
		[XERO],
	),
	text(
		'Tax Account',
		'taxAccount',
		'72',
		'Put in the ID of the account on which tax is booked as a line of its own, as companies in the USA do',
		[QUICKBOOKS],
	),
	text(
		'Tax Code',
		'taxCode',
		'3',
		'Put in the ID of the tax code of the lines. It is sent in any case, and never for several rates at once.',
		[QUICKBOOKS],
	),
	text(
		'Tax Code',
		'taxCode',
		'9',
		'Put in the tax key (BU-Schlüssel) of the lines, never for several rates at once; 0 where the account knows its tax itself',
		[DATEV],
	),
	text(
		'Tax Code',
		'taxCode',
		'8',
		'Put in the ID of the tax of the lines, never for several rates at once',
		[ODOO, ZOHO],
	),
	text(
		'Tax Code',
		'taxCode',
		'INPUT2',
		'Put in the tax type of the lines. It is sent in any case, and never for several rates at once.',
		[XERO],
	),
	text(
		'Tax Code Column',
		'taxCodeColumn',
		'tax_code',
		'Name a column of the line items that holds the tax code of its row, where it differs',
		[...TOOLS, DATEV],
	),
	{
		displayName: 'Tax Codes by Rate',
		name: 'taxCodes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Rate',
		default: {},
		description:
			'Put in the tax code for each tax rate, 0 for what bears no tax. It wins over Tax Code.',
		options: [
			{
				displayName: 'Rate',
				name: 'rates',
				values: [
					{
						displayName: 'Rate (%)',
						name: 'rate',
						type: 'string',
						default: '',
						placeholder: '19',
						description: 'Put in the rate in percent',
					},
					{
						displayName: 'Tax Code',
						name: 'code',
						type: 'string',
						default: '',
						placeholder: 'INPUT2',
						description:
							'Put in the tax type (Xero) or the ID of the tax (QuickBooks, Odoo, Zoho), or the tax key (DATEV)',
					},
				],
			},
		],
		...forPayload(...TOOLS, DATEV),
	},
	text('Terms', 'terms', '3', 'Put in the ID of the terms of payment', [QUICKBOOKS]),
	text(
		'Tracking Category',
		'trackingCategory',
		'Region',
		'Put in the name of the tracking category',
		[XERO],
	),
	text('Tracking Option', 'tracking', 'North', 'Put in the tracking option of the lines', [XERO]),
	text(
		'Tracking Option Column',
		'trackingColumn',
		'region',
		'Name a column of the line items that holds the tracking option of its row, where it differs',
		[XERO],
	),
	text('Vendor', 'vendorId', '56', 'Put in the ID of the vendor', BY_ID),
	text('Vendor', 'vendorId', '70012', 'Put in the number of the seller in your books', [
		DATEV,
		UBL,
	]),
	text(
		'Vendor',
		'vendorId',
		'bd2270c3-8706-4c11-9cfb-000b551c3f51',
		'Put in the ID of the contact. Leave empty to let Xero go by the name on the page.',
		[XERO],
	),
];

/** What a page can't say about it. */
export const accountingMapping: INodeProperties = {
	displayName: 'Accounting Mapping',
	name: 'accountingMapping',
	type: 'collection',
	placeholder: 'Add Mapping',
	// What most bills need stands there without a click; n8n leaves out what doesn't go with the payload.
	default: { accountCode: '', taxCode: '', vendorId: '', buyerCountry: '', buyerName: '' },
	displayOptions: {
		show: { accountingPayload: [...TOOLS, DATEV, UBL] },
	},
	description:
		'Say what no page says: vendor, account, tax code. Put in fixed values, or expressions with what a node before has found.',
	options: MAPPING.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
};
