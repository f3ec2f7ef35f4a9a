import { describe, expect, test } from '@jest/globals';

import { documentOf, judged, saidOf, resultOf } from '../documents';

const header = {
	supplier: 'Muster GmbH',
	issue_date: '2026-06-12',
	due_date: '2026-07-12',
	customer_number: 'K-4711',
	vat_id: 'DE129273398',
	iban: 'DE02 1203 0000 0000 2020 51',
	subtotal: '1,000.00',
	tax: '190.00',
	total_due: '1,190.00',
};
const messagesFor = (invoice_number: string) =>
	judged(documentOf({ ...header, invoice_number })).checks.flatMap(({ code, result, message }) =>
		code === 'invoice_number' && result === 'failed' ? [message] : [],
	);

describe('an invoice number', () => {
	test.each([
		'1',
		'0012345678',
		'0123456789',
		'004912345678',
		'001-002-000123456',
		'001 002 000123456',
		'0001-00001234',
		'00 4711 0815 22',
		'RE-2026-0001',
		'20260611',
		'1190',
		'A'.repeat(39) + '1',
		'Nr. 4711',
		'№ 12',
	])('%s is one', (number) => {
		expect(messagesFor(number)).toEqual([]);
	});

	test.each([
		['INVOICE', 'has no digit'],
		['k 4711', 'is also the customer number'],
		['DE 129 273 398', 'is also the supplier’s VAT ID'],
		['DE02120300000000202051', 'is also the IBAN'],
		['2026-06-12', 'is also the issue date'],
		['12.06.2026', 'is a date'],
		['1,190.00', 'is also the total'],
		['190.00', 'is also the tax'],
		['Customer No. 4711', 'is named as another number'],
		['Tel. 089 1234567', 'is named as another number'],
		['+49 89 1234567', 'looks like a telephone number'],
		['+4989123456', 'looks like a telephone number'],
		['0049 89 1234567', 'looks like a telephone number'],
		['0049 (0)89 1234567', 'looks like a telephone number'],
		['A'.repeat(40) + '1', 'has more characters than any invoice number'],
	])('%s %s', (number, why) => {
		expect(messagesFor(number)).toEqual([`the invoice number “${number}” ${why}`]);
	});
});

describe('the total as the number', () => {
	const messagesFor = (number: string) =>
		saidOf('invoice_number', {
			supplier: 'Muster GmbH',
			invoice_number: number,
			total_due: number,
		});

	test.each(['9,90', '0.00', '90.50'])('%s, with cents, is none', (total) => {
		expect(messagesFor(total)).toEqual([`failed: the invoice number “${total}” is also the total`]);
	});

	test('is none when it is printed the same', () => {
		expect(messagesFor('55000')).toEqual(['failed: the invoice number “55000” is also the total']);
	});

	test.each(['1001', '9999'])('%s, of four digits, may be both by chance', (number) => {
		expect(messagesFor(number)).toEqual([
			`passed: the invoice number “${number}” is no other number of the document`,
		]);
	});
});

describe('numbers and texts of other things', () => {
	test.each(
		'HRB 12345;Kd.-Nr. 20933;Lieferschein-Nr. 12345;Delivery Note 12345;Angebot 12345;Vertragsnr. 12345;Projekt 4711;Zähler 4711234;St.-Nr. 123/456/78901;Devis 12345;Seite 1/2;Page 1 of 2;89073 Ulm;12:34;a1@muster.de;0731 123456;DE89 3704 0044 0532 0130 00'.split(
			';',
		),
	)('%s', (invoice_number) => {
		expect(resultOf('invoice_number', { invoice_number })).toBe('failed invoice_number');
	});
	test.each(
		'RE-2026-0117;LS-1001;HRB-RE-17;AN-12345;Projekt-17-R3;89073-17;ST-12345;0001 123456;PAGE-17;2026 0731;P1/2'.split(
			';',
		),
	)('but not %s', (invoice_number) => {
		expect(resultOf('invoice_number', { invoice_number })).toBe('passed');
	});
});
