import type { Reason, ReasonCode } from '../../core/decision/reason';
import type { Form } from '../../core/review/form';
import { keyOf } from './place';

/** Reasons by what they are about. */
export interface Doubts {
	/** By the key of a place. */
	readonly at: (key: string) => readonly Reason[];
	/** About a table: its columns, where the row is not named, and itself. */
	ofTable(table: string): readonly (Reason & { readonly key: string | null })[];
	/** About the document as a whole. */
	readonly general: readonly Reason[];
	readonly count: number;
}

/** Doubts about the reading alone: a person who looks can end them. */
const BY_SIGHT: ReadonlySet<ReasonCode> = new Set([
	'low_match_ratio',
	'unknown_match_ratio',
	'text_not_verified',
]);
export const isBySight = ({ code }: Reason): boolean => BY_SIGHT.has(code);

/** Sorts the reasons of a judgement to the places of the form. */
export function doubtsOf(reasons: readonly Reason[], { fields, tables }: Form): Doubts {
	const known = new Set(fields);
	const byKey = new Map<string, Reason[]>();
	const byTable = new Map<string, (Reason & { readonly key: string | null })[]>();
	const general: Reason[] = [];
	const push = <T>(map: Map<string, T[]>, key: string, one: T) => {
		map.set(key, [...(map.get(key) ?? []), one]);
	};
	for (const reason of reasons) {
		const { field, row } = reason;
		const table = tables.find(
			({ name }) => field === name || field?.startsWith(`${name}.`) === true,
		);
		if (field !== undefined && known.has(field)) push(byKey, field, reason);
		else if (table !== undefined && field !== undefined) {
			const column = field.slice(table.name.length + 1);
			const key =
				row === undefined || column === ''
					? null
					: keyOf({ table: table.name, row: row - 1, column });
			if (key !== null) push(byKey, key, reason);
			push(byTable, table.name, { ...reason, key });
		} else general.push(reason);
	}
	return {
		at: (key) => byKey.get(key) ?? [],
		ofTable: (table) => byTable.get(table) ?? [],
		general,
		count: reasons.length,
	};
}
