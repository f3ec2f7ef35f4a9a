import { describe, expect, test } from '@jest/globals';

import type { ValueSettings } from '../../../core/values/value-settings';
import { readInvoice, shown, type Printed } from './invoices';

/** "1.234" and "12,800" as unit price and quantity of a document that prints these fields. */
const numbersBeside = (fields: Printed) => {
	const { tables } = readInvoice(fields, [{ unit_price: '1.234', quantity: '12,800' }]);
	const { unit_price: point, quantity: comma } = shown(tables.line_items?.[0]);
	return [point, comma].map((value) => (typeof value === 'number' ? value : 'unreadable'));
};
const COMMA = [1234, 12.8];
const POINT = [1.234, 12800];
const UNDECIDED = ['unreadable', 12800];
const UNCLEAR = ['unreadable', 'unreadable'];

describe('thousands or decimals, by', () => {
	test.each([
		['another number', { tax: '99,50' }, COMMA],
		['another number', { tax: '99.50' }, POINT],
		['nothing', {}, UNDECIDED],
		['numbers that disagree', { tax: '99.50', subtotal: '99,50' }, UNCLEAR],
		['a total in euros', { currency: 'EUR', total_due: '5.600' }, COMMA],
		['a total in dollars of any kind', { currency: '$', total_due: '5.600' }, COMMA],
		['a total in euros', { currency: 'EUR', total_due: '5,600' }, POINT],
		['a total in dinars', { currency: 'KWD', total_due: '5.600' }, UNCLEAR],
		['a total without a currency', { total_due: '5.600' }, UNDECIDED],
		[
			'a total against another number',
			{ currency: 'EUR', total_due: '5.600', tax: '9.50' },
			UNCLEAR,
		],
		['totals that disagree', { currency: 'EUR', total_due: '5.600', subtotal: '5,600' }, UNCLEAR],
		['German months and euros', { currency: 'EUR', issue_date: '31. März 2026' }, COMMA],
		['German months and francs', { currency: 'CHF', issue_date: '31. März 2026' }, POINT],
		['German months alone', { issue_date: '31. März 2026' }, COMMA],
		['French or Norwegian months', { currency: 'EUR', issue_date: '31 mars 2026' }, COMMA],
		['English months and US dollars', { currency: 'USD', issue_date: 'March 31, 2026' }, POINT],
		['English months and rand', { currency: 'ZAR', issue_date: '31 March 2026' }, COMMA],
		['English months and euros', { currency: 'EUR', issue_date: '31 March 2026' }, UNDECIDED],
		['English months and lira', { currency: 'TRY', issue_date: '31 March 2026' }, COMMA],
		['English months alone', { issue_date: '31 March 2026' }, UNDECIDED],
		['Spanish months alone', { issue_date: '31 de marzo de 2026' }, UNDECIDED],
		[
			'Spanish months and Mexican pesos',
			{ currency: 'MXN', issue_date: '31 de enero de 2026' },
			POINT,
		],
		[
			'Spanish months and any dollars',
			{ currency: '$', issue_date: '31 de enero de 2026' },
			UNDECIDED,
		],
		['Spanish months and euros', { currency: 'EUR', issue_date: '31 de enero de 2026' }, COMMA],
		['a currency that stays at home', { currency: 'PLN' }, COMMA],
		['a currency that is billed everywhere', { currency: 'USD' }, UNDECIDED],
	])('%s: %j', (_evidence, fields, expected) => {
		expect(numbersBeside(fields)).toEqual(expected);
	});

	test('a total itself is read with thousands, or not at all', () => {
		expect(shown(readInvoice({ currency: 'EUR', total_due: '1.234' }).cells).total_due).toBe(1234);
		expect(
			shown(readInvoice({ currency: 'EUR', total_due: '1.234', tax: '9.50' }).cells).total_due,
		).toMatch(/unreadable/);
	});
});

describe('the order of a date', () => {
	const dueDate = (fields: Printed, settings: Partial<ValueSettings> = {}) => {
		const { due_date: value } = shown(
			readInvoice({ due_date: '03/04/2026', ...fields }, [], settings).cells,
		);
		return typeof value === 'string' && value.startsWith('unreadable') ? 'unreadable' : value;
	};
	const [APRIL, MARCH] = ['2026-04-03', '2026-03-04'];

	test.each([
		['nothing', {}, 'unreadable'],
		['another date', { issue_date: '31/03/2026' }, APRIL],
		['another date', { issue_date: '03/31/2026' }, MARCH],
		['an ISO date, which shows nothing', { issue_date: '2026-03-31' }, 'unreadable'],
		['US dollars', { currency: 'USD' }, MARCH],
		['dollars of any kind', { currency: '$' }, 'unreadable'],
		['Canadian dollars, where both are in use', { currency: 'CAD' }, 'unreadable'],
		['pounds', { currency: 'GBP' }, APRIL],
		['euros', { currency: 'EUR' }, APRIL],
		['US dollars against French', { currency: 'USD', issue_date: '30 avril 2026' }, 'unreadable'],
		['US dollars and English', { currency: 'USD', issue_date: 'March 1, 2026' }, MARCH],
		['English alone', { issue_date: 'March 1, 2026' }, 'unreadable'],
		['German alone', { issue_date: '1. März 2026' }, APRIL],
		['yen', { currency: 'JPY' }, 'unreadable'],
	])('by %s: %j', (_evidence, fields, expected) => {
		expect(dueDate(fields)).toBe(expected);
	});

	test.each([
		['the option', {}, 'dmy', APRIL],
		['the option', {}, 'mdy', MARCH],
		['the option against the currency', { currency: 'USD' }, 'dmy', APRIL],
		['another date against the option', { issue_date: '03/31/2026' }, 'dmy', MARCH],
		['the option beside years that stand first', { issue_date: '2026/03/31' }, 'dmy', APRIL],
	] as const)('by %s: %j, %s', (_evidence, fields, dateOrder, expected) => {
		expect(dueDate(fields, { dateOrder })).toBe(expected);
	});

	test.each([
		['yen', { currency: 'JPY' }, '2026-03-31'],
		['yuan or yen', { currency: '¥' }, '2026-03-31'],
		['forints', { currency: 'HUF' }, '2026-03-31'],
		['a date of Japan', { issue_date: '令和8年3月1日' }, '2026-03-31'],
		['euros', { currency: 'EUR' }, 'unreadable'],
		['kronor', { currency: 'SEK' }, 'unreadable'],
	])('of 26/03/31, by %s: %j', (_evidence, fields, expected) => {
		expect(dueDate({ due_date: '26/03/31', ...fields })).toBe(expected);
	});

	test('the language of other months settles a name of several', () => {
		expect(dueDate({ due_date: '5 listopada 2026' })).toBe('unreadable');
		expect(dueDate({ due_date: '5 listopada 2026', issue_date: '5 sierpnia 2026' })).toBe(
			'2026-11-05',
		);
	});

	test('settings never settle a date that has one reading', () => {
		expect(dueDate({ due_date: '31/03/2026' }, { dateOrder: 'mdy' })).toBe('2026-03-31');
	});
});
