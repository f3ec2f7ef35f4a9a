import * as z from 'zod/v4-mini';

/*
 * What Zapier hands over for an input: nothing, a blank text, the value, or the value as text when it was mapped
 * from another step.
 */

const isBlank = (value: unknown) =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const given = z.pipe(
	z.unknown(),
	z.transform((value) => (isBlank(value) ? undefined : value)),
);

const fromText = (read: (text: string) => unknown) =>
	z.pipe(
		z.unknown(),
		z.transform((value) => (typeof value === 'string' ? read(value.trim()) : value)),
	);

/** A number, also as text. */
const number = <T extends z.core.$ZodType<number, number>>(type: T) =>
	z.pipe(fromText(Number), type);

const RATIO = 'it must be a number from 0 to 1';
const WORDS_FOR_TRUE: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['yes', true],
	['false', false],
	['no', false],
]);

export const ratio = number(z.number(RATIO).check(z.minimum(0, RATIO), z.maximum(1, RATIO)));

export const ratioOr = (fallback: number) => z.pipe(given, z._default(ratio, fallback));

export function wholeNumberOr(fallback: number, least: number, most: number) {
	const words = `it must be a whole number from ${least} to ${most}`;
	return z.pipe(
		given,
		z._default(
			number(z.int(words).check(z.minimum(least, words), z.maximum(most, words))),
			fallback,
		),
	);
}

export const toggleOr = (fallback: boolean) =>
	z.pipe(
		given,
		z._default(
			z.pipe(
				fromText((text) => WORDS_FOR_TRUE.get(text.toLowerCase()) ?? text),
				z.boolean('it must be true or false'),
			),
			fallback,
		),
	);

export const choiceOr = <const T extends readonly string[]>(values: T, fallback: T[number]) =>
	z.pipe(given, z._default(z.enum(values, `it must be one of ${values.join(', ')}`), fallback));

/** A text, trimmed; "" for none. Numbers are taken as they are written. */
export const text = z.pipe(
	given,
	z.pipe(
		z.optional(z.union([z.string(), z.number(), z.boolean()], 'it must be text')),
		z.transform((value) => String(value ?? '').trim()),
	),
);

/** Several texts, none of them blank. A single one may come without a list around it. */
export const texts = z.pipe(
	z.pipe(
		given,
		z.transform((value): unknown[] =>
			value === undefined ? [] : Array.isArray(value) ? value : [value],
		),
	),
	z.pipe(
		z.array(text),
		z.transform((list) => list.filter((one) => one !== '')),
	),
);

/** Pairs of a name and a value. */
export const pairsOf = <T extends z.core.SomeType>(value: T) =>
	z.pipe(given, z._default(z.record(z.string().check(z.trim()), value, 'it must be pairs'), {}));
