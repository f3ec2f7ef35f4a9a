import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { documentOf, judged } from './documents';

const header = {
	supplier: 'Muster GmbH',
	invoice_number: 'R-17',
	issue_date: '12.06.2026',
	currency: 'EUR',
};
const TAXED = { ...header, subtotal: '100,00', tax: '19,00', total_due: '119,00' };
const UNTAXED = { ...header, subtotal: '100,00', total_due: '100,00' };
const ITEM = {
	item_description: 'A',
	quantity: '2',
	unit_price: '50,00',
	line_total: '100,00',
};
type Printed = Readonly<Record<string, string>>;
const doubts = (fields: Printed, ...rows: readonly Printed[]) =>
	judged(documentOf(fields, rows.length === 0 ? [ITEM] : rows)).document.reasons.map(
		({ message }) => message,
	);
const receiptDoubts = (fields: Printed, ...rows: readonly Printed[]) =>
	judged(documentOf(fields, rows), {
		schema: { mode: 'fields', fields: PRESETS.receipt.fields },
	}).document.reasons;

describe('a mark of no value is none', () => {
	const marks =
		'-;—;--;–,––;./.;-/-;n/a;N.A.;keine;entfällt;none;nil;sans objet;n.v.t.;nessuno;brak';
	test.each(marks.split(';'))('%s', (mark) => {
		for (const field of ['discount', 'paid', 'due_date', 'shipping', 'amount_due'])
			expect([field, doubts({ ...TAXED, [field]: mark })]).toEqual([field, []]);
		expect(doubts({ ...UNTAXED, tax: mark })).toEqual([]);
		expect(doubts(TAXED, { ...ITEM, discount: mark, price_per: mark })).toEqual([]);
		expect(doubts(TAXED, { ...ITEM, quantity: mark, unit_price: mark })).toEqual([]);
	});
	test.each(['supplier', 'invoice_number', 'total_due'])('but %s is required', (field) => {
		expect(doubts({ ...TAXED, [field]: '—' }).join()).toContain('no value was found');
	});
});

describe('words for no tax', () => {
	test.each([
		'0%',
		'0,00 %',
		'Reverse Charge',
		'steuerfrei',
		'Steuerfreie innergemeinschaftliche Lieferung',
		'gemäß §19 UStG',
		'VAT exempt',
		'Zero rated',
		'exonéré',
		'TVA non applicable, art. 293 B du CGI',
		'Autoliquidation',
		'BTW verlegd',
		'Exento',
		'Esente art. 10',
		'Isento',
		'momsfri',
		'zw.',
		'Osvobozeno',
	])('%s', (tax) => {
		expect(doubts({ ...UNTAXED, tax })).toEqual([]);
	});
	test.each(['steuerfrei', 'Reverse Charge'])('%s, though the total holds one', (tax) => {
		expect(doubts({ ...TAXED, tax })).not.toEqual([]);
	});
	test.each(['frei 5,00', 'reverse charge 7 %', 'Kunde AG'])('%s is none', (tax) => {
		expect(doubts({ ...UNTAXED, tax })).not.toEqual([]);
	});
});

describe('words for a payment', () => {
	test.each(
		'VISA;bar;bezahlt;PayPal 119,00;VISA 119,00 EUR;bar bezahlt;dankend erhalten;VISA **** 1234;bezahlt am 12.06.2026;pagado;Payé par CB'.split(
			';',
		),
	)('%s', (paid) => {
		expect(doubts({ ...TAXED, paid })).toEqual([]);
		expect(doubts({ ...TAXED, paid, amount_due: '0,00' })).toEqual([]);
	});
	test.each(['VISA 50,00', 'VISA 1234', 'Meier', 'bar 10'])('but not %s', (paid) => {
		expect(doubts({ ...TAXED, paid, amount_due: '0,00' })).not.toEqual([]);
	});
	test.each(
		'Lastschrift;Vorkasse;bezahlt;wird abgebucht;a la vista;siehe oben;Prélèvement automatique'.split(
			';',
		),
	)('due: %s', (due) => {
		expect(doubts({ ...TAXED, due_date: due })).toEqual([]);
	});
	test.each(['bald', 'Kunde AG', '31.02.2026'])('but not due: %s', (due) => {
		expect(doubts({ ...TAXED, due_date: due })).not.toEqual([]);
	});
});

describe('words for a rate', () => {
	test.each('A;B;F;T;S;AE;(A);GST;MwSt 19%;VAT 19%;19.0% (S);19% A;Normalsatz'.split(';'))(
		'%s',
		(rate) => {
			expect(doubts(TAXED, { ...ITEM, tax_rate: rate })).toEqual([]);
		},
	);
	test.each('Z;E;frei;Zero;exempt;verlegd;reverse charge'.split(';'))('without tax: %s', (rate) => {
		expect(doubts(UNTAXED, { ...ITEM, tax_rate: rate })).toEqual([]);
	});
	test.each(['frei', 'Zero', 'VAT 7%', '7% (S)', 'Kunde AG'])('but not %s beside 19 %%', (rate) => {
		expect(doubts(TAXED, { ...ITEM, tax_rate: rate })).not.toEqual([]);
	});
	test('the letters of a till', () => {
		expect(
			receiptDoubts(
				{ ...header, total_due: '26,00', tax: '3,26' },
				{ item_description: 'Milk', line_total: '7,00', tax_rate: 'B' },
				{ item_description: 'Beer', line_total: '19,00', tax_rate: 'A' },
			),
		).toEqual([]);
	});
});

describe('words for a discount or for one', () => {
	const less = { ...header, subtotal: '85,50', tax: '16,25', total_due: '101,75' };
	const row = { ...ITEM, line_total: '85,50' };
	test.each(['10 % + 5 %', '10%+5%', '10/5', 'Rabatt 14,5%'])('%s', (discount) => {
		expect(doubts(less, { ...row, discount })).toEqual([]);
	});
	test.each(['10 % + 6 %', '10/6', 'Rabatt 15%', 'Kunde AG'])('but not %s', (discount) => {
		expect(doubts(less, { ...row, discount })).not.toEqual([]);
	});
	test.each(['Stück', 'h', 'Monat', '/ Stk', 'je Std.'])('price per %s', (per) => {
		expect(doubts(TAXED, { ...ITEM, price_per: per })).toEqual([]);
	});
	test.each(['C', 'tausend'])('but not price per %s', (per) => {
		expect(doubts(TAXED, { ...ITEM, price_per: per })).not.toEqual([]);
	});
});
