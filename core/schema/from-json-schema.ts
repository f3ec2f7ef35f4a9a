import { type FieldSpec, parseFields } from './field-spec';
import { isJsonObject, parseJsonObject, type JsonObject } from './json-object';
import { SchemaError, type SchemaProblem } from './schema-error';

/** Keywords that choose between shapes or point elsewhere: they have no counterpart in a list of fields. */
const NOT_EXPRESSIBLE = ['$ref', 'oneOf', 'anyOf', 'allOf', 'not', 'if', 'patternProperties'];

const DATE_FORMATS = ['date', 'date-time'];

/**
 * Fields from a JSON Schema (draft 2020-12): an object whose properties are string, number, integer,
 * boolean (read as text), `format: date`, or an array of flat objects. `required` and `description`
 * are kept; keywords that only narrow a value (`minimum`, `pattern`, …) are ignored.
 *
 * @param jsonSchema JSON text, or the object itself
 * @throws SchemaError naming every property that can't be expressed
 */
export function fieldsFromJsonSchema(jsonSchema: unknown): FieldSpec[] {
	const root = parseJsonObject(jsonSchema, 'the JSON Schema');
	const problems: SchemaProblem[] = [];
	const fields = propertiesOf(root, '', problems).map(({ name, place, property, required }) => {
		if (typeOf(property) !== 'array')
			return { ...scalarField(name, place, property, problems), required };
		const items = property.items;
		if (!isJsonObject(items) || typeOf(items) !== 'object') {
			problems.push({ place, message: 'an array needs items of type object (rows with columns)' });
			return { name, type: 'array', columns: [] };
		}
		const columns = propertiesOf(items, `${name}.`, problems).map((column) => ({
			...scalarField(column.name, column.place, column.property, problems),
			required: column.required,
		}));
		return { name, type: 'array', columns, required, ...descriptionOf(property) };
	});
	if (problems.length > 0) throw new SchemaError(problems);
	return parseFields(fields);
}

interface Property {
	readonly name: string;
	readonly place: string;
	readonly property: JsonObject;
	readonly required: boolean;
}

function propertiesOf(object: JsonObject, prefix: string, problems: SchemaProblem[]): Property[] {
	const place = prefix === '' ? 'schema' : prefix.slice(0, -1);
	refuseKeywords(object, place, problems);
	if (typeOf(object) !== 'object') {
		problems.push({ place, message: 'the JSON Schema must be of type object' });
		return [];
	}
	if (!isJsonObject(object.properties)) {
		problems.push({ place, message: 'the JSON Schema has no "properties"' });
		return [];
	}
	const required: readonly unknown[] = Array.isArray(object.required) ? object.required : [];
	return Object.entries(object.properties).flatMap(([name, property]) => {
		const own = `${prefix}${name}`;
		if (!isJsonObject(property)) {
			problems.push({ place: own, message: 'the property must be an object with a "type"' });
			return [];
		}
		refuseKeywords(property, own, problems);
		return [{ name, place: own, property, required: required.includes(name) }];
	});
}

function scalarField(name: string, place: string, property: JsonObject, problems: SchemaProblem[]) {
	return { name, type: scalarType(property, place, problems), ...descriptionOf(property) };
}

function scalarType(property: JsonObject, place: string, problems: SchemaProblem[]) {
	const type = typeOf(property);
	switch (type) {
		case 'string':
			return DATE_FORMATS.some((format) => format === property.format) ? 'date' : 'string';
		case 'number':
		case 'integer':
			return 'number';
		case 'boolean':
			return 'string';
		case 'object':
			problems.push({
				place,
				message: "an object inside an object can't be read. Use plain properties instead",
			});
			return 'string';
		case 'array':
			problems.push({ place, message: "a table inside a table can't be read" });
			return 'string';
		default:
			problems.push({
				place,
				message:
					'"type" must be string, number, integer, boolean, or an array of objects' +
					(type === undefined ? '' : `, not ${JSON.stringify(type)}`),
			});
			return 'string';
	}
}

/** The type, with "null" left out of a list of two: `["string", "null"]` is a string that may be absent. */
function typeOf(schema: JsonObject): unknown {
	if (!Array.isArray(schema.type)) return schema.type;
	const types: readonly unknown[] = schema.type.filter((type: unknown) => type !== 'null');
	return types.length === 1 ? types[0] : types;
}

const descriptionOf = ({ description, title }: JsonObject) =>
	typeof description === 'string'
		? { description }
		: typeof title === 'string'
			? { description: title }
			: {};

function refuseKeywords(schema: JsonObject, place: string, problems: SchemaProblem[]) {
	const found = NOT_EXPRESSIBLE.filter((keyword) => Object.hasOwn(schema, keyword));
	if (found.length > 0)
		problems.push({
			place,
			message: `${found.join(', ')} can't be expressed as a field. Write the fields out`,
		});
}
