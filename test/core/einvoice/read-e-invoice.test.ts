import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { documentTypeOf, vatInWords } from '../../../core/einvoice/code-words';
import { readEInvoice } from '../../../core/einvoice/read-e-invoice';
import { toExtraction } from '../../../core/einvoice/to-extraction';
import { unitNameOf } from '../../../core/einvoice/unit-names';
import { PRESETS } from '../../../core/schema/presets';
import { ciiOf, FACTS, sumsOf, ublOf, type Facts } from '../../files/einvoices/make-einvoices';

const schema = { mode: 'fields', fields: PRESETS.invoice.fields } as const;

function extractionOf(xml: string) {
	const invoice = readEInvoice(Buffer.from(xml));
	if (invoice === undefined) throw new Error('no e-invoice');
	const { cells, tables } = toExtraction(invoice, schema);
	return {
		cells: Object.fromEntries(Object.entries(cells).map(([name, { raw }]) => [name, raw])),
		rows: (tables.line_items ?? []).map((row) =>
			Object.fromEntries(Object.entries(row).map(([name, { raw }]) => [name, raw])),
		),
	};
}

const word = fc.stringMatching(/^[A-Za-zäöüéß&<]{1,12}$/);
const cents = fc.integer({ min: 1, max: 9_999_999 }).map((amount) => amount / 100);
const facts: fc.Arbitrary<Facts> = fc.record({
	number: fc.stringMatching(/^[A-Z]{0,3}-?\d{1,10}$/),
	date: fc
		.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10)),
	supplier: word,
	vatId: fc.constant('DE123456789'),
	iban: fc.constant('DE89370400440532013000'),
	type: fc.constantFrom('380', '384', '386'),
	lines: fc.array(
		fc.record({
			name: word,
			quantity: fc.integer({ min: 1, max: 1000 }),
			unit: fc.constantFrom('H87', 'HUR', 'QQQ'),
			price: cents,
		}),
		{ minLength: 1, maxLength: 8 },
	),
});

describe('every format gives what the invoice says', () => {
	test.each([
		['UBL', (one: Facts) => ublOf(one)],
		['CII', (one: Facts) => ciiOf(one)],
		['ZUGFeRD 1', (one: Facts) => ciiOf(one, 'zugferd1')],
	])('%s', (_name, write) => {
		fc.assert(
			fc.property(facts, (one) => {
				const { cells, rows } = extractionOf(write(one));
				const { net, tax, total } = sumsOf(one);
				expect(cells).toMatchObject({
					invoice_number: one.number,
					issue_date: one.date,
					supplier: one.supplier,
					subtotal: Number(net),
					tax: Number(tax),
					total_due: Number(total),
				});
				expect(
					rows.map(({ item_description, quantity, unit_price }) => [
						item_description,
						quantity,
						unit_price,
					]),
				).toEqual(one.lines.map(({ name, quantity, price }) => [name, quantity, price]));
			}),
		);
	});
});

describe('what is special', () => {
	const ubl = ublOf(FACTS);

	test('what comes on top of the lines is apart, or in the amount before tax where no field asks for it', () => {
		const withCharges = ubl
			.replace(
				'<cbc:PayableAmount',
				'<cbc:AllowanceTotalAmount currencyID="EUR">4.50</cbc:AllowanceTotalAmount><cbc:ChargeTotalAmount currencyID="EUR">10</cbc:ChargeTotalAmount><cbc:PayableAmount',
			)
			.replace(/(<cbc:TaxExclusiveAmount[^>]*>)[\d.]+/, '$1170.00');
		expect(extractionOf(withCharges).cells).toMatchObject({
			subtotal: 164.5,
			shipping: 10,
			discount: 4.5,
		});
		const invoice = readEInvoice(Buffer.from(withCharges));
		if (invoice === undefined) throw new Error('no e-invoice');
		const bare = { mode: 'fields', fields: [{ name: 'net', type: 'number' }] } as const;
		expect(toExtraction(invoice, bare).cells.net?.raw).toBe(170);
	});

	test('the VAT in the currency of the books is not the invoice’s', () => {
		const twice = ubl.replace(
			'<cac:TaxTotal>',
			'<cac:TaxTotal><cbc:TaxAmount currencyID="PLN">140.00</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>',
		);
		expect(extractionOf(twice).cells.tax).toBe(31.26);
	});

	test('lines that sum up others are left out', () => {
		const grouped = ciiOf(FACTS).replace(
			'<ram:IncludedSupplyChainTradeLineItem>',
			`<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument>`,
		);
		expect(extractionOf(grouped).rows.map(({ item_description }) => item_description)).toEqual([
			'Consulting',
		]);
	});

	test('a price for several, a discount and a surcharge of a line', () => {
		const priced = ubl.replace(
			/(<cac:Price><cbc:PriceAmount currencyID="EUR">)80(<\/cbc:PriceAmount>)/,
			'<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount>15</cbc:Amount></cac:AllowanceCharge>$18000$2<cbc:BaseQuantity>100</cbc:BaseQuantity>',
		);
		expect(extractionOf(priced).rows[1]).toMatchObject({
			unit_price: 8000,
			price_per: 100,
			discount: '+15.00',
		});
	});

	test('the envelope of Peppol', () => {
		const inner = ubl.replace(/^<\?xml.*?\?>/, '');
		expect(
			extractionOf(
				`<sh:StandardBusinessDocument xmlns:sh="urn:x">${inner}</sh:StandardBusinessDocument>`,
			).cells.invoice_number,
		).toBe('R-2026-0815');
	});

	test.each(['<order/>', '<Invoice xmlns="urn:other"><ID>1</ID></Invoice>'])(
		'%s is none',
		(xml) => {
			expect(readEInvoice(Buffer.from(xml))).toBeUndefined();
		},
	);

	test('what is no number stays as it is written', () => {
		expect(
			extractionOf(ubl.replace(/(<cbc:TaxInclusiveAmount[^>]*>)[\d.]+/, '$11.234,50')).cells
				.total_due,
		).toBe('1.234,50');
	});
});

test('codes in words, and the code itself where it is in no list', () => {
	expect(['380', '381', '384', '386', '999'].map(documentTypeOf)).toEqual([
		'Invoice',
		'Credit note',
		'Corrected invoice',
		'Prepayment invoice',
		'999',
	]);
	expect(['HUR', 'KGM', 'XPP', 'QQQ'].map(unitNameOf)).toEqual(['hour', 'kg', 'piece', 'QQQ']);
	expect([vatInWords('S', '19'), vatInWords('AE', '0'), vatInWords(null, null)]).toEqual([
		'19 % standard rate',
		'reverse charge',
		null,
	]);
});
