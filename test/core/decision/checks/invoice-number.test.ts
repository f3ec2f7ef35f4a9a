import { describe, expect, test } from '@jest/globals';

import { documentOf, judged, saidOf } from '../documents';

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
		['A'.repeat(40) + '1', 'is too long for a number'],
	])('%s %s', (number, why) => {
		expect(messagesFor(number)).toEqual([`the invoice number “${number}” ${why}`]);
	});
});

describe('an amount without cents', () => {
	const messagesFor = (number: string) =>
		saidOf('invoice_number', {
			supplier: 'Muster GmbH',
			invoice_number: number,
			total_due: number,
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
