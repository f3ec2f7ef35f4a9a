import { describe, expect, test } from '@jest/globals';

import { documentOf, judged } from '../documents';

const doubtsAbout = (fields: Record<string, string>) =>
	judged(
		documentOf({
			supplier: 'Muster GmbH',
			issue_date: '12.05.2026',
			subtotal: '100,00',
			tax: '19,00',
			total_due: '119,00',
			...fields,
		}),
	).checks.flatMap(({ code, result, message }) =>
		code === 'currency' && result === 'failed' ? [message] : [],
	);

const GERMAN = { vat_id: 'DE129273398', document_type: 'Rechnung' };
const POINT = { subtotal: '100.00', tax: '19.00', total_due: '119.00' };

describe('a currency', () => {
	test.each([
		['of the supplier’s country', { ...GERMAN, currency: 'EUR' }],
		[
			'billed abroad, in English',
			{ ...GERMAN, ...POINT, currency: 'GBP', document_type: 'Invoice' },
		],
		['as the amounts are printed', { ...GERMAN, currency: 'USD', total_due: 'USD 119,00' }],
		['that is gone, on a paper of its time', { currency: 'DEM', issue_date: '28.02.2002' }],
		[
			'without cents, where none are printed',
			{ currency: 'JPY', subtotal: '100', tax: '10', total_due: '110' },
		],
		['of Switzerland, with a comma', { currency: 'CHF' }],
		['that is not known', {}],
	])('%s is fine', (_name, fields) => {
		expect(doubtsAbout(fields)).toEqual([]);
	});

	test.each([
		[
			'that is gone',
			{ currency: 'DEM', issue_date: '01.03.2002' },
			'the currency is DEM, in which nothing was invoiced after 2002-02-28, and the issue date is 2002-03-01',
		],
		[
			'that is gone, without a date',
			{ currency: 'FRF', issue_date: '' },
			'the currency is FRF, in which nothing was invoiced after 2002-02-28, and no date of issue is known',
		],
		[
			'without cents',
			{ ...POINT, currency: 'JPY', subtotal: '100.50' },
			'JPY has no cents, but 100.50 is printed',
		],
		[
			'written as nobody does there',
			{ currency: 'GBP' },
			'the currency is GBP, but 19,00 is written with a decimal comma, as nobody does where GBP is at home',
		],
		[
			'of another country, at home',
			{ ...GERMAN, ...POINT, currency: 'GBP' },
			'the currency is GBP, but the supplier’s country, DE, has EUR, and nothing shows that the buyer is abroad',
		],
	])('%s is doubtful', (_name, fields, message) => {
		expect(doubtsAbout(fields)).toEqual([message]);
	});
});
