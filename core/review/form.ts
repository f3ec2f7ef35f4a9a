import type { CarriedDocument } from '../pipeline/carried';
import { knownFields } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';

/** A table that can be edited. */
export interface FormTable {
	readonly name: string;
	readonly columns: readonly string[];
}

/** What can be edited on a document, in the order of its schema, then as it was read. */
export interface Form {
	/** Names of the values that stand by themselves. */
	readonly fields: readonly string[];
	readonly tables: readonly FormTable[];
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)];

/** The values a document has, or could have by its schema. */
export function formOf({
	settings: { schema },
	extraction: { cells, tables },
}: CarriedDocument): Form {
	const specs = knownFields(schema);
	const named = specs.filter(isTable);
	const columnsOf = (table: string): string[] => [
		...(named.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? []),
		...(tables[table] ?? []).flatMap((row) => Object.keys(row)),
	];
	return {
		fields: distinct([
			...specs.filter((spec) => !isTable(spec)).map(({ name }) => name),
			...Object.keys(cells),
		]),
		tables: distinct([...named.map(({ name }) => name), ...Object.keys(tables)]).map((name) => ({
			name,
			columns: distinct(columnsOf(name)),
		})),
	};
}
