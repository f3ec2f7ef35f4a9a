import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../../core/schema/presets';
import { resultOf, saidOf } from '../documents';

const schema = {
	mode: 'fields' as const,
	fields: [
		...PRESETS.invoice.fields,
		{ name: 'supplier_country', type: 'string' as const },
		{ name: 'tax_rate', type: 'number' as const },
	],
};
const said = (fields: Record<string, string>) => saidOf('field_meaning', fields, [], schema);
const result = (fields: Record<string, string>) => resultOf('field_meaning', fields, [], schema);

describe('a name is one', () => {
	test.each(['Muster GmbH', '3M', 'Café 1900', 'Rechnungsbüro Muster', 'Receipt Bank Ltd'])(
		'%s',
		(supplier) => {
			expect(result({ supplier })).toBe('passed');
		},
	);

	test.each([
		['10115', 'is no name'],
		['Invoice', 'is the title of a document or of a part of it, and no name'],
		['RECHNUNG:', 'is the title of a document or of a part of it, and no name'],
		['Bill to', 'is the title of a document or of a part of it, and no name'],
		['billing@cloudly.io', 'is an e-mail address, and no name'],
		['Hauptstr. 5, 10115 Berlin', 'is a postal address, and no name'],
	])('%s %s', (supplier, why) => {
		expect(said({ supplier })).toEqual([`failed: the supplier “${supplier}” ${why}`]);
		expect(result({ supplier })).toBe('failed supplier');
	});

	test('of the buyer as well', () => {
		expect(result({ supplier: 'Muster GmbH', buyer: 'Customer' })).toBe('failed buyer');
	});
});

describe('a country is one', () => {
	test.each(['Germany', 'DE', 'DEU', 'Deutschland', '10115 Berlin, Germany'])('%s', (country) => {
		expect(result({ supplier_country: country })).toBe('passed');
	});

	test.each([
		['Muster GmbH', 'is a name, and no country'],
		['Nowhere', 'is no country that is known'],
		['DEUT', 'is no country that is known'],
	])('%s %s', (country, why) => {
		expect(said({ supplier: 'Muster GmbH', supplier_country: country })).toEqual([
			`failed: the supplier’s country “${country}” ${why}`,
		]);
	});
});

describe('a tax rate is one', () => {
	test.each(['0', '19', '19 %', '60'])('%s', (rate) => {
		expect(result({ tax_rate: rate })).toBe('passed');
	});

	test.each(['60.5', '160.55', '-1'])('%s is none', (rate) => {
		expect(said({ tax_rate: rate })).toEqual([
			`failed: the tax rate “${rate}” is no rate of a tax`,
		]);
	});
});

test('a VAT ID has digits', () => {
	expect(result({ vat_id: 'DE136695976' })).toBe('passed');
	expect(said({ vat_id: 'applied for' })).toEqual([
		'failed: the supplier’s VAT ID “applied for” has no digit, so it is no VAT ID',
	]);
});

test('without such fields there is nothing to look at', () => {
	expect(said({ total_due: '10.00' })).toEqual([
		'not_applicable: there is no name, country, VAT ID or tax rate',
	]);
});
