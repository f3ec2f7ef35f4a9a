import { describe, expect, test } from '@jest/globals';

import { messagesOf, type Kind } from './kinds';

const WRONG: readonly Kind[] = [
	[
		'a digit of the total',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=118,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a digit of a quantity, the price in cents',
		'currency=EUR; subtotal=1.136,32; tax=215,90; total_due=1.352,22',
		'Arbeitspreis | 3.612 kWh | 28,91 ct/kWh | 1.015,32',
		'Grundpreis | 365 Tage | 0,3315 | 121,00',
	],
	[
		'a digit of a price in cents',
		'currency=EUR; subtotal=1.136,32; tax=215,90; total_due=1.352,22',
		'Arbeitspreis | 3.512 kWh | 23,91 ct/kWh | 1.015,32',
		'Grundpreis | 365 Tage | 0,3315 | 121,00',
	],
	[
		'a digit of the subtotal',
		'currency=EUR; subtotal=101,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a digit of the tax',
		'currency=EUR; subtotal=100,00; tax=18,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a digit of what was paid',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00; paid=18,00; amount_due=100,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'what is left to pay as the total',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=100,00; amount_due=100,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a digit of the tax withheld',
		'currency=EUR; subtotal=1.000,00; tax=210,00; withholding_tax=160,00; total_due=1.060,00',
		'A | 1 | 1.000,00 | 1.000,00',
	],
	[
		'one of several taxes',
		'currency=EUR; subtotal=200,00; tax=7,00; total_due=226,00',
		'A | 1 | 100,00 | 100,00',
		'B | 1 | 100,00 | 100,00',
	],
	[
		'a row missing',
		'currency=EUR; subtotal=200,00; tax=38,00; total_due=238,00',
		'A | 1 | 100,00 | 100,00',
	],
	[
		'a row twice',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'the discount lost',
		'currency=EUR; subtotal=200,00; tax=34,20; total_due=214,20',
		'A | 2 | 100,00 | 200,00',
	],
	[
		'the rounding lost',
		'currency=CHF; subtotal=100.00; tax=8.10; total_due=108.05',
		'A | 1 | 100.00 | 100.00',
	],
	[
		'the tip lost',
		'currency=USD; subtotal=40.00; tax=3.55; total_due=51.55',
		'Lunch | 2 | 20.00 | 40.00',
	],
	[
		'shipping lost',
		'currency=USD; subtotal=100.00; tax=8.25; total_due=118.24',
		'A | 2 | 50.00 | 100.00',
	],
	['the net as the total', 'currency=EUR; tax=19,00; total_due=100,00', 'A | 2 | 50,00 | 100,00'],
	[
		'a tax that no rate makes',
		'currency=EUR; subtotal=100,00; tax=23,70; total_due=123,70',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'tax and net swapped',
		'currency=EUR; subtotal=19,00; tax=100,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a quantity',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 7 | 50,00 | 100,00',
	],
	[
		'a price',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 56,00 | 100,00',
	],
	[
		'a quantity like a discount of a quarter',
		'currency=EUR; subtotal=75,00; tax=14,25; total_due=89,25',
		'A | 4 | 25,00 | 75,00',
	],
	[
		'the tax as a row',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
		'MwSt 19 % | | | 19,00',
	],
	[
		'carried over as a row',
		'currency=EUR; subtotal=200,00; tax=38,00; total_due=238,00',
		'A | 2 | 50,00 | 100,00',
		'Übertrag | | | 100,00',
	],
	[
		'the year, by the number',
		'invoice_number=RE-2026-004; issue_date=2024-06-12; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'the year, by the due date',
		'issue_date=2024-06-12; due_date=2026-07-12; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a date in the future',
		'issue_date=2027-06-12; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'the due date, by the terms',
		'due_date=2026-06-12; payment_terms=30 Tage netto; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'marks, of today',
		'currency=DEM; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'yen with cents',
		'currency=JPY; subtotal=100.50; tax=10.05; total_due=110.55',
		'A | 1 | 100.50 | 100.50',
	],
	['dinars that may be thousands', 'currency=KWD; total_due=120.500'],
	[
		'a credit note without signs',
		'document_type=Gutschrift; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a reminder',
		'document_type=Mahnung; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'the buyer as the supplier',
		'buyer=Muster GmbH; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a telephone number',
		'invoice_number=+49 89 1234567; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	['no rows, and amounts that disagree', 'currency=EUR; subtotal=33,61; tax=6,39; total_due=41,00'],
	[
		'a rate as the tax of nothing',
		'currency=EUR; subtotal=100,00; tax=19 %; total_due=120,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a credit read as a debit',
		'currency=EUR; subtotal=96,00; tax=18,24; total_due=114,24',
		'A | 2 | 50,00 | 100,00',
		'Leergut | 8 | 0,50 | 4,00',
	],
	...[
		'Gemäß § 19 UStG keine Umsatzsteuer',
		'Differenzbesteuerung nach § 25a UStG',
		'Reverse charge',
		'TVA non applicable, art. 293 B du CGI',
		'Regime forfettario, L. 190/2014',
		'VAT exempt',
		'Keine Umsatzsteuer',
	].map((note): Kind => [
		`a tax that a note excludes: ${note}`,
		`currency=EUR; total_due=595,00; payment_terms=${note}`,
		'Beratung | 1 | 500,00 | 500,00',
	]),
];

const WRONG_RECEIPTS: readonly Kind[] = [
	[
		'the subtotal as the total, beside tax and tip',
		'currency=USD; subtotal=38.50; tax=3.42; tip=7.70; total_due=38.50',
		'Pasta | 1 | 28.00 | 28.00',
		'Wine | 1 | 10.50 | 10.50',
	],
	[
		'the subtotal as the total, beside a tax',
		'currency=USD; subtotal=38.50; tax=3.42; total_due=38.50',
		'Pasta | 1 | 28.00 | 28.00',
		'Wine | 1 | 10.50 | 10.50',
	],
	[
		'the subtotal as the total, without rows',
		'currency=USD; subtotal=38.50; tax=3.42; total_due=38.50',
	],
	['tax and total swapped', 'currency=EUR; tax=4,50; total_due=0,72'],
	['tax and total swapped, in dollars', 'currency=USD; tax=24.50; total_due=2.03'],
	['a digit of the total, without rows', 'currency=EUR; tax=0,72; total_due=4,60'],
	[
		'a digit of a tax that is contained',
		'currency=EUR; tax=3,91; total_due=20,00',
		'Buch | 1 | 20,00 | 20,00',
	],
	[
		'more than any rate of the currency',
		'currency=EUR; tax=4,30; total_due=20,00',
		'Buch | 1 | 10,00 | 10,00',
		'Heft | 1 | 10,00 | 10,00',
	],
];

describe('one mistake sends a document to review', () => {
	test.each(WRONG)('%s', (_name, fields, ...rows) => {
		expect(messagesOf(fields, rows)).not.toEqual([]);
	});
	test.each(WRONG_RECEIPTS)('a receipt: %s', (_name, fields, ...rows) => {
		expect(messagesOf(fields, rows, true)).not.toEqual([]);
	});
});

test('a message shows the sign of the subtotal', () => {
	const fields = 'currency=EUR; subtotal=-100,00; tax=-25,00; total_due=-119,00';
	const messages = messagesOf(fields, ['A | -2 | 50,00 | -100,00']).join();
	expect(messages).toContain('subtotal -100.00 − tax 25.00 = -125.00');
});
