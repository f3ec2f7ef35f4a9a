import { parseFields, type ColumnSpec, type FieldSpec } from '../../../core/schema/field-spec';
import type { FieldType } from '../../../core/schema/field-type';
import { SchemaError, type SchemaProblem } from '../../../core/schema/schema-error';

/** A field or a column while it is built: it may not be usable yet. */
export interface FieldDraft {
	/** Its own as long as it exists, whatever it is called. */
	readonly key: string;
	readonly name: string;
	readonly type: FieldType;
	/** "" for none. */
	readonly description: string;
	readonly required: boolean;
	/** null: the one for all. */
	readonly threshold: number | null;
	/** null: by name and description. */
	readonly role: string | null;
	/** Of a table; none otherwise. */
	readonly columns: readonly FieldDraft[];
}

/** @param key of the draft; those of its columns begin with it */
export function draftOf(spec: FieldSpec | ColumnSpec, key: string): FieldDraft {
	const { name, type, description = '', required = false, threshold = null } = spec;
	return {
		key,
		name,
		type,
		description,
		required,
		threshold,
		role: (spec.type === 'array' ? undefined : spec.role) ?? null,
		columns:
			spec.type === 'array'
				? spec.columns.map((column, index) => draftOf(column, `${key}.${index}`))
				: [],
	};
}

const scalar = ({ name, type, description, required, threshold, role }: FieldDraft) => ({
	name,
	type,
	...(description.trim() === '' ? {} : { description: description.trim() }),
	...(required ? { required } : {}),
	...(threshold === null ? {} : { threshold }),
	...(role === null || type === 'array' ? {} : { role }),
});

/** The fields as they are to be used, or what is wrong with them. */
export type Built =
	{ readonly fields: readonly FieldSpec[] } | { readonly problems: readonly SchemaProblem[] };

/** Checks what was built. */
export function builtOf(drafts: readonly FieldDraft[]): Built {
	try {
		const given = drafts.map((draft) => ({
			...scalar(draft),
			...(draft.type === 'array' ? { columns: draft.columns.map(scalar) } : {}),
		}));
		return { fields: parseFields(given) };
	} catch (error) {
		if (error instanceof SchemaError) return { problems: error.problems };
		throw error;
	}
}

/** Names that are in use. */
export const namesOf = (drafts: readonly FieldDraft[]): ReadonlySet<string> =>
	new Set(drafts.map(({ name }) => name.trim()));

/** The list with one of them changed, wherever it stands; columns, too. */
export const withDraft = (
	drafts: readonly FieldDraft[],
	key: string,
	change: Partial<FieldDraft>,
): readonly FieldDraft[] =>
	drafts.map((draft) =>
		draft.key === key
			? { ...draft, ...change }
			: { ...draft, columns: withDraft(draft.columns, key, change) },
	);

export const withoutDraft = (drafts: readonly FieldDraft[], key: string): readonly FieldDraft[] =>
	drafts.flatMap((draft) =>
		draft.key === key ? [] : [{ ...draft, columns: withoutDraft(draft.columns, key) }],
	);

/** Moves one to the place of another among its siblings; out of the list it goes nowhere. */
export function movedDraft(
	drafts: readonly FieldDraft[],
	key: string,
	to: (index: number) => number,
): readonly FieldDraft[] {
	const index = drafts.findIndex((draft) => draft.key === key);
	const draft = drafts[index];
	if (draft === undefined)
		return drafts.map((one) => ({ ...one, columns: movedDraft(one.columns, key, to) }));
	const target = to(index);
	if (target < 0 || target >= drafts.length) return drafts;
	return drafts.toSpliced(index, 1).toSpliced(target, 0, draft);
}
