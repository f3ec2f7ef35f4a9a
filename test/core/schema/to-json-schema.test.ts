import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isTable, parseFields, type FieldSpec } from '../../../core/schema/field-spec';
import { fieldsFromExample } from '../../../core/schema/from-example';
import { fieldsFromJsonSchema } from '../../../core/schema/from-json-schema';
import { toExample, toJsonSchema } from '../../../core/schema/to-json-schema';

/** Whole numbers as names come first in every JSON object, whatever their place. */
const name = fc.stringMatching(/^[a-z][a-z_]{0,12}$/).filter((one) => !RESERVED.has(one));
const RESERVED = new Set(['ocr', 'accounting', 'bbox', 'vertices']);
const type = fc.constantFrom('string' as const, 'number' as const, 'date' as const);
const said = { required: fc.boolean(), description: fc.option(fc.string(), { nil: undefined }) };
const column = fc.record({ name, type, ...said });
const distinct = <T extends { readonly name: string }>(one: fc.Arbitrary<T>) =>
	fc.uniqueArray(one, { minLength: 1, maxLength: 6, selector: (spec) => spec.name });
const field: fc.Arbitrary<FieldSpec> = fc.oneof(
	column,
	fc.record({ name, type: fc.constant('array' as const), columns: distinct(column), ...said }),
);
const fields = distinct(field);

const asText = (json: object): string => JSON.stringify(json);

describe('a list of fields', () => {
	test('comes back from its JSON Schema', () => {
		fc.assert(
			fc.property(fields, (given) => {
				expect(fieldsFromJsonSchema(asText(toJsonSchema(given)))).toEqual(parseFields(given));
			}),
		);
	});

	test('comes back from its example by names and types', () => {
		const plain = ({ name, type }: { name: string; type: string }) => ({ name, type });
		fc.assert(
			fc.property(fields, (given) => {
				expect(fieldsFromExample(asText(toExample(given)))).toEqual(
					given.map((one) =>
						isTable(one) ? { ...plain(one), columns: one.columns.map(plain) } : plain(one),
					),
				);
			}),
		);
	});
});
