import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { compare, isOnPage } from '../../../core/witness/same-text';

const TODAY = '2026-06-01';
const verdict = (raw: string | number, text: string) => compare(raw, text, TODAY);

describe('the same', () => {
	test.each([
		['ACME Co.', 'ACME Co.'],
		['1.234,50', 'EUR 1.234,50'],
		['1234.50', '1.234,50 €'],
		[1234.5, '1,234.50'],
		['2026-03-12', '12.03.2026'],
		['12 March 2026', '12.03.2026'],
		['12.03.26', '12.03.2026'],
		['DE89370400440532013000', 'DE89 3704 0044 0532 0130 00'],
		['R-2026–0815', 'Nr. R-2026-0815'],
		['2', '2 Stk'],
		['Office', 'oﬃce'],
		['-5.00', '- 5,00'],
	])('%s, where the page says %s', (raw, text) => {
		expect(verdict(raw, text)).toBe('same');
	});
});

describe('different, by a digit', () => {
	test.each([
		['1.284,50', '1.234,50'],
		[1284.5, '1.234,50 €'],
		['R-2026-0816', 'R-2026-0815'],
		['12.03.2025', '12.03.2026'],
		['2026-03-13', '12.03.2026'],
		['DE89370400440532013001', 'DE89 3704 0044 0532 0130 00'],
		['3', '8'],
		['12345', '123456'],
		['R-2O26', 'R-2026'],
		['DE223456789', 'VAT DE123456789 (Germany)'],
		['11. Juli 2024 KW', '11. Juli 2014'],
		['INV-12.03.2026-7', 'INV-12.03.2026-8'],
		['Paper A4, 80 g, 500 sheets', 'Paper A4, 60 g, 500 sheets'],
	])('%s, where the page says %s', (raw, text) => {
		expect(verdict(raw, text)).toBe('different');
	});

	test('one digit misread in anything that has digits, short or long', () => {
		const digit = fc.integer({ min: 0, max: 9 });
		const value = fc.oneof(
			fc.stringMatching(/^[1-9]\d{0,8}$/),
			fc.stringMatching(/^[1-9]\d{0,2}(?:\.\d{3}){0,2},\d{2}$/),
			fc.stringMatching(/^[1-9]\d{0,2}(?:,\d{3}){0,2}\.\d{2}$/),
			fc.stringMatching(/^[A-Z]{1,3}-?\d{2,9}$/),
			fc.stringMatching(/^(?:0[1-9]|1\d|2[0-8])\.(?:0[1-9]|1[0-2])\.202[0-6]$/),
			fc.stringMatching(/^DE\d{20}$/),
			fc.stringMatching(/^[A-Z][a-z]{3,9} \d{1,3} [a-z]{2,6}$/),
		);
		fc.assert(
			fc.property(value, digit, fc.nat(), (printed, other, at) => {
				const places = Array.from(printed).flatMap((one, index) => (/\d/.test(one) ? [index] : []));
				const place = places[at % places.length] ?? 0;
				fc.pre(printed[place] !== String(other));
				const misread = `${printed.slice(0, place)}${other}${printed.slice(place + 1)}`;
				expect(verdict(misread, printed)).not.toBe('same');
				expect(verdict(printed, printed)).toBe('same');
				expect(verdict(misread, printed)).toBe('different');
			}),
			{ numRuns: 3000 },
		);
	});
});

describe('unclear', () => {
	test.each([
		['Müller', 'Muller'],
		['€', '0€'],
		['EUR', '€'],
		['5.00', '-5.00'],
		['R-4711', '4711'],
		['ACME Company', 'Somebody else'],
		['x', ''],
	])('%s, where the page says %s', (raw, text) => {
		expect(verdict(raw, text)).toBe('unclear');
	});
});

test('a long text is compared in no time at all', () => {
	const words = 'consulting '.repeat(5000);
	expect(verdict(`${words}1`, `${words}2`)).toBe('unclear');
});

test('a value without a place is looked for on the whole page, when it is long enough', () => {
	const page = 'Invoice 20250430-001\nTotal 1,234.50 USD for 3 pens';
	expect(isOnPage('20250430-001', page)).toBe(true);
	expect(isOnPage('20250430-00', page)).toBe(false);
	expect(isOnPage('234.50', page)).toBe(false);
	expect(isOnPage('3', page)).toBe(false);
});
