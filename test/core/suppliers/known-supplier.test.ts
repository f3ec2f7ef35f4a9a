import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SchemaError } from '../../../core/schema/schema-error';
import { readKnownSuppliers } from '../../../core/suppliers/known-supplier';
import { known } from './suppliers';

const readRows = (given: unknown) => readKnownSuppliers(given, 'Known Suppliers');

test('rows of a data table are read, with numbers as text and blanks as nothing', () => {
	const row = {
		id: 3,
		createdAt: 'x',
		name: ' ACME Co. ',
		vat_id: '',
		vendor_id: 7,
		currency: 'eur',
	};
	const expected = [known({ supplier: null, vendor_id: '7', currency: 'EUR' })];
	expect(readRows([row])).toEqual(expected);
	expect(readRows(JSON.stringify([row]))).toEqual(expected);
});

test.each([undefined, null, '', ' ', '[]', [[]].flat(), [{}]])('%j is no supplier', (given) => {
	expect(readRows(given)).toEqual([]);
});

test.each([
	['[{"name": "A",}]', 'it is not valid JSON: line 1'],
	['{}', 'it must be a list of rows'],
	[{ name: 'ACME' }, 'it must be a list of rows'],
	[[{ Company: 'ACME' }], 'no row has a name or a vat_id'],
	[[{ name: 'A' }, { name: 'B', date_order: 'ymd' }], 'row 2, date_order: it must be dmy or mdy'],
	[[{ name: 'A', currency: 'EURO' }], 'row 1, currency: it must be the code of a currency'],
])('%j says what is wrong', (given, words) => {
	expect(() => readRows(given)).toThrow(words);
});

test('anything is read or refused in words', () => {
	fc.assert(
		fc.property(fc.oneof(fc.anything(), fc.json()), (given) => {
			try {
				for (const { name, vat_id } of readRows(given)) expect(name ?? vat_id).not.toBeNull();
			} catch (error) {
				expect(error).toBeInstanceOf(SchemaError);
			}
		}),
	);
});
