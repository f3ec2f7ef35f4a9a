import type { Cell, Extraction } from '../api/extraction';
import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import type { ColumnType } from '../schema/field-type';
import type { ColumnRole, FieldRole } from '../schema/role';
import { rolesOf } from '../schema/roles';
import { amountParts, type AmountParts } from './number/amount-parts';
import type { CountrySign } from './currency/currency-evidence';
import { marksNoValue } from './no-value';
import type { Wording } from './said-in-words';

/** Amounts of the whole document: a total has the decimals of its currency, where a unit price may have more. */
const TOTALS: readonly FieldRole[] = [
	'subtotal',
	'shipping',
	'tax',
	'total',
	'paid',
	'amount_due',
	'rounding',
	'tip',
	'service_charge',
	'withholding_tax',
];
const OTHER_MONEY: readonly FieldRole[] = ['discount'];
const MONEY_COLUMNS: readonly ColumnRole[] = ['unit_price', 'discount', 'tax', 'line_total'];
/** Numbers in whose place words may stand. */
const WORDINGS: readonly (readonly [FieldRole, Wording])[] = [
	['tax', 'tax'],
	['tax_rate', 'tax_rate'],
	['paid', 'paid'],
	['discount', 'discount'],
];
const COLUMN_WORDINGS: readonly (readonly [ColumnRole, Wording])[] = [
	['tax', 'tax'],
	['tax_rate', 'tax_rate'],
	['discount', 'row_discount'],
	['price_per', 'price_per'],
];

/** The places of a schema: "total_due", "line_items.quantity". */
export interface Places {
	/** By place; a place without a type keeps what was printed. */
	readonly types: ReadonlyMap<string, ColumnType>;
	/** The field that says in which currency the document is; null without one. */
	readonly currency: string | null;
	readonly currencyIsRequired: boolean;
	/** Fields that show a country, by what they are. */
	readonly signs: Readonly<Partial<Record<CountrySign, string>>>;
	/** The fields of type date for the date of the document and for the day until which to pay; null without one. */
	readonly issued: string | null;
	readonly due: string | null;
	/** The fields that say what was paid of what, and what is left; null where one is missing. */
	readonly payment: {
		readonly total: string;
		readonly paid: string;
		readonly due: string;
	} | null;
	readonly totals: ReadonlySet<string>;
	/** Amounts of money; every number where the schema doesn't say which are. */
	readonly money: ReadonlySet<string>;
	/** Where only an amount of money can stand, so that a percentage is none. */
	readonly amounts: ReadonlySet<string>;
	/** Numbers in whose place words may stand, by which words. */
	readonly wordings: ReadonlyMap<string, Wording>;
}

/** What a document prints, by what it is evidence of. */
export interface PrintedDocument {
	/** The text of the currency field; null when it is blank or missing. */
	readonly currency: string | null;
	/** Numbers of all kinds, those of totals, and those of money; what is no number is left out. */
	readonly numbers: readonly AmountParts[];
	readonly totals: readonly AmountParts[];
	readonly money: readonly AmountParts[];
	readonly dates: readonly string[];
	/** Texts of the date of the document and of the day until which to pay; null where there is none. */
	readonly issued: string | null;
	readonly due: string | null;
	readonly texts: readonly string[];
	/** Names of the fields that have a value. */
	readonly names: readonly string[];
	/** Texts of the fields that show a country. */
	readonly signs: Readonly<Partial<Record<CountrySign, string>>>;
	readonly currencyIsRequired: boolean;
}

const signsOfCountries: readonly CountrySign[] = [
	'iban',
	'supplier_vat_id',
	'supplier_country',
	'buyer_vat_id',
	'buyer_country',
];

