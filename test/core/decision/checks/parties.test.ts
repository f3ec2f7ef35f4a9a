import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../../core/schema/presets';
import { resultOf, saidOf } from '../documents';

const schema = {
	mode: 'fields' as const,
	fields: [
		...PRESETS.invoice.fields,
		{ name: 'buyer_vat_id', type: 'string' as const, description: 'VAT ID of the buyer' },
	],
};
const said = (fields: Record<string, string>) => saidOf('parties', fields, [], schema);
const result = (fields: Record<string, string>) => resultOf('parties', fields, [], schema);

describe('supplier and buyer are two', () => {
	test.each([
		['other names', { supplier: 'Muster GmbH', buyer: 'Beispiel GmbH' }],
		['a name within a longer one', { supplier: 'Muster GmbH', buyer: 'Muster Immobilien GmbH' }],
		[
			'other VAT IDs',
			{
				supplier: 'Muster GmbH',
				buyer: 'Beispiel GmbH',
				vat_id: 'DE136695976',
				buyer_vat_id: 'DE811569869',
			},
		],
	])('%s', (_name, fields) => {
		expect(result(fields)).toBe('passed');
	});

	test.each([
		['the same name', { supplier: 'Muster GmbH', buyer: 'Muster GmbH' }],
		['in other letters', { supplier: 'Muster GmbH', buyer: 'MUSTER GMBH' }],
		['with the legal form in full', { supplier: 'Harrow Ltd', buyer: 'HARROW LIMITED' }],
	])('%s is a doubt, and points at the supplier', (_name, fields) => {
		expect(said(fields)).toEqual([
			`failed: the supplier “${fields.supplier}” and the buyer “${fields.buyer}” are the same`,
		]);
		expect(result(fields)).toBe('failed supplier');
	});

	test('one VAT ID for both is a doubt, whatever the names', () => {
		const fields = {
			supplier: 'Muster GmbH',
			buyer: 'Beispiel GmbH',
			vat_id: 'DE 136 695 976',
			buyer_vat_id: 'DE136695976',
		};
		expect(said(fields)).toEqual(['failed: supplier and buyer have the same VAT ID, DE136695976']);
		expect(result(fields)).toBe('failed vat_id');
	});

	test.each([
		['no buyer', { supplier: 'Muster GmbH' }],
		['no supplier', { buyer: 'Muster GmbH' }],
		['one VAT ID alone', { vat_id: 'DE136695976' }],
	])('%s: nothing to compare', (_name, fields) => {
		expect(said(fields)).toEqual(['not_applicable: supplier and buyer are not both there']);
	});
});
