import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'fs';
import { parse } from 'yaml';

import { contract } from './contract';

export const XERO = 'xero_accounting.yaml';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * OpenAPI 3.0 as JSON Schema, made strict: what the document doesn't list fails, and so does what Xero only answers
 * (`readOnly`).
 */
function strict(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(strict);
	if (!isObject(schema)) return schema;
	// Beside a reference, OpenAPI 3.0 counts nothing.
	if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
	const { properties, nullable, type, ...rest } = schema;
	const inner = Object.fromEntries(
		Object.entries(rest).map(([key, value]) => [key, key === 'enum' ? value : strict(value)]),
	);
	const typed = type === undefined ? {} : { type: nullable === true ? [type, 'null'] : type };
	if (!isObject(properties)) return { ...inner, ...typed };
	const writable = Object.entries(properties).filter(
		([, property]) => !(isObject(property) && property.readOnly === true),
	);
	return {
		...inner,
		...typed,
		properties: Object.fromEntries(writable.map(([key, property]) => [key, strict(property)])),
		additionalProperties: false,
	};
}

const at = (value: unknown, ...path: readonly string[]): unknown =>
	path.reduce<unknown>((found, key) => (isObject(found) ? found[key] : undefined), value);

/** Validates a body of `POST /Invoices`, or what else is sent to Xero, against Xero's OpenAPI document. */
export function bodyValidator(entity: string): ValidateFunction {
	const document: unknown = parse(readFileSync(contract(XERO), 'utf8'));
	const body = at(
		document,
		'paths',
		`/${entity}`,
		'post',
		'requestBody',
		'content',
		'application/json',
	);
	const schemas = at(document, 'components', 'schemas');
	if (!isObject(schemas) || !isObject(at(body, 'schema'))) throw new Error('no request schema');
	const ajv = new Ajv({ strict: false, allErrors: true });
	addFormats(ajv);
	return ajv.compile({
		...Object(strict(at(body, 'schema'))),
		components: {
			schemas: Object.fromEntries(
				Object.entries(schemas).map(([name, schema]) => [name, strict(schema)]),
			),
		},
	});
}
