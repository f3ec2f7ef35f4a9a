import * as z from 'zod/v4-mini';

import { parseJson } from '../schema/json-object';
import { SchemaError } from '../schema/schema-error';

/** What is known of a supplier: a row of the user's table, whose columns have these names. null: not known. */
export interface KnownSupplier {
	/** What tells its row from others, so that what is learned replaces what was. */
	readonly supplier: string | null;
	readonly name: string | null;
	readonly vat_id: string | null;
	/** Or another number of an account. */
	readonly iban: string | null;
	/** The next three as in the accounting mapping: `vendorId`, `accountCode`, `taxCode`. */
	readonly vendor_id: string | null;
	readonly account: string | null;
	readonly tax_code: string | null;
	/** The order of `03/04/2026` on its documents. */
	readonly date_order: 'dmy' | 'mdy' | null;
	/** ISO 4217 code of what "$" stands for on its documents. */
	readonly currency: string | null;
}

/** Tables hold a vendor's number as a number, and nothing as "". */
const text = z.pipe(
	z.nullish(z.union([z.string(), z.number()])),
	z.transform((value) => {
		const plain = String(value ?? '').trim();
		return plain === '' ? null : plain;
	}),
);
const oneOf = <const T extends string>(words: string, ...values: readonly T[]) =>
	z.pipe(
		z.pipe(
			text,
			z.transform((value) => value?.toLowerCase() ?? null),
		),
		z.nullable(z.enum(values, words)),
	);
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const currency = z
	.pipe(
		text,
		z.transform((value) => value?.toUpperCase() ?? null),
	)
	.check(
		z.refine((code) => code === null || CURRENCIES.has(code), {
			error: 'it must be the code of a currency, such as EUR',
		}),
	);

/** A row of the table, which may have columns of its own besides. */
export const knownSupplierRow = z.object({
	supplier: text,
	name: text,
	vat_id: text,
	iban: text,
	vendor_id: text,
	account: text,
	tax_code: text,
	date_order: oneOf('it must be dmy or mdy', 'dmy', 'mdy'),
	currency,
} satisfies Record<keyof KnownSupplier, unknown>);

const NO_ROWS = 'it must be a list of rows with the columns name, vat_id, iban and so on';
const rowsOf = z.array(z.looseObject({}));

/**
 * Reads the rows of a table of suppliers.
 *
 * @param given rows; JSON text of them; "" or nothing for none. A row that names no supplier, as n8n gives one for an
 * empty table, is left out.
 * @param place what the platform's form calls the setting
 * @throws SchemaError naming the row and the column that can't be used
 */
export function readKnownSuppliers(given: unknown, place: string): readonly KnownSupplier[] {
	const parsed = listIn(given);
	if ('error' in parsed)
		throw new SchemaError([{ place, message: `it is not valid JSON: ${parsed.error}` }]);
	const rows = rowsOf.safeParse(parsed.value);
	if (!rows.success) throw new SchemaError([{ place, message: NO_ROWS }]);
	const read = rows.data.map((row) => knownSupplierRow.safeParse(row));
	const problems = read.flatMap(({ error }, index) =>
		(error?.issues ?? []).map(({ path, message }) => ({
			place,
			message: `row ${index + 1}, ${path.join('.')}: ${message}`,
		})),
	);
	if (problems.length > 0) throw new SchemaError(problems);
	const known = read.flatMap(({ data }) =>
		data === undefined || (data.name === null && data.vat_id === null) ? [] : [data],
	);
	if (known.length === 0 && rows.data.some((row) => Object.keys(row).length > 0))
		throw new SchemaError([{ place, message: `no row has a name or a vat_id; ${NO_ROWS}` }]);
	return known;
}

function listIn(given: unknown): ReturnType<typeof parseJson> {
	if (typeof given !== 'string') return { value: given ?? [] };
	return given.trim() === '' ? { value: [] } : parseJson(given);
}
