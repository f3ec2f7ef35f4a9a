import { describe, expect, test } from '@jest/globals';

import { currencyMarkIn, currencyOf } from '../../../../core/values/currency/currency';

describe('the currency that a text stands for', () => {
	test.each([
		['€', 'EUR'],
		['EUR', 'EUR'],
		['eur', 'EUR'],
		['Euro', 'EUR'],
		['EUROS', 'EUR'],
		['£', 'GBP'],
		['GBP', 'GBP'],
		['Pound sterling', 'GBP'],
		['British pounds', 'GBP'],
		['US$', 'USD'],
		['U.S. dollars', 'USD'],
		['US-Dollar', 'USD'],
		['$US', 'USD'],
		['CA$', 'CAD'],
		['CAD$', 'CAD'],
		['dollars canadiens', 'CAD'],
		['A$', 'AUD'],
		['NT$', 'TWD'],
		['R$', 'BRL'],
		['reais', 'BRL'],
		['CHF', 'CHF'],
		['Fr.', 'CHF'],
		['SFr.', 'CHF'],
		['Franken', 'CHF'],
		['Schweizer Franken', 'CHF'],
		['Swiss francs', 'CHF'],
		['franchi svizzeri', undefined],
		['円', 'JPY'],
		['日本円', 'JPY'],
		['yen', 'JPY'],
		['元', 'CNY'],
		['RMB', 'CNY'],
		['₩', 'KRW'],
		['₹', 'INR'],
		['zł', 'PLN'],
		['złotych', 'PLN'],
		['Kč', 'CZK'],
		['korun', 'CZK'],
		['Ft', 'HUF'],
		['kronor', 'SEK'],
		['﷼', undefined],
		['EUR (€)', 'EUR'],
		['USD $', 'USD'],
		['$ (CAD)', 'CAD'],
		['€ / EUR', 'EUR'],
		['＄ : USD', 'USD'],
		['try', 'TRY'],
		['د.إ', 'AED'],
		['د.أ', 'JOD'],
	])('%s is %s', (printed, code) => {
		if (code === undefined) expect(currencyOf(printed)).not.toHaveLength(1);
		else expect(currencyOf(printed)).toEqual([code]);
	});

	test.each([
		['$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'TWD']],
		['dollars', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD']],
		['dólares', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD']],
		['pesos', ['MXN', 'ARS', 'CLP', 'COP', 'PHP']],
		['kr', ['SEK', 'NOK', 'DKK', 'ISK']],
		['¥', ['JPY', 'CNY']],
		['￥', ['JPY', 'CNY']],
		['Rs', ['INR', 'PKR', 'LKR', 'NPR', 'MUR']],
		['Rs.', ['INR', 'PKR', 'LKR', 'NPR', 'MUR']],
		['₨', ['INR', 'PKR', 'LKR', 'NPR', 'MUR']],
		['rupees', ['INR', 'PKR', 'LKR', 'NPR', 'MUR']],
		['francs', ['CHF', 'XOF', 'XAF']],
		['dinar', ['KWD', 'BHD', 'TND', 'JOD', 'RSD']],
		['C$', ['CAD', 'NIO']],
	])('%s may be any of %j, among others', (printed, codes) => {
		expect(currencyOf(printed)).toEqual(expect.arrayContaining(codes));
	});

	test('the best known stand first, so that a message can name them', () => {
		expect(currencyOf('$').slice(0, 3)).toEqual(['USD', 'CAD', 'AUD']);
	});

	test.each(['', 'foo', 'ABC', 'Mark', '12', 'EUR or USD', 'EUR/USD', 'x'.repeat(999)])(
		'%j is not recognised',
		(printed) => {
			expect(currencyOf(printed)).toEqual([]);
		},
	);
});

describe('the mark of a currency around an amount', () => {
	test.each([
		['€ 4.053,67', ['EUR']],
		['12,50 Euro', ['EUR']],
		['12,50 EUR', ['EUR']],
		['12.800円', ['JPY']],
		['-CHF 12.50', ['CHF']],
		['(US$ 12.50)', ['USD']],
		['$ 12.50 CAD', ['CAD']],
		['12,50 Kč', ['CZK']],
		['12,50 zł CR', ['PLN']],
		['R 12.50', ['ZAR']],
		['1 234 F CFA', ['XOF', 'XAF']],
		['12,50 €*', ['EUR']],
	])('of %s is %j', (printed, codes) => {
		expect([...currencyMarkIn(printed)].sort()).toEqual([...codes].sort());
	});

	test.each([
		'12.50',
		'12 km',
		'5 ft',
		'3 try',
		'12.50 R',
		'3.49 T',
		'12 kg',
		'EUR',
		'€/kg 12',
		'19 %',
	])('%s has none', (printed) => {
		expect(currencyMarkIn(printed)).toEqual([]);
	});

	test('two that contradict each other are both candidates', () => {
		expect(currencyMarkIn('€ 12 USD')).toEqual(['EUR', 'USD']);
	});
});
