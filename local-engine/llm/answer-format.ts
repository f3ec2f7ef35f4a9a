import type { WireField } from '../../core/schema/wire-fields';

type Schema = Readonly<Record<string, unknown>>;
type Column = NonNullable<WireField['children']>[number];

/** Strict mode wants every property required, and no other one allowed. */
const objectOf = (
	properties: readonly (readonly [string, Schema])[],
	description?: string,
): Schema => ({
	type: 'object',
	...(description === undefined ? {} : { description }),
	properties: Object.fromEntries(properties),
	required: [...new Set(properties.map(([name]) => name))],
	additionalProperties: false,
});

const describe = ({ type, description }: Column): string =>
	`${type}, as printed${description === undefined ? '' : `: ${description}`}`;

const valueSchema = (column: Column): Schema =>
	objectOf(
		[
			['text', { type: 'string' }],
			['tokens', { type: 'array', items: { type: 'integer' } }],
		],
		describe(column),
	);

const fieldSchema = ({ name, type, description, children }: WireField): Schema =>
	type === 'array'
		? {
				type: 'array',
				...(description === undefined ? {} : { description }),
				items: objectOf(
					(children ?? []).map((column) => [column.name, valueSchema(column)] as const),
				),
			}
		: valueSchema({ name, type, description });

/**
 * The `response_format` for the fields that are asked for, and nothing else: whatever a page says, an answer
 * has these keys only. A scalar is `{ text, tokens }`, a list of line items an array of objects of such.
 */
export const answerFormat = (fields: readonly WireField[]): Schema => ({
	type: 'json_schema',
	json_schema: {
		name: 'page_values',
		strict: true,
		schema: objectOf(fields.map((field) => [field.name, fieldSchema(field)] as const)),
	},
});
