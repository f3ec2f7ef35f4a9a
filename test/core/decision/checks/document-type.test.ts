import { describe, expect, test } from '@jest/globals';

import type { DocumentSchema } from '../../../../core/schema/document-schema';
import { PRESETS } from '../../../../core/schema/presets';
import { INVOICE, resultOf, saidOf } from '../documents';

const RECEIPT: DocumentSchema = { mode: 'fields', fields: PRESETS.receipt.fields };
const ORDER: DocumentSchema = { mode: 'fields', fields: PRESETS.purchase_order.fields };
/** Asks for both numbers, as many lists of fields do. */
const BOTH: DocumentSchema = {
	mode: 'fields',
	fields: [
		...PRESETS.invoice.fields,
		{ name: 'order_number', type: 'string', description: 'Number of the order' },
	],
};
const NO_MONEY: DocumentSchema = { mode: 'fields', fields: [PRESETS.invoice.fields[4]] };

const said = (fields: Record<string, string>, schema = INVOICE) =>
	saidOf('document_type', fields, [], schema);

describe('the document is what is asked for', () => {
	test.each([
		['Invoice', 'an invoice', INVOICE],
		['Anzahlungsrechnung', 'an invoice for a deposit', INVOICE],
		['Credit note', 'a credit note', INVOICE],
		['Invoice', 'an invoice', BOTH],
		['Receipt', 'a receipt', RECEIPT],
		['Invoice', 'an invoice', RECEIPT],
		['Anzahlungsrechnung', 'an invoice for a deposit', RECEIPT],
		['Credit note', 'a credit note', RECEIPT],
		['Purchase order', 'an order', ORDER],
	])('%s: %s', (document_type, is, schema) => {
		expect(said({ document_type }, schema)).toEqual([
			`passed: the document calls itself “${document_type}”: ${is}`,
		]);
	});

	test.each([
		['Receipt', 'a receipt, and an invoice is', INVOICE],
		['Pro forma invoice', 'a pro forma, and an invoice is', INVOICE],
		['Quote', 'a quote, and an invoice is', INVOICE],
		['Purchase order', 'an order, and an invoice is', INVOICE],
		['Order confirmation', 'an order confirmation, and an invoice is', INVOICE],
		['Delivery note', 'a delivery note, and an invoice is', INVOICE],
		['Reminder', 'a reminder, and an invoice is', INVOICE],
		['Statement of account', 'a statement of account, and an invoice is', INVOICE],
		['Payslip', 'a payslip, and an invoice is', INVOICE],
		['Tax invoice - void', 'a paper that is void, and an invoice is', INVOICE],
		['Rechnungsentwurf', 'a draft, and an invoice is', INVOICE],
		['Stundennachweis', 'a record of work, and an invoice is', INVOICE],
		['Purchase order', 'an order, and an invoice is', BOTH],
		['Quote', 'a quote, and a receipt or an invoice is', RECEIPT],
		['Purchase order', 'an order, and a receipt or an invoice is', RECEIPT],
		['Order confirmation', 'an order confirmation, and an order is', ORDER],
		['Invoice', 'an invoice, and an order is', ORDER],
	])('but not: %s is %s', (document_type, is, schema) => {
		expect(said({ document_type }, schema)).toEqual([
			`failed: the document calls itself “${document_type}”: ${is} asked for`,
		]);
		expect(resultOf('document_type', { document_type }, [], schema)).toBe('failed document_type');
	});
});

describe('a credit note', () => {
	test.each([
		['with a total to be paid', { total_due: '0.01' }, '0.01'],
		['with nothing left of what was paid', { subtotal: '100.00', total_due: '0.00' }, '100.00'],
		['with an amount due', { amount_due: '119.00' }, '119.00'],
		['with a subtotal', { subtotal: '100.00' }, '100.00'],
		[
			'with a total that tells, whatever is due',
			{ total_due: '1.00', amount_due: '-1.00' },
			'1.00',
		],
	])('%s is doubtful', (_name, fields, amount) => {
		expect(said({ document_type: 'Credit note', ...fields })).toEqual([
			`failed: the document calls itself “Credit note”: a credit note, but its total ${amount} is positive, as if it were to be paid`,
		]);
		expect(resultOf('document_type', { document_type: 'Credit note', ...fields })).toBe(
			'failed document_type',
		);
	});

	test.each([
		['with a total of nothing', { total_due: '0.00' }],
		['with a negative total', { total_due: '-0.01' }],
		['with a negative total, whatever is due', { total_due: '-1.00', amount_due: '1.00' }],
		['without an amount', {}],
	])('%s is fine', (_name, fields) => {
		expect(resultOf('document_type', { document_type: 'Credit note', ...fields })).toBe('passed');
	});

	test.each(['Corrected invoice', 'Rechnungskorrektur', 'Facture rectificative'])(
		'%s with a positive total is no debt for sure: it may take the place of an invoice',
		(document_type) => {
			expect(said({ document_type, total_due: '119.00' })).toEqual([
				`failed: the document calls itself “${document_type}”, and its total 119.00 is positive: it takes the place of an earlier invoice, or gives money back, and the amounts don’t tell which`,
			]);
		},
	);

	test('is told from an invoice', () => {
		expect(resultOf('document_type', { document_type: 'Invoice', total_due: '0.01' })).toBe(
			'passed',
		);
	});
});

describe('nothing is compared', () => {
	test.each([
		['without a title', {}, INVOICE, 'the document doesn’t say what it is'],
		[
			'with a title that is not known',
			{ document_type: 'Xyz' },
			INVOICE,
			'the document calls itself “Xyz”, which is no kind that is known',
		],
		[
			'where nothing about money is asked for',
			{ document_type: 'Quote' },
			NO_MONEY,
			'the document doesn’t say what it is',
		],
	])('%s', (_name, fields, schema, why) => {
		expect(said(fields, schema)).toEqual([`not_applicable: ${why}`]);
	});
});

test.each(['document_type', 'payment_terms'])('“this is not an invoice” counts in %s', (place) => {
	const fields = { document_type: 'Invoice', [place]: 'This is not an invoice' };
	expect(resultOf('document_type', fields)).toBe(`failed ${place}`);
});
