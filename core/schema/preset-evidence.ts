import type { ScalarFieldSpec } from './field-spec';

/*
 * What an invoice prints besides, and what shows whether the rest is right. All of it may be missing.
 */

export const documentType: ScalarFieldSpec = {
	name: 'document_type',
	type: 'string',
	description:
		'What the document calls itself, as printed: Invoice, Credit Note, Pro Forma, Reminder, Statement, Order, Delivery Note, Receipt, …',
};
export const buyer: ScalarFieldSpec = {
	name: 'buyer',
	type: 'string',
	description: 'Name of the company that buys and has to pay',
};
export const vatId: ScalarFieldSpec = {
	name: 'vat_id',
	type: 'string',
	// It helps to check; a doubt about it is none about the bill.
	threshold: 0,
	description: 'VAT ID or tax number of the company that sells',
};
export const iban: ScalarFieldSpec = {
	name: 'iban',
	type: 'string',
	description: 'IBAN to pay to',
};
export const customerNumber: ScalarFieldSpec = {
	name: 'customer_number',
	type: 'string',
	description: 'Number the seller has given to the customer',
};
export const paymentTerms: ScalarFieldSpec = {
	name: 'payment_terms',
	type: 'string',
	description: 'Terms of payment, as printed: 30 days net, due on receipt, …',
};
