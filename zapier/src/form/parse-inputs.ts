import * as z from 'zod/v4-mini';

import { SchemaError } from '../../../core/schema/schema-error';

const SHORT_WORDS: ReadonlyMap<string, string> = new Map(
	['PDF', 'JSON', 'VAT', 'ID', 'IBAN'].map((word) => [word.toLowerCase(), word]),
);

/** "on_low_confidence" -> "On Low Confidence", as the form calls it. */
export const labelOf = (key: string): string =>
	key
		.split('_')
		.map((word) => SHORT_WORDS.get(word) ?? `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
		.join(' ');

/**
 * What was put into a form.
 *
 * @param prefix of the inputs' labels
 * @throws SchemaError naming the inputs that can't be used
 */
export function parseInputs<T extends z.ZodMiniType>(
	type: T,
	inputData: unknown,
	prefix = '',
): z.output<T> {
	const parsed = type.safeParse(inputData ?? {});
	if (parsed.success) return parsed.data;
	throw new SchemaError(
		parsed.error.issues.map(({ path, message }) => {
			const [input, ...inside] = path.map(String);
			return {
				place: [...(input === undefined ? [] : [`${prefix}${labelOf(input)}`]), ...inside].join(
					', ',
				),
				message,
			};
		}),
	);
}