export function placesInSchema(schema: DocumentSchema): Places {
	const types = new Map(
		knownFields(schema).flatMap((field): (readonly [string, ColumnType])[] =>
			isTable(field)
				? field.columns.map(({ name, type }) => [`${field.name}.${name}`, type])
				: [[field.name, field.type]],
		),
	);
	const roles = rolesOf(schema);
	const fields = (wanted: readonly FieldRole[]) =>
		wanted.flatMap((role) => roles.fields[role] ?? []);
	const columnPlaces = (role: ColumnRole): string[] => {
		const column = roles.table?.columns[role];
		return column === undefined ? [] : [`${roles.table?.name ?? ''}.${column}`];
	};
	const columns = MONEY_COLUMNS.flatMap(columnPlaces);
	const [discountColumn] = columnPlaces('discount');
	const amountColumns = columns.filter((place) => place !== discountColumn);
	const wordings = [
		...WORDINGS.flatMap(([role, wording]) =>
			fields([role]).map((place) => [place, wording] as const),
		),
		...COLUMN_WORDINGS.flatMap(([role, wording]) =>
			columnPlaces(role).map((place) => [place, wording] as const),
		),
	];
	const isNumber = (place: string) => types.get(place) === 'number';
	const totals = fields(TOTALS).filter(isNumber);
	const money = [...totals, ...fields(OTHER_MONEY), ...columns].filter(isNumber);
	const currency = roles.fields.currency?.[0];
	const dateField = (role: 'issue_date' | 'due_date'): string | null => {
		const field = roles.fields[role]?.[0];
		return field !== undefined && types.get(field) === 'date' ? field : null;
	};
	const [total, paid, due] = (['total', 'paid', 'amount_due'] as const).flatMap((role) =>
		fields([role]).slice(0, 1),
	);
	const signs: Partial<Record<CountrySign, string>> = {};
	for (const sign of signsOfCountries) {
		const field = roles.fields[sign]?.[0];
		if (field !== undefined) signs[sign] = field;
	}
	return {
		types,
		currencyIsRequired:
			currency !== undefined &&
			knownFields(schema).some(({ name, required }) => name === currency && required === true),
		signs,
		issued: dateField('issue_date'),
		due: dateField('due_date'),
		payment:
			total === undefined || paid === undefined || due === undefined ? null : { total, paid, due },
		currency: currency !== undefined && types.get(currency) === 'string' ? currency : null,
		totals: new Set(totals),
		wordings: new Map(wordings.filter(([place]) => isNumber(place))),
		amounts: new Set([...fields([...TOTALS, ...OTHER_MONEY]), ...amountColumns].filter(isNumber)),
		money: new Set(money.length > 0 ? money : [...types.keys()].filter(isNumber)),
	};
}

/** Every cell of a document with its place. */
function* cellsOf({ cells, tables }: Extraction): Generator<readonly [string, Cell]> {
	yield* Object.entries(cells);
	for (const [table, rows] of Object.entries(tables))
		for (const row of rows)
			for (const [column, cell] of Object.entries(row)) yield [`${table}.${column}`, cell];
}

/** The texts of all amounts of money. */
export const printedMoney = (extraction: Extraction, { money }: Places): string[] =>
	[...cellsOf(extraction)].flatMap(([place, { raw }]) =>
		money.has(place) && typeof raw === 'string' ? [raw] : [],
	);

/** Sorts what is printed by what it is evidence of. */
export function printedDocument(extraction: Extraction, places: Places): PrintedDocument {
	const numbers: AmountParts[] = [];
	const totals: AmountParts[] = [];
	const money: AmountParts[] = [];
	const dates: string[] = [];
	const texts: string[] = [];
	const names: string[] = [];
	for (const [place, { raw }] of cellsOf(extraction)) {
		if (typeof raw !== 'string' || raw.trim() === '') continue;
		const type = places.types.get(place);
		names.push(place);
		if (type === 'date') dates.push(raw);
		if (type === 'string') texts.push(raw);
		const parts = type === 'number' ? amountParts(raw) : undefined;
		if (parts?.readable !== true) continue;
		// A rate may be written otherwise than the amounts: "12.5 %" beside "1.234,50".
		if (!raw.includes('%')) numbers.push(parts.value);
		if (places.totals.has(place)) totals.push(parts.value);
		if (places.money.has(place)) money.push(parts.value);
	}
	const textAt = (field: string | null): string | null => {
		const raw = field === null ? null : extraction.cells[field]?.raw;
		return typeof raw === 'string' && raw.trim() !== '' && !marksNoValue(raw) ? raw : null;
	};
	const currency = textAt(places.currency);
	const signs: Partial<Record<CountrySign, string>> = {};
	for (const sign of signsOfCountries) {
		const raw = extraction.cells[places.signs[sign] ?? '']?.raw;
		if (typeof raw === 'string') signs[sign] = raw;
	}
	const { currencyIsRequired } = places;
	return {
		currency,
		numbers,
		totals,
		money,
		dates,
		issued: textAt(places.issued),
		due: textAt(places.due),
		texts,
		names: [...new Set(names)],
		signs,
		currencyIsRequired,
	};
}
