import type { PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import { checkMapping, type AccountingMapping } from '../../../core/accounting/mapping';
import type { AccountingSettings } from '../../../core/accounting/with-payload';
import { PAYLOAD_FORMATS, type PayloadFormat } from '../../../core/accounting/payload-format';
import type { UblProfile } from '../../../core/accounting/ubl/profile/profile';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { E_INVOICE_INPUTS, E_INVOICE_PROFILE_INPUTS, type MappingInput } from './e-invoice-inputs';
import { parseInputs } from './parse-inputs';
import { choiceOr, pairsOf, text } from './values';

const group = 'accounting';

const FORMATS = ['none', ...PAYLOAD_FORMATS] as const;
const FORMAT_LABELS: Readonly<Record<(typeof FORMATS)[number], string>> = {
	none: 'None',
	quickbooks_bill: 'QuickBooks Online Bill',
	xero_bill: 'Xero Bill',
	odoo_bill: 'Odoo Vendor Bill',
	zoho_bill: 'Zoho Books Bill',
	datev_batch: 'DATEV Booking Batch',
	ubl_invoice: 'UBL 2.1 Invoice (EN 16931)',
	csv: 'CSV Rows',
	sheet_rows: 'Rows for a Sheet',
};

const TOOLS: readonly PayloadFormat[] = ['quickbooks_bill', 'xero_bill', 'odoo_bill', 'zoho_bill'];
const QUICKBOOKS: readonly PayloadFormat[] = ['quickbooks_bill'];
const XERO: readonly PayloadFormat[] = ['xero_bill'];
const ODOO: readonly PayloadFormat[] = ['odoo_bill'];
const ZOHO: readonly PayloadFormat[] = ['zoho_bill'];
const DATEV: readonly PayloadFormat[] = ['datev_batch'];
const UBL: readonly PayloadFormat[] = ['ubl_invoice'];
/** Those that book a line with a code for its tax. */
const BOOKS: readonly PayloadFormat[] = [...TOOLS, ...DATEV];
const BILLS: readonly PayloadFormat[] = [...BOOKS, ...UBL];

/** What no page says, and for which payloads it is asked. */
const MAPPING: readonly (MappingInput & { readonly formats: readonly PayloadFormat[] })[] = [
	{
		key: 'vendor',
		label: 'Vendor',
		to: 'vendorId',
		formats: BILLS,
		helpText:
			'The contact ID in Xero (the name on the page is used otherwise), the vendor ID in QuickBooks, Odoo and Zoho, for DATEV and UBL the number of the seller in your books. Let a search step before find it.',
	},
	{
		key: 'account',
		label: 'Account',
		to: 'accountCode',
		formats: BILLS,
		helpText:
			'Of the lines: the code in Xero, the ID in QuickBooks, Odoo and Zoho, the number in DATEV.',
	},
	{
		key: 'account_column',
		label: 'Account Column',
		to: 'accountColumn',
		formats: BILLS,
		helpText: 'A column of the line items that holds the account of its row, where it differs.',
	},
	{
		key: 'item',
		label: 'Item',
		to: 'itemCode',
		formats: TOOLS,
		helpText:
			'What is bought: the code in Xero, the ID in QuickBooks, Odoo and Zoho. In QuickBooks it takes the place of the account.',
	},
	{
		key: 'item_column',
		label: 'Item Column',
		to: 'itemColumn',
		formats: TOOLS,
		helpText: 'A column of the line items that holds the item of its row.',
	},
	{
		key: 'tax_code',
		label: 'Tax Code',
		to: 'taxCode',
		formats: BOOKS,
		helpText:
			'Of the lines: the tax type in Xero, the ID of the tax in QuickBooks, Odoo and Zoho, the tax key (BU-Schlüssel) in DATEV, where `0` is for an account that knows its tax itself. It is sent in any case, and never for several rates at once.',
	},
	{
		key: 'tax_codes',
		label: 'Tax Codes by Rate',
		to: 'taxCodes',
		formats: BOOKS,
		dict: true,
		helpText:
			'On the left a tax rate in percent (`19`; `0` for what bears no tax), on the right its tax code. It wins over Tax Code.',
	},
	{
		key: 'tax_code_column',
		label: 'Tax Code Column',
		to: 'taxCodeColumn',
		formats: BOOKS,
		helpText: 'A column of the line items that holds the tax code of its row, where it differs.',
	},
	{
		key: 'tax_account',
		label: 'Tax Account',
		to: 'taxAccount',
		formats: QUICKBOOKS,
		helpText:
			'The ID of the account on which tax is booked as a line of its own, as companies in the USA do.',
	},
	{
		key: 'paid_from',
		label: 'Paid From',
		to: 'paidFrom',
		formats: [...QUICKBOOKS, ...XERO, ...ZOHO, ...DATEV],
		helpText:
			'The account that receipts and paid invoices were paid from: the code or ID of a bank account in Xero, the ID in QuickBooks and Zoho, the number in DATEV. They become money spent instead of bills.',
	},
	{
		key: 'paid_by',
		label: 'Paid By',
		to: 'paidBy',
		formats: QUICKBOOKS,
		choices: [
			{ value: 'Cash', sample: 'Cash', label: 'Cash or Bank' },
			{ value: 'Check', sample: 'Check', label: 'Check' },
			{ value: 'CreditCard', sample: 'CreditCard', label: 'Credit Card' },
		],
		helpText: 'How receipts and paid invoices were paid, as the account Paid From is.',
	},
	{
		key: 'tracking',
		label: 'Class, Tracking Option or Cost Center',
		to: 'tracking',
		formats: [...QUICKBOOKS, ...XERO, ...ODOO, ...DATEV],
		helpText:
			'Of the lines: the ID of the class in QuickBooks or of the analytic account in Odoo, the tracking option in Xero, the cost center (KOST1) in DATEV.',
	},
	{
		key: 'tracking_category',
		label: 'Tracking Category',
		to: 'trackingCategory',
		formats: XERO,
		helpText: 'The name of the category that the tracking option belongs to.',
	},
	{
		key: 'tracking_column',
		label: 'Class, Tracking or Cost Center Column',
		to: 'trackingColumn',
		formats: [...QUICKBOOKS, ...XERO, ...ODOO, ...DATEV],
		helpText:
			'A column of the line items that holds the class, analytic account, tracking option or cost center of its row, where it differs.',
	},
	{
		key: 'terms',
		label: 'Terms',
		to: 'terms',
		formats: QUICKBOOKS,
		helpText: 'The ID of the terms of payment.',
	},
	{
		key: 'order_number',
		label: 'Order Number',
		to: 'orderNumber',
		formats: [...QUICKBOOKS, ...ZOHO, ...UBL],
		helpText: 'Of your order, if not the printed one.',
	},
	{
		key: 'currency',
		label: 'Currency',
		to: 'currencyId',
		formats: ODOO,
		helpText: 'The ID of the currency in Odoo. Look it up by the code that the document gives.',
	},
	{
		key: 'consultant_number',
		label: 'Consultant Number',
		to: 'consultantNumber',
		formats: DATEV,
		helpText: 'Of your tax consultant in DATEV.',
	},
	{
		key: 'client_number',
		label: 'Client Number',
		to: 'clientNumber',
		formats: DATEV,
		helpText: 'Of your company in DATEV.',
	},
	{
		key: 'account_length',
		label: 'Account Length',
		to: 'accountLength',
		formats: DATEV,
		placeholder: '4',
		helpText: 'How many digits an account has, if not 4.',
	},
	{
		key: 'fiscal_year_start',
		label: 'Fiscal Year Start',
		to: 'fiscalYearStart',
		formats: DATEV,
		placeholder: '2026-07-01',
		helpText: 'When a fiscal year begins, if not on 1 January.',
	},
	...[...E_INVOICE_INPUTS, ...E_INVOICE_PROFILE_INPUTS].map((input) => ({
		...input,
		formats: UBL,
	})),
];

const chosen = z.object({ accounting_payload: choiceOr(FORMATS, 'none') });
const ARCHIVE: UblProfile = 'en16931';
const profiled = z.object({ ubl_profile: text });
/** The European standard itself needs none of these. */
const OF_A_PROFILE: ReadonlySet<string> = new Set(E_INVOICE_PROFILE_INPUTS.map(({ key }) => key));
const isText = ({ dict }: PlainInputField): boolean => dict !== true;
const mapped = z.object(
	Object.fromEntries(MAPPING.filter(isText).map(({ key }) => [key, text] as const)),
);
const codesByRate = z.object({ tax_codes: pairsOf(text) });

/** What is to be prepared, in a form that may not be filled in yet; null for nothing. */
export function chosenFormat(inputData: unknown): PayloadFormat | null {
	const { accounting_payload: format } = parseInputs(chosen, inputData);
	return format === 'none' ? null : format;
}

const choiceAmong = (formats: readonly (typeof FORMATS)[number][]): PlainInputField => ({
	key: 'accounting_payload',
	label: 'Accounting Payload',
	type: 'string',
	choices: formats.map((value) => ({ value, sample: value, label: FORMAT_LABELS[value] })),
	altersDynamicFields: true,
	helpText:
		'Prepares a body that an API Request step can send. A document for which it is incomplete needs review. For the ready-made steps of QuickBooks and Xero map Line Items instead.',
});

/** The choice of a payload where one must be prepared. */
export const requiredPayload: PlainInputField = { ...choiceAmong(PAYLOAD_FORMATS), required: true };

/** The choice of a payload, and for the chosen one what no page says. */
export const accountingInputs = (inputData: unknown): PlainInputField[] => [
	{ ...choiceAmong(FORMATS), default: 'none', group },
	...mappingInputs(inputData).map((input) => ({ ...input, group })),
];

/** For the chosen payload what no page says. */
export function mappingInputs(inputData: unknown): PlainInputField[] {
	const format = chosenFormat(inputData);
	const { ubl_profile: profile } = parseInputs(profiled, inputData);
	const isArchive = profile === '' || profile === ARCHIVE;
	return MAPPING.filter(
		({ key, formats }) =>
			formats.some((one) => one === format) && !(isArchive && OF_A_PROFILE.has(key)),
	).map(({ to: _to, formats: _formats, ...input }): PlainInputField => ({
		type: 'string',
		...input,
	}));
}

/**
 * @returns null for no payload
 * @throws SchemaError where an input can't be used
 */
export function readPayload(inputData: unknown): AccountingSettings | null {
	const format = chosenFormat(inputData);
	if (format === null) return null;
	const data = parseInputs(mapped, inputData);
	const mapping: AccountingMapping = {
		...Object.fromEntries(MAPPING.filter(isText).map(({ key, to }) => [to, data[key]])),
		taxCodes: parseInputs(codesByRate, inputData).tax_codes,
	};
	return { format, mapping };
}

/**
 * @returns null for no payload
 * @throws SchemaError where an input can't be used, or names a column that is not there
 */
export function readAccounting(
	inputData: unknown,
	schema: DocumentSchema,
): AccountingSettings | null {
	const wanted = readPayload(inputData);
	if (wanted !== null) checkMapping(wanted.mapping, schema, mappingLabel);
	return wanted;
}

/** What the form calls a setting of the mapping: "Account Column" for `accountColumn`. */
export const mappingLabel = (setting: string): string =>
	MAPPING.find(({ to }) => to === setting)?.label ?? setting;
