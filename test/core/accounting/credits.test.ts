import { describe, expect, test } from '@jest/globals';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { payloadOf } from '../../../core/accounting/payload';
import type { BillFormat } from '../../../core/accounting/payload-format';
import { documentOf, fullSchema, plainInvoice, type DocumentText } from './documents';
import { listAt, valueAt } from './json-body';
import { xmlOf } from './ubl-invoices';
import { all, texts, treeOf } from './ubl-tree';

const mapping: AccountingMapping = { vendorId: '56', accountCode: '7', taxCode: '5' };
const ofFormat = (format: BillFormat, document: DocumentText, given = mapping) =>
	payloadOf(documentOf(document), fullSchema, format, given);
const withFields = (fields: DocumentText['fields'], rows = plainInvoice.rows): DocumentText => ({
	...plainInvoice,
	fields: { ...plainInvoice.fields, ...fields },
	rows,
});

/** As most programs print a credit: every amount with its minus. */
const negative = withFields({ subtotal: -100, tax: -19, total: -119, due_date: null }, [
	{ description: 'Beratung', quantity: -2, unit: 'Std.', unit_price: 30, line_total: -60 },
	{ description: 'Schrauben', quantity: 100, unit_price: -0.4, line_total: -40 },
]);
/** As others do: with nothing but its title to tell it by. */
const positive = withFields({ document_type: 'Gutschrift', due_date: null });
const credits: readonly (readonly [string, DocumentText])[] = [
	['negative amounts', negative],
	['positive amounts and a title', positive],
];

describe.each(credits)('a credit with %s', (_, document) => {
	test('is a vendor credit in QuickBooks', () => {
		const { entity, total, body } = ofFormat('quickbooks_bill', document);
		expect({ entity, total }).toEqual({ entity: 'VendorCredit', total: 119 });
		expect(listAt(body, 'Line').map((line) => valueAt(line, 'Amount'))).toEqual([60, 40]);
		expect(valueAt(body, 'TxnTaxDetail', 'TotalTax')).toBe(19);
		expect(body).not.toHaveProperty('DueDate');
	});

	test('is a credit note to pay in Xero', () => {
		const { entity, body } = ofFormat('xero_bill', document, { taxCode: 'INPUT' });
		const note = valueAt(body, 'CreditNotes', 0);
		expect(entity).toBe('CreditNotes');
		expect(valueAt(note, 'Type')).toBe('ACCPAYCREDIT');
		expect(valueAt(note, 'CreditNoteNumber')).toBe('RE-2026-0815');
		expect(listAt(note, 'LineItems')).toMatchObject([
			{ Quantity: 2, UnitAmount: 30, LineAmount: 60, TaxAmount: 11.4 },
			{ Quantity: 100, UnitAmount: 0.4, LineAmount: 40, TaxAmount: 7.6 },
		]);
	});

	test('is a credit note in UBL', () => {
		expect(ofFormat('ubl_invoice', document, {}).entity).toBe('CreditNote');
		const note = treeOf(xmlOf(document));
		expect(note.name).toBe('CreditNote');
		expect(texts(note, 'cbc:CreditNoteTypeCode')).toEqual(['381']);
		expect(texts(note, 'cac:CreditNoteLine/cbc:CreditedQuantity')).toEqual(['2', '100']);
		expect(texts(note, 'cac:LegalMonetaryTotal/cbc:PayableAmount')).toEqual(['119.00']);
		expect(all(note, 'cbc:DueDate')).toEqual([]);
	});
});

test('a discount and a charge of a credit keep their sides', () => {
	const document = withFields(
		{ subtotal: -100, shipping: -10, discount: 5, tax: -19.95, total: -124.95 },
		negative.rows,
	);
	const { body } = ofFormat('quickbooks_bill', document);
	expect(listAt(body, 'Line').map((line) => valueAt(line, 'Amount'))).toEqual([60, 40, 10, -5]);
});

test.each(['Rechnungskorrektur', 'Corrected invoice', 'Factura rectificativa'])(
	'“%s” with positive amounts may be either, and is for a person to tell',
	(document_type) => {
		const { missing } = ofFormat('xero_bill', withFields({ document_type }), { taxCode: 'INPUT' });
		expect(missing).toEqual([
			{
				part: 'Type',
				field: 'total',
				message: expect.stringMatching(/gives money back, put a minus before its amounts/),
			},
		]);
		const { entity } = ofFormat(
			'xero_bill',
			{ ...negative, fields: { ...negative.fields, document_type } },
			{ taxCode: 'INPUT' },
		);
		expect(entity).toBe('CreditNotes');
	},
);

test.each(['Pro forma', 'Angebot', 'Delivery note'])('“%s” is neither bill nor credit', (title) => {
	const { missing, entity } = ofFormat('quickbooks_bill', withFields({ document_type: title }));
	expect(missing.map(({ part }) => part)).toEqual(['Bill']);
	expect(entity).toBeNull();
});
