import * as z from 'zod/v4-mini';

import type { WireField } from '../../core/schema/wire-fields';
import { ExtractorError } from './extractor-error';

/** Longer than a value is, a paragraph of terms included. In characters. */
const MAX_TEXT = 1000;
/** Words of one value. */
const MAX_TOKENS = 300;
/** More rows than fit on a page. */
const MAX_ROWS = 500;

const citedValue = z.object({
	text: z.string().check(z.maxLength(MAX_TEXT)),
	tokens: z.array(z.int().check(z.minimum(0))).check(z.maxLength(MAX_TOKENS)),
});

/** A value as the model gave it, and the ids of the words it names for it. */
export type CitedValue = z.infer<typeof citedValue>;

/** What the model gave for a field: a value, or rows of values by column name. */
export type CitedField =
	| { readonly kind: 'value'; readonly name: string; readonly value: CitedValue }
	| {
			readonly kind: 'rows';
			readonly name: string;
			readonly rows: readonly Readonly<Record<string, CitedValue>>[];
	  };

const anObject = z.record(z.string(), z.unknown());
const rows = z.array(anObject).check(z.maxLength(MAX_ROWS));

/** Says where an answer is wrong and how, never what it says: that may be text of the page. */
function parse<T>(schema: z.ZodMiniType<T>, value: unknown, place: string): T {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const where = [place, ...(issue?.path ?? [])].map(String).join('.');
	throw new ExtractorError(
		`answered something else than was asked for: ${where} is wrong (${issue?.code ?? 'unknown'})`,
		true,
	);
}

const own = (level: Readonly<Record<string, unknown>>, name: string): unknown =>
	Object.hasOwn(level, name) ? level[name] : undefined;

function fieldOf(answer: Readonly<Record<string, unknown>>, field: WireField): CitedField {
	const { name } = field;
	if (field.type !== 'array')
		return { kind: 'value', name, value: parse(citedValue, own(answer, name), name) };
	const columns = field.children ?? [];
	return {
		kind: 'rows',
		name,
		rows: parse(rows, own(answer, name), name).map((row, index) =>
			Object.fromEntries(
				columns.map((column) => [
					column.name,
					parse(citedValue, own(row, column.name), `${name}.${index}.${column.name}`),
				]),
			),
		),
	};
}

/**
 * Reads the text a model answered with: every field that was asked for must be there and have its form; what
 * else is there is left out.
 *
 * @throws ExtractorError
 */
export function readAnswer(content: string, fields: readonly WireField[]): readonly CitedField[] {
	let json: unknown;
	try {
		json = JSON.parse(content);
	} catch {
		// the parser's own error quotes the answer
		throw new ExtractorError('answered with something that is not JSON', true);
	}
	const answer = parse(anObject, json, 'the answer');
	return fields.map((field) => fieldOf(answer, field));
}
