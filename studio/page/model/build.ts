import { HIGH_CONFIDENCE } from '../../../core/decision/judge';
import type { FieldSpec } from '../../../core/schema/field-spec';
import type { Setup } from '../../setup';
import { builtOf, draftOf, type FieldDraft } from './field-draft';

/** What somebody is building: the setup, while its fields may not be usable yet. */
export interface Build extends Omit<Setup, 'fields'> {
	readonly drafts: readonly FieldDraft[];
	/** Number of the next draft. */
	readonly next: number;
}

export const EMPTY: Build = {
	drafts: [],
	next: 1,
	threshold: HIGH_CONFIDENCE,
	fieldsThatCount: 'all',
	liftByChecks: false,
};

const keyOf = (number: number): string => `f${number}`;

/** With these fields in place of all that were. */
export const withFields = (build: Build, fields: readonly FieldSpec[]): Build => ({
	...build,
	drafts: fields.map((field, index) => draftOf(field, keyOf(build.next + index))),
	next: build.next + fields.length,
});

/** With one more field, before the first table: tables come last. */
export function withField(build: Build, field: FieldSpec): { build: Build; key: string } {
	const key = keyOf(build.next);
	const table = build.drafts.findIndex(({ type }) => type === 'array');
	const at = field.type === 'array' || table === -1 ? build.drafts.length : table;
	const drafts = build.drafts.toSpliced(at, 0, draftOf(field, key));
	return { build: { ...build, drafts, next: build.next + 1 }, key };
}

/** With one more column of a table. */
export const withColumn = (build: Build, table: string): Build => ({
	...build,
	next: build.next + 1,
	drafts: build.drafts.map((draft) =>
		draft.key === table
			? {
					...draft,
					columns: [
						...draft.columns,
						draftOf({ name: '', type: 'string' }, `${table}.${keyOf(build.next)}`),
					],
				}
			: draft,
	),
});

/** The setup; null while a field can't be used. */
export function setupOf({ drafts, threshold, fieldsThatCount, liftByChecks }: Build): Setup | null {
	const built = builtOf(drafts);
	return 'fields' in built
		? { fields: built.fields, threshold, fieldsThatCount, liftByChecks }
		: null;
}

/**
 * What a reading depends on, as one text: thresholds and what is required are judged here, and need no new one.
 */
export const readingKey = ({ fields }: Setup): string =>
	JSON.stringify(fields, (name, value: unknown) =>
		name === 'required' || name === 'threshold' ? undefined : value,
	);
