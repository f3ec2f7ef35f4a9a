import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

import { SchemaError } from './schema-error';

export type JsonObject = Record<string, unknown>;

export const isJsonObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What to mend, by the parser's code for it. */
const SLIPS: Readonly<Record<string, string>> = {
	CommaExpected: 'a comma is missing',
	ColonExpected: 'a colon is missing',
	PropertyNameExpected: 'a name in double quotes is missing',
	ValueExpected: 'a value is missing',
	InvalidSymbol: 'texts must stand in double quotes',
	CloseBraceExpected: 'a } is missing',
	CloseBracketExpected: 'a ] is missing',
	EndOfFileExpected: 'there is more after its end',
	InvalidCommentToken: 'comments are not allowed',
	InvalidNumberFormat: 'a number is not complete',
	UnexpectedEndOfString: 'a double quote is missing',
};

/** @returns in which line it is no JSON, and what to mend */
function slipIn(text: string): string | undefined {
	const errors: ParseError[] = [];
	parse(text, errors, { disallowComments: true });
	const [first] = errors;
	if (first === undefined) return undefined;
	const line = text.slice(0, first.offset).split('\n').length;
	return `line ${line}: ${SLIPS[printParseErrorCode(first.error)] ?? 'a character can’t stand there'}`;
}

/** A text as JSON; where it is none, in which line and what to mend. */
export function parseJson(text: string): { readonly value: unknown } | { readonly error: string } {
	try {
		return { value: JSON.parse(text) };
	} catch (error) {
		return { error: slipIn(text) ?? String(error) };
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
