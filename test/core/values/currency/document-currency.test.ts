import { describe, expect, test } from '@jest/globals';

import type { ValueSettings } from '../../../../core/values/value-settings';
import { readInvoice, shown, type Printed } from '../invoices';

/** What the currency field became, and the currency of the document. */
const read = (fields: Printed, settings: Partial<ValueSettings> = {}) => {
	const { cells, currency } = readInvoice(fields, [], settings);
	return [shown(cells).currency, currency];
};

describe('the currency of a document', () => {
	test.each([
		[{ currency: '€' }, 'EUR'],
		[{ currency: 'US Dollars' }, 'USD'],
		[{ currency: '$', total_due: 'US$ 12.50' }, 'USD'],
		[{ currency: '$', total_due: '12.50 CAD' }, 'CAD'],
		[{ currency: 'kr', total_due: '12,50 SEK' }, 'SEK'],
		[{ currency: '¥', issue_date: '令和8年3月31日' }, 'JPY'],
		[{ currency: '¥', supplier: 'トヨタ自動車' }, 'JPY'],
		[{ currency: '$', issue_date: '民國115年3月31日' }, 'TWD'],
		[{ currency: 'EUR', total_due: '12.50' }, 'EUR'],
	])('of %j is %s, and its field has the code', (fields, code) => {
		expect(read(fields)).toEqual([code, code]);
	});

	test.each([
		[{ total_due: '€ 12.50' }, 'EUR'],
		[{ total_due: '$ 12.50', tax: '2.00 USD' }, 'USD'],
		[{ total_due: '12800', issue_date: '令和8年3月31日' }, 'JPY'],
		[{ total_due: '12.50' }, null],
		[{ total_due: '$ 12.50' }, null],
		[{ total_due: '€ 12.50', tax: '$ 2.00' }, null],
		[{ total_due: '12.50', supplier: 'トヨタ自動車' }, null],
		[{ total_due: '¥ 12', supplier: '優の良品' }, null],
	])('without its field, of %j is %s', (fields, code) => {
		expect(readInvoice(fields).currency).toBe(code);
	});

	test('stands also around the amounts of line items, but not around quantities', () => {
		expect(readInvoice({}, [{ line_total: '12,50 zł' }]).currency).toBe('PLN');
		expect(readInvoice({}, [{ quantity: '12 RM' }]).currency).toBeNull();
	});

	test('keeps what is printed', () => {
		expect(readInvoice({ currency: '€' }).cells.currency).toMatchObject({ raw: '€', value: 'EUR' });
	});
});

describe('a default currency', () => {
	test('settles what is ambiguous', () => {
		expect(read({ currency: '$' }, { defaultCurrency: 'CAD' })).toEqual(['CAD', 'CAD']);
		expect(read({ currency: '$' }, { defaultCurrency: ' cad ' })).toEqual(['CAD', 'CAD']);
		expect(readInvoice({ tax: '$ 5' }, [], { defaultCurrency: 'AUD' }).currency).toBe('AUD');
	});

	test('is not invented where nothing is printed, nor against what is printed', () => {
		expect(read({ total_due: '12.50' }, { defaultCurrency: 'USD' })).toEqual([undefined, null]);
		expect(read({ currency: '€' }, { defaultCurrency: 'USD' })).toEqual(['EUR', 'EUR']);
		expect(read({ currency: 'kr' }, { defaultCurrency: 'EUR' })).toEqual([
			'unreadable: stands for several currencies (SEK, NOK, DKK, …), and Default Currency EUR is none of them',
			null,
		]);
	});
});

describe('a currency field that is unreadable says why', () => {
	test.each([
		[{ currency: 'kr' }, 'stands for several currencies (SEK, NOK, DKK, …); set Default Currency'],
		[{ currency: '¥' }, 'stands for several currencies (JPY and CNY); set Default Currency'],
		[{ currency: 'bananas' }, 'is not a currency that is known'],
		[{ currency: 'USD', total_due: '€ 12.50' }, 'contradicts the amounts, which are in EUR'],
		[
			{ currency: 'kr', total_due: '€ 12.50' },
			'(SEK, NOK, DKK, …) contradicts the amounts, which are in EUR',
		],
		[
			{ currency: 'USD', total_due: '€ 12.50', tax: '$ 2' },
			'contradicts the amounts, which are in different currencies',
		],
		[
			{ currency: 'USD', issue_date: '令和8年3月31日' },
			'contradicts the dates, which are written as with JPY',
		],
	])('%j', (fields, why) => {
		expect(read(fields)).toEqual([`unreadable: ${why}`, null]);
	});

	test('the amounts still show theirs where the field is not recognised', () => {
		expect(readInvoice({ currency: 'bananas', total_due: '€ 12' }).currency).toBe('EUR');
	});
});
