import * as z from 'zod/v4-mini';

/** A column of a sheet; its values are lists of rows where it has columns of its own. */
export interface SheetColumn {
	readonly name: string;
	/** Names of the columns of a table; null for a single value. */
	readonly columns: readonly string[] | null;
}

const named = z.union([z.string(), z.object({ name: z.string() })]);
const nameOf = (value: z.infer<typeof named>): string =>
	typeof value === 'string' ? value : value.name;

/** As the fields of a request are, or names alone: the service does not say which. */
const wireSheetColumn = z.union([
	z.string(),
	z.object({
		name: z.string(),
		type: z.optional(z.string()),
		children: z.optional(z.nullable(z.array(named))),
	}),
]);

export const sheetColumns = z.pipe(
	z.array(wireSheetColumn),
	z.transform((columns): SheetColumn[] =>
		columns.map((column) => {
			if (typeof column === 'string') return { name: column, columns: null };
			const { name, type, children } = column;
			const isTable = type === 'array' || (children ?? []).length > 0;
			return { name, columns: isTable ? (children ?? []).map(nameOf) : null };
		}),
	),
);
