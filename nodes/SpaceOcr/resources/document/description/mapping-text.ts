import type { INodeProperties } from 'n8n-workflow';

/** Shown where one of these payloads is chosen. */
export const forPayload = (...formats: string[]): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { '/accountingPayload': formats } },
});

/** A text of the mapping, for the payloads that take it. */
export const mappingText = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
	formats: string[],
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: `e.g. ${placeholder}`,
	description,
	...forPayload(...formats),
});

export const QUICKBOOKS = 'quickbooks_bill';
export const XERO = 'xero_bill';
export const ODOO = 'odoo_bill';
export const ZOHO = 'zoho_bill';
export const DATEV = 'datev_batch';
export const UBL = 'ubl_invoice';
/** The tools that call everything by an ID of their own. */
export const BY_ID = [QUICKBOOKS, ODOO, ZOHO];
export const TOOLS = [...BY_ID, XERO];
