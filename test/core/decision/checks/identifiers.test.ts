import { describe, expect, test } from '@jest/globals';

import { resultOf, saidOf } from '../documents';

const said = (fields: Record<string, string>) => saidOf('identifiers', fields);

describe('an IBAN has the check digits it needs', () => {
	test.each(['DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819', 'iban: NL91ABNA0417164300'])(
		'%s',
		(iban) => {
			expect(resultOf('identifiers', { iban })).toBe('passed');
		},
	);

	test.each([
		'DE89 3704 0044 0532 0130 01',
		'DE98 3704 0044 0532 0130 00',
		'GB29NWBK60161331926891',
	])('%s has not', (iban) => {
		expect(said({ iban })).toEqual([`failed: the IBAN “${iban}” has wrong check digits`]);
		expect(resultOf('identifiers', { iban })).toBe('failed iban');
	});

	test('a number of an account in another form says nothing', () => {
		expect(resultOf('identifiers', { iban: '12-34-56 12345678' })).toBe('passed');
	});
});

describe('a VAT ID has the form of its country', () => {
	test.each(['DE136695976', 'DE 136 695 976', 'GB 123 4567 89', 'ATU62895905', 'FR40303265045'])(
		'%s',
		(vat_id) => {
			expect(resultOf('identifiers', { vat_id })).toBe('passed');
		},
	);

	test.each(['DE13669597', 'DE1366959761', 'ATU6289590'])('%s has not', (vat_id) => {
		expect(said({ vat_id })).toEqual([
			`failed: the supplier’s VAT ID “${vat_id}” doesn’t have the form of its country`,
		]);
		expect(resultOf('identifiers', { vat_id })).toBe('failed vat_id');
	});

	test('of two, the wrong one is named', () => {
		const fields = { iban: 'DE89 3704 0044 0532 0130 00', vat_id: 'DE13669597' };
		expect(resultOf('identifiers', fields)).toBe('failed vat_id');
	});
});

test('without both there is nothing to look at', () => {
	expect(said({ supplier: 'Muster GmbH' })).toEqual([
		'not_applicable: there is no IBAN and no VAT ID',
	]);
});
