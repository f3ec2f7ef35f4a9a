import { expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import type { DocumentText } from './documents';
import { generatedBills } from './generated-bills';
import { COMPLETE, exempt, HOSTILE, withFields, xmlOf } from './ubl-invoices';
import { all, misplaced, texts, treeOf, type Element } from './ubl-tree';

const invoiceOf = (document: DocumentText, mapping?: AccountingMapping): Element =>
	treeOf(xmlOf(document, mapping));

test.each(COMPLETE)('elements stand in the order of UBL’s schema: %s', (_, document, mapping) => {
	expect(misplaced(invoiceOf(document, mapping))).toEqual([]);
});

test('what is printed comes out as it was, less what XML can’t hold', () => {
	const invoice = invoiceOf(withFields({ supplier_name: HOSTILE }));
	expect(
		texts(
			invoice,
			'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName',
		),
	).toEqual(['<b>&"\' ]]> Ltd']);
});

test('lines that contain tax are turned net, so that they add up to the printed subtotal', () => {
	const invoice = invoiceOf(
		withFields({ subtotal: 84.03, tax: 15.97, total: 100 }, { lineAmounts: 'tax_inclusive' }),
	);
	expect(texts(invoice, 'cac:InvoiceLine/cbc:LineExtensionAmount')).toEqual(['50.42', '33.61']);
	expect(texts(invoice, 'cac:InvoiceLine/cac:Price/cbc:PriceAmount')).toEqual(['25.21', '0.3361']);
	expect(texts(invoice, 'cac:LegalMonetaryTotal/cbc:LineExtensionAmount')).toEqual(['84.03']);
});

test('a price that no decimals make is a price for the whole quantity', () => {
	const invoice = invoiceOf(
		withFields(
			{},
			{ rows: [{ description: 'grain', unit: 'kg', quantity: 70_000, line_total: 100 }] },
		),
	);
	const line = 'cac:InvoiceLine';
	expect(texts(invoice, `${line}/cbc:InvoicedQuantity`)).toEqual(['70000']);
	expect(texts(invoice, `${line}/cac:Price/cbc:PriceAmount`)).toEqual(['100']);
	expect(texts(invoice, `${line}/cac:Price/cbc:BaseQuantity`)).toEqual(['70000']);
});

test('a unit that is in no list is kept beside the item', () => {
	const rows = [{ description: 'wood', unit: 'Ster', quantity: 1, line_total: 100 }];
	const xml = xmlOf(withFields({}, { rows }));
	expect(xml).toContain('unitCode="C62"');
	expect(
		texts(treeOf(xml), 'cac:InvoiceLine/cac:Item/cac:AdditionalItemProperty/cbc:Value'),
	).toEqual(['Ster']);
});

const number = (invoice: Element, path: string): Big => {
	const [text = '0'] = texts(invoice, path);
	return new Big(text);
};
const sum = (list: readonly string[]): Big =>
	list.reduce((total, text) => total.plus(text), new Big(0));

test('sums follow from lines, and totals from sums (BR-CO-10 to BR-CO-17)', () => {
	fc.assert(
		fc.property(generatedBills, ({ document, total, tax, decimals }) => {
			const invoice = invoiceOf(document, exempt);
			expect(misplaced(invoice)).toEqual([]);
			const totals = (name: string) => number(invoice, `cac:LegalMonetaryTotal/cbc:${name}`);
			const extras = (charge: string) =>
				sum(
					all(invoice, 'cac:AllowanceCharge')
						.filter((extra) => texts(extra, 'cbc:ChargeIndicator').includes(charge))
						.flatMap((extra) => texts(extra, 'cbc:Amount')),
				);
			const lines = sum(texts(invoice, 'cac:InvoiceLine/cbc:LineExtensionAmount'));
			expect(totals('LineExtensionAmount').eq(lines)).toBe(true);
			expect(totals('AllowanceTotalAmount').eq(extras('false'))).toBe(true);
			expect(totals('ChargeTotalAmount').eq(extras('true'))).toBe(true);
			const net = lines.minus(extras('false')).plus(extras('true'));
			expect(totals('TaxExclusiveAmount').eq(net)).toBe(true);
			expect(number(invoice, 'cac:TaxTotal/cbc:TaxAmount').eq(tax)).toBe(true);
			expect(totals('TaxInclusiveAmount').eq(net.plus(tax))).toBe(true);
			expect(totals('TaxInclusiveAmount').eq(total)).toBe(true);
			const paid = document.fields.paid ?? 0;
			expect(totals('PayableAmount').eq(total.minus(paid))).toBe(true);

			const groups = all(invoice, 'cac:TaxTotal/cac:TaxSubtotal');
			const ofGroups = (name: string) =>
				sum(groups.flatMap((group) => texts(group, `cbc:${name}`)));
			expect(ofGroups('TaxableAmount').eq(net)).toBe(true);
			expect(ofGroups('TaxAmount').eq(tax)).toBe(true);
			const cent = new Big(10).pow(-decimals);
			for (const group of groups) {
				const made = number(group, 'cbc:TaxableAmount')
					.times(number(group, 'cac:TaxCategory/cbc:Percent'))
					.div(100);
				const off = number(group, 'cbc:TaxAmount').minus(made).abs();
				expect(off.lt(cent.times(2))).toBe(true);
			}
			for (const line of all(invoice, 'cac:InvoiceLine')) {
				const base = texts(line, 'cac:Price/cbc:BaseQuantity')[0] ?? '1';
				const price = number(line, 'cac:Price/cbc:PriceAmount');
				expect(price.gte(0)).toBe(true);
				const made = number(line, 'cbc:InvoicedQuantity').times(price).div(base);
				expect(made.round(decimals).eq(number(line, 'cbc:LineExtensionAmount'))).toBe(true);
			}
		}),
		{ numRuns: 200 },
	);
});
