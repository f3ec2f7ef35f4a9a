import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { documentTypeOf, vatInWords } from '../../../core/einvoice/code-words';
import { readEInvoice } from '../../../core/einvoice/read-e-invoice';
import { toExtraction } from '../../../core/einvoice/to-extraction';
import { unitNameOf } from '../../../core/einvoice/unit-names';
import { PRESETS } from '../../../core/schema/presets';
import { ciiOf, FACTS, sumsOf, ublOf, type Facts } from '../../files/einvoices/make-einvoices';
import { inOneGo } from '../../files/turns';

const schema = { mode: 'fields', fields: PRESETS.invoice.fields } as const;

async function extractionOf(xml: string) {
	const invoice = await readEInvoice(Buffer.from(xml), inOneGo);
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
	])('%s', async (_name, write) => {
		await fc.assert(
			fc.asyncProperty(facts, async (one) => {
				const { cells, rows } = await extractionOf(write(one));
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

	test('what comes on top of the lines is apart, or in the amount before tax where no field asks for it', async () => {
		const withCharges = ubl
			.replace(
				'<cbc:PayableAmount',
				'<cbc:AllowanceTotalAmount currencyID="EUR">4.50</cbc:AllowanceTotalAmount><cbc:ChargeTotalAmount currencyID="EUR">10</cbc:ChargeTotalAmount><cbc:PayableAmount',
			)
			.replace(/(<cbc:TaxExclusiveAmount[^>]*>)[\d.]+/, '$1170.00');
		expect((await extractionOf(withCharges)).cells).toMatchObject({
			subtotal: 164.5,
			shipping: 10,
			discount: 4.5,
		});
		const invoice = await readEInvoice(Buffer.from(withCharges), inOneGo);
		if (invoice === undefined) throw new Error('no e-invoice');
		const bare = { mode: 'fields', fields: [{ name: 'net', type: 'number' }] } as const;
		expect(toExtraction(invoice, bare).cells.net?.raw).toBe(170);
	});

	test('the VAT in the currency of the books is not the invoice’s', async () => {
		const twice = ubl.replace(
			'<cac:TaxTotal>',
			'<cac:TaxTotal><cbc:TaxAmount currencyID="PLN">140.00</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>',
		);
		expect((await extractionOf(twice)).cells.tax).toBe(31.26);
	});

	test('lines that sum up others are left out', async () => {
		const grouped = ciiOf(FACTS).replace(
			'<ram:IncludedSupplyChainTradeLineItem>',
			`<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument>`,
		);
		expect(
			(await extractionOf(grouped)).rows.map(({ item_description }) => item_description),
		).toEqual(['Consulting']);
	});

	test('a price for several, a discount and a surcharge of a line', async () => {
		const priced = ubl.replace(
			/(<cac:Price><cbc:PriceAmount currencyID="EUR">)80(<\/cbc:PriceAmount>)/,
			'<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:Amount>15</cbc:Amount></cac:AllowanceCharge>$18000$2<cbc:BaseQuantity>100</cbc:BaseQuantity>',
		);
		expect((await extractionOf(priced)).rows[1]).toMatchObject({
			unit_price: 8000,
			price_per: 100,
			discount: '+15.00',
		});
	});

	test('the envelope of Peppol', async () => {
		const inner = ubl.replace(/^<\?xml.*?\?>/, '');
		const wrapped = `<sh:StandardBusinessDocument xmlns:sh="urn:x">${inner}</sh:StandardBusinessDocument>`;
		expect((await extractionOf(wrapped)).cells.invoice_number).toBe('R-2026-0815');
	});

	test.each(['<order/>', '<Invoice xmlns="urn:other"><ID>1</ID></Invoice>'])(
		'%s is none',
		async (xml) => {
			expect(await readEInvoice(Buffer.from(xml), inOneGo)).toBeUndefined();
		},
	);

	test('what is no number stays as it is written', async () => {
		const printed = ubl.replace(/(<cbc:TaxInclusiveAmount[^>]*>)[\d.]+/, '$11.234,50');
		expect((await extractionOf(printed)).cells.total_due).toBe('1.234,50');
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
