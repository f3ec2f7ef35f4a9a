import { describe, expect, test } from '@jest/globals';

import type { DocumentSchema } from '../../../../core/schema/document-schema';
import { documentOf, INVOICE, judged, lines } from '../documents';

const WITH_RATE: DocumentSchema = {
	mode: 'fields',
	fields: [
		...(INVOICE.mode === 'fields' ? INVOICE.fields : []),
		{ name: 'tax_rate', type: 'number' },
	],
};
const total = (subtotal: string, tax: string) => (Number(subtotal) + Number(tax)).toFixed(2);
const doubtsAbout = (fields: Record<string, string>, rows: string[], schema = INVOICE) =>
	judged(documentOf({ supplier: 'Muster GmbH', invoice_number: '17', ...fields }, lines(...rows)), {
		schema,
	}).checks.flatMap(({ code, result, message }) =>
		code === 'tax_rate' && result === 'failed' ? [message] : [],
	);
const ofOneLine = (subtotal: string, tax: string) =>
	doubtsAbout({ subtotal, tax, total_due: total(subtotal, tax) }, [
		`Desk | 1 | ${subtotal} | ${subtotal}`,
	]);

describe('a tax without a printed rate', () => {
	test.each([
		['a whole rate', '200.00', '38.00'],
		['a half percent', '200.00', '27.00'],
		['25.5 % of Finland', '200.00', '51.00'],
		['a sales tax with any decimals', '200.00', '17.75'],
		['GST and QST', '200.00', '29.95'],
		['the highest rate', '200.00', '56.00'],
		['rounded for each of several lines', '200.00', '38.05'],
		['small amounts', '0.10', '0.03'],
		['none', '200.00', '0.00'],
	])('%s is fine', (_name, subtotal, tax) => {
		expect(ofOneLine(subtotal, tax)).toEqual([]);
	});

	test.each([
		['of no country', '200.00', '47.40', '23.7'],
		['off by a digit', '200.00', '38.50', '19.3'],
		['beyond rounding', '200.00', '38.06', '19.0'],
		['too high', '200.00', '56.06', '28.0'],
	])('%s is doubtful', (_name, subtotal, tax, rate) => {
		expect(ofOneLine(subtotal, tax)).toEqual([
			`the tax is ${rate} % of ${subtotal}, and no country has such a rate`,
		]);
	});

	test('of several lines it may be a mix, up to the highest rate', () => {
		const rows = ['A | 1 | 100.00 | 100.00', 'B | 1 | 100.00 | 100.00'];
		const doubts = (tax: string) =>
			doubtsAbout({ subtotal: '200.00', tax, total_due: total('200.00', tax) }, rows);
		expect(doubts('47.40')).toEqual([]);
		expect(doubts('56.06')).toHaveLength(1);
	});

	test('beside shipping it may be a mix', () => {
		const fields = { subtotal: '205.00', shipping: '5.00', tax: '34.00', total_due: '239.00' };
		expect(doubtsAbout(fields, ['A | 1 | 200.00 | 200.00'])).toEqual([]);
	});
});

describe('a tax with a printed rate', () => {
	const doubts = (tax: string, tax_rate: string) =>
		doubtsAbout(
			{ subtotal: '200.00', tax, tax_rate, total_due: total('200.00', tax) },
			['Desk | 1 | 200.00 | 200.00'],
			WITH_RATE,
		);

	test.each([
		['38.00', '19 %'],
		['38.00', '0.19'],
		['38.05', '19'],
		['37.95', '19'],
	])('%s fits %s', (tax, rate) => {
		expect(doubts(tax, rate)).toEqual([]);
	});

	test.each([
		['38.06', '19'],
		['37.94', '19'],
		['38.00', '7 %'],
	])('%s does not fit %s', (tax, rate) => {
		expect(doubts(tax, rate)).toEqual([
			`the rate ${rate} of 200 is ${rate === '7 %' ? '14.00' : '38.00'}, but the tax is ${tax}`,
		]);
	});
});
