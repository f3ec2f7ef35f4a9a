import * as z from 'zod/v4-mini';

import { HIGH_CONFIDENCE } from '../core/decision/judge';
import { parseFields, type FieldSpec } from '../core/schema/field-spec';

/** What somebody builds in Studio: the fields, and how sure their values must be. */
export interface Setup {
	readonly fields: readonly FieldSpec[];
	/** Match ratio, 0..1. */
	readonly threshold: number;
	readonly fieldsThatCount: 'all' | 'required';
	readonly liftByChecks: boolean;
}

const setup = z.object({
	fields: z.unknown(),
	threshold: z._default(z.number().check(z.minimum(0), z.maximum(1)), HIGH_CONFIDENCE),
	fieldsThatCount: z._default(z.enum(['all', 'required']), 'all'),
	liftByChecks: z._default(z.boolean(), false),
});

/**
 * @param json what `JSON.parse` gave
 * @returns undefined for anything else
 * @throws SchemaError where the fields can't be used
 */
export function readSetup(json: unknown): Setup | undefined {
	const { data } = setup.safeParse(json);
	return data === undefined ? undefined : { ...data, fields: parseFields(data.fields) };
}
