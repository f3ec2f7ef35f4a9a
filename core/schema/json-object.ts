import { SchemaError } from './schema-error';

export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): { readonly value: unknown } | { readonly error: string } {
	try {
		return { value: JSON.parse(text) };
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}

/**
 * The object that a JSON parameter holds: n8n gives text or an object, depending on how it was filled.
 *
 * @param what how to call it in the error: "the example"
 * @throws SchemaError when the text is no JSON or the value no object
 */
export function parseJsonObject(input: unknown, what: string): JsonObject {
	const parsed = typeof input === 'string' ? parseJson(input) : { value: input };
	if ('error' in parsed)
		throw new SchemaError([
			{ place: 'schema', message: `${what} is not valid JSON: ${parsed.error}` },
		]);
	if (!isJsonObject(parsed.value))
		throw new SchemaError([
			{ place: 'schema', message: `${what} must be a JSON object, such as {"total": 12.5}` },
		]);
	return parsed.value;
}
