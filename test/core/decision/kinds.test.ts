import { describe, expect, test } from '@jest/globals';

import { messagesOf, type Kind } from './kinds';

const RIGHT: readonly Kind[] = [
	[
		'one rate',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'electricity, the price in cents',
		'currency=EUR; subtotal=1.136,32; tax=215,90; total_due=1.352,22',
		'Arbeitspreis | 3.512 kWh | 28,91 ct/kWh | 1.015,32',
		'Grundpreis | 365 Tage | 0,3315 | 121,00',
	],
	[
		'VAT and recargo de equivalencia, Spain',
		'currency=EUR; subtotal=100,00; tax=21,00 5,20; total_due=126,20',
		'Juguetes | 10 | 10,00 | 100,00',
	],
	[
		'prepaid',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00; paid=19,00; amount_due=100,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'paid by card',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00; paid=119,00; amount_due=0,00; due_date=2026-06-12',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'withheld tax, Spain',
		'currency=EUR; subtotal=1.000,00; tax=210,00; withholding_tax=150,00; total_due=1.060,00',
		'Consultoría | 10 | 100,00 | 1.000,00',
	],
	[
		'withheld tax, Italy',
		'currency=EUR; subtotal=1.000,00; tax=220,00; total_due=1.220,00; withholding_tax=200,00; amount_due=1.020,00',
		'Consulenza | 1 | 1.000,00 | 1.000,00',
	],
	[
		'withheld tax, Brazil',
		'currency=BRL; subtotal=1.000,00; total_due=1.000,00; withholding_tax=15,00; amount_due=985,00',
		'Serviços | 1 | 1.000,00 | 1.000,00',
	],
	[
		'TDS, India',
		'currency=INR; subtotal=1,00,000.00; tax=9,000.00 9,000.00; total_due=1,18,000.00; withholding_tax=10,000.00; amount_due=1,08,000.00',
		'Work | 1 | 1,00,000.00 | 1,00,000.00',
	],
	[
		'CGST and SGST',
		'currency=INR; subtotal=1,23,456.00/-; tax=11,111.04 11,111.04; total_due=1,45,678.08',
		'Steel | 1 | 1,23,456.00 | 1,23,456.00/-',
	],
	[
		'several rates, taxes apart',
		'currency=EUR; subtotal=200,00; tax=7,00 19,00; total_due=226,00',
		'A | 1 | 100,00 | 100,00',
		'B | 1 | 100,00 | 100,00',
	],
	[
		'discount in percent',
		'currency=EUR; subtotal=200,00; discount=10 %; tax=34,20; total_due=214,20',
		'A | 2 | 100,00 | 200,00',
	],
	[
		'discount as an amount, after the subtotal',
		'currency=GBP; subtotal=200.00; discount=-20.00; tax=36.00; total_due=216.00',
		'A | 2 | 100.00 | 200.00',
	],
	[
		'Skonto in the terms alone',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00; payment_terms=2 % Skonto 10 Tage, 30 Tage netto; due_date=2026-07-12',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'rounding to five rappen',
		'currency=CHF; subtotal=100.00; tax=8.10; rounding=-0.05; total_due=108.05',
		'A | 1 | 100.00 | 100.00',
	],
	[
		'rounding to whole kronor',
		'currency=SEK; subtotal=99,60; tax=24,90; rounding=0,50; total_due=125,00',
		'A | 1 | 99,60 | 99,60',
	],
	[
		'credit note',
		'document_type=Gutschrift; currency=EUR; subtotal=-100,00; tax=-19,00; total_due=-119,00',
		'A | -2 | 50,00 | -100,00',
	],
	[
		'credit note in brackets',
		'document_type=Credit Note; currency=USD; subtotal=(100.00); tax=(8.00); total_due=(108.00)',
		'A | -2 | 50.00 | (100.00)',
	],
	[
		'a returned bottle',
		'currency=EUR; subtotal=96,00; tax=18,24; total_due=114,24',
		'A | 2 | 50,00 | 100,00',
		'Leergut | -8 | 0,50 | -4,00',
	],
	[
		'deposit on bottles',
		'currency=EUR; subtotal=13,30; tax=2,53; total_due=15,83',
		'Wasser | 10 | 1,00 | 10,00',
		'Pfand | 1 | 3,30 | 3,30',
	],
	[
		'reverse charge',
		'currency=EUR; subtotal=100,00; tax=0,00; total_due=100,00',
		'A | 2 | 50,00 | 100,00',
	],
	['small business without tax', 'currency=EUR; total_due=100,00', 'A | 2 | 50,00 | 100,00'],
	['a phone bill without rows', 'currency=EUR; subtotal=33,61; tax=6,39; total_due=40,00'],
	[
		'electricity, less what was paid monthly',
		'currency=EUR; subtotal=1.000,00; tax=190,00; total_due=1.190,00; paid=1.100,00; amount_due=90,00',
	],
	[
		'hotel with a city tax',
		'currency=EUR; subtotal=186,92; tax=13,08; service_charge=10,00; total_due=210,00',
		'Zimmer | 2 | 93,46 | 186,92',
	],
	[
		'hotel, breakfast in words',
		'currency=EUR; subtotal=114,00; tax=7,98; total_due=121,98',
		'Zimmer | 1 | 100,00 | 100,00',
		'Frühstück | 1 Pers./Nacht | 7,00 | 14,00',
	],
	[
		'US sales tax',
		'currency=$; subtotal=$100.00; tax=$8.88; total_due=$108.88',
		'A | 2 | $50.00 | $100.00',
	],
	[
		'US sales tax and shipping without tax',
		'currency=USD; subtotal=100.00; shipping=9.99; tax=8.25; total_due=118.24',
		'A | 2 | 50.00 | 100.00',
	],
	[
		'GST and PST',
		'currency=CAD; subtotal=100.00; tax=5.00 7.00; total_due=112.00',
		'A | 2 | 50.00 | 100.00',
	],
	[
		'GST and QST',
		'currency=CAD; subtotal=100.00; tax=5.00 9.98; total_due=114.98',
		'A | 2 | 50.00 | 100.00',
	],
	[
		'Australian, tax included',
		'currency=AUD; tax=10.00; total_due=110.00',
		'A | 2 | 55.00 | 110.00',
	],
	[
		'Japanese',
		'currency=JPY; subtotal=12,000円; tax=1,200円; total_due=13,200円(税込)',
		'ペン | 10 | 1,200 | 12,000円',
	],
	[
		'Japanese, rates of 8 and 10',
		'currency=JPY; subtotal=3,000; tax=280; total_due=3,280',
		'A | 1 | 1,000 | 1,000',
		'B | 1 | 2,000 | 2,000',
	],
	[
		'Hungarian, without decimals',
		'currency=HUF; subtotal=10 000; tax=2 700; total_due=12 700',
		'A | 2 | 5 000 | 10 000',
	],
	[
		'Kuwaiti dinars',
		'currency=KWD; subtotal=120.500; total_due=120.500',
		'A | 2 | 60.250 | 120.500',
	],
	[
		'Tunisian dinars',
		'currency=TND; subtotal=100,000; tax=19,000; total_due=119,000',
		'A | 2 | 50,000 | 100,000',
	],
	[
		'accounts with H and S',
		'document_type=Gutschrift; currency=EUR; subtotal=100,00 H; tax=19,00 H; total_due=119,00 H',
		'A | 1 | -100,00 | 100,00 H',
	],
	[
		'marks, from an archive',
		'issue_date=1997-01-07; currency=DM; subtotal=100,00; tax=15,00; total_due=115,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'late by two years',
		'issue_date=2024-03-05; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a number that begins with 0',
		'invoice_number=0012345678; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'haulage',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'Transport | 2 | 50,00 | 100,00',
	],
	[
		'a flat fee in words',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'Beratung | pauschal | 100,00 | 100,00',
	],
	[
		'a price for 100',
		'currency=EUR; subtotal=10,00; tax=1,90; total_due=11,90',
		'Schrauben | 250 | 4,00 / 100 | 10,00',
	],
	[
		'a rounded price',
		'currency=EUR; subtotal=55,46; tax=10,54; total_due=66,00',
		'Pfand | 20 | 2,77 | 55,46',
	],
	[
		'parts of a set',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'Set | 1 | 100,00 | 100,00',
		'- Teil 1 | 1 | 60,00 | 60,00',
		'- Teil 2 | 1 | 40,00 | 40,00',
	],
	[
		'an extra for nothing',
		'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'A | 2 | 50,00 | 100,00',
		'Zugabe | 1 | gratis | gratis',
	],
	[
		'charged before and after tax',
		'currency=EUR; subtotal=105,00; shipping=5,00; tax=19,95; total_due=124,95',
		'A | 2 | 50,00 | 100,00',
	],
	[
		'a deposit invoice',
		'document_type=Anzahlungsrechnung; currency=EUR; subtotal=500,00; tax=95,00; total_due=595,00',
		'Anzahlung 50 % | | | 500,00',
	],
	[
		'dated ahead for the next quarter',
		'issue_date=2026-08-01; currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00',
		'Miete | 1 | 100,00 | 100,00',
	],
	[
		'tax on each line, rounded there',
		'currency=EUR; subtotal=10,03; tax=1,90; total_due=11,93',
		'A | 1 | 3,35 | 3,35',
		'B | 1 | 3,33 | 3,33',
		'C | 1 | 3,35 | 3,35',
	],
	[
		'a note that no tax is charged',
		'currency=EUR; total_due=500,00; payment_terms=Gemäß § 19 UStG keine Umsatzsteuer',
		'Beratung | 1 | 500,00 | 500,00',
	],
	[
		'rounding with its sign in brackets',
		'currency=INR; subtotal=100.00; tax=18.10; rounding=(-)0.10; total_due=118.00',
		'A | 1 | 50.00 | 50.00',
		'B | 1 | 50.00 | 50.00',
	],
];

const RIGHT_RECEIPTS: readonly Kind[] = [
	[
		'a tip',
		'currency=USD; subtotal=40.00; tax=3.55; tip=8.00; total_due=51.55',
		'Lunch | 2 | 20.00 | 40.00',
	],
	[
		'service charge',
		'currency=GBP; subtotal=40.00; service_charge=5.00; total_due=45.00',
		'Lunch | 2 | 20.00 | 40.00',
	],
	['tax contained', 'currency=EUR; tax=3,19; total_due=20,00', 'Buch | 1 | 20,00 | 20,00'],
	[
		'mixed rates contained',
		'currency=EUR; tax=0,65 1,60; total_due=20,00',
		'Brot | 1 | 10,00 | 10,00',
		'Seife | 1 | 10,00 | 10,00',
	],
	[
		'rounded in cash',
		'currency=EUR; rounding=-0,02; total_due=20,00',
		'Brot | 1 | 10,01 | 10,01',
		'Seife | 1 | 10,01 | 10,01',
	],
	['a voucher', 'currency=EUR; discount=5,00; total_due=15,00', 'Buch | 1 | 20,00 | 20,00'],
	[
		'classes of tax behind the amounts',
		'currency=EUR; total_due=20,00',
		'Brot | 1 | 10,00 | 10,00 A',
		'Seife | 1 | 10,00 | 10,00 B',
	],
	['no rows', 'currency=EUR; tax=3,19; total_due=20,00'],
	['no rows, sales tax of a town', 'currency=USD; tax=3.42; total_due=41.92'],
	['no rows, food without tax', 'currency=GBP; tax=0.50; total_due=10.00'],
	['no rows, a small coffee', 'currency=EUR; tax=0,72; total_due=4,50'],
	['no rows, a tip beside', 'currency=EUR; tax=3,19; tip=2,00; total_due=22,00'],
	[
		'a mix of rates in one tax',
		'currency=EUR; tax=2,25; total_due=20,00',
		'Brot | 1 | 10,00 | 10,00',
		'Seife | 1 | 10,00 | 10,00',
	],
	[
		'a subtotal that holds its tax',
		'currency=EUR; subtotal=10,00; tax=1,60; total_due=10,00',
		'Seife | 2 | 5,00 | 10,00',
	],
	[
		'a subtotal that holds mixed taxes',
		'currency=EUR; subtotal=20,00; tax=0,65 1,60; total_due=20,00',
		'Brot | 1 | 10,00 | 10,00',
		'Seife | 1 | 10,00 | 10,00',
	],
];

describe('right documents are accepted', () => {
	test.each(RIGHT)('%s', (_name, fields, ...rows) => {
		expect(messagesOf(fields, rows)).toEqual([]);
	});
	test.each(RIGHT_RECEIPTS)('a receipt: %s', (_name, fields, ...rows) => {
		expect(messagesOf(fields, rows, true)).toEqual([]);
	});
});
