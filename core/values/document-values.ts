import type { Cell, Extraction } from '../api/extraction';
import type { DocumentSchema } from '../schema/document-schema';
import type { ColumnType } from '../schema/field-type';
import { compoundAmount, isFree, type CompoundAmount } from './number/compound-amount';
import { localeFormatOf, type LocaleFormat } from './locale-format';
import { parseDate } from './date/date';
import { readDueDate } from './date/due-date';
import { marksNoValue } from './no-value';
import { parseNumber, type DocumentMark } from './number/number';
import { saysNoDueDate } from './payment-words';
import { placesInSchema, printedDocument, printedMoney, type Places } from './printed-document';
import { readAs, type Reading } from './reading';
import { saidInWords, withoutItsName } from './said-in-words';
import type { DecimalMark } from './number/separators';
import { areSideLetters, withSide } from './number/side-letters';
import type { ValueSettings } from './value-settings';

/** A machine value: number, ISO date or text. `0`, `""` and `null` differ. */
export type Value = string | number | null;

/** A cell whose printed text was read as its type. */
export interface ReadCell extends Cell {
	/** null when there is nothing, or when `raw` can't be read as its type. Without `unreadable`, words say that nothing is given. */
	readonly value: Value;
	/** Why `raw` can't be read as its type; null when it can. */
	readonly unreadable: string | null;
	/** How many decimals a number is printed with; null for what is no number. */
	readonly decimals: number | null;
	/** What stands where one amount should: a rate, several amounts, a price for many. Arithmetic may settle it. */
	readonly compound?: CompoundAmount;
}

export type ReadRow = Readonly<Record<string, ReadCell>>;

export interface DocumentValues {
	readonly cells: ReadRow;
	readonly tables: Readonly<Record<string, readonly ReadRow[]>>;
	/** ISO 4217 code of the amounts, as far as the document shows it beyond doubt. */
	readonly currency: string | null;
	/** Whether a number is unreadable only because the document doesn't show its decimal mark. */
	readonly undecided: boolean;
}

/** Whether there is nothing, or a mark that there is nothing: "-", "n/a". */
export const isBlank = ({ raw }: Cell): boolean =>
	typeof raw === 'string' ? raw.trim() === '' || marksNoValue(raw) : raw === null;

/** Why a percentage where an amount should stand is not taken. */
const IS_A_RATE = 'is a rate, not an amount';
/** Decimals of a nothing in words. */
const CENTS = 2;

interface PlainReading {
	readonly value: Value;
	readonly decimals: number | null;
}

const plain = (reading: Reading<string | null>): Reading<PlainReading> =>
	reading.readable ? readAs({ value: reading.value, decimals: null }) : reading;

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => U) =>
	Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));

/** What a cell is read by. */
interface Rules {
	readonly places: Places;
	readonly format: LocaleFormat;
	readonly decimalMark: DocumentMark | undefined;
	/** Whether letters behind amounts say on which side they stand. */
	readonly hasSides: boolean;
}

function readCell(cell: Cell, place: string, rules: Rules): ReadCell {
	const wording = rules.places.wordings.get(place);
	const { raw } = cell;
	if (wording === undefined || typeof raw !== 'string' || isBlank(cell))
		return readBareCell(cell, place, rules);
	const read = {
		...readBareCell({ ...cell, raw: withoutItsName(raw, wording) }, place, rules),
		raw,
	};
	const said = read.unreadable === null ? undefined : saidInWords(raw, wording);
	return said === undefined ? read : { ...cell, ...said, unreadable: null };
}

const isZeroRate = (compound: CompoundAmount | undefined): boolean =>
	compound?.kind === 'rate' && compound.percent.value === 0;

function readBareCell(cell: Cell, place: string, rules: Rules): ReadCell {
	const reading = readingOf(cell, place, rules);
	if (rules.places.amounts.has(place) && typeof cell.raw === 'string' && !isBlank(cell)) {
		const compound = compoundAmount(cell.raw, rules.decimalMark);
		// Whatever it is a part of.
		if (isFree(cell.raw) || isZeroRate(compound))
			return { ...cell, value: 0, decimals: CENTS, unreadable: null };
		if (compound !== undefined && (compound.kind === 'rate' || !reading.readable))
			return {
				...cell,
				value: null,
				decimals: null,
				unreadable: compound.kind === 'rate' ? IS_A_RATE : reading.readable ? '' : reading.why,
				compound,
			};
	}
	return reading.readable
		? { ...cell, ...reading.value, unreadable: null }
		: { ...cell, value: null, decimals: null, unreadable: reading.why };
}

function readingOf(cell: Cell, place: string, rules: Rules): Reading<PlainReading> {
	const { raw } = cell;
	const { places, format, decimalMark } = rules;
	const type = places.types.get(place);
	if (raw === null) return plain(readAs(null));
	if (type === undefined) return asPrinted(raw);
	if (place === places.currency && format.currency.field !== null)
		return plain(format.currency.field);
	if (type === 'string') return plain(readAs(String(raw)));
	if (isBlank(cell)) return plain(readAs(null));
	const isSided = rules.hasSides && typeof raw === 'string' && places.money.has(place);
	return type === 'number'
		? parseNumber(isSided ? withSide(raw) : raw, decimalMark)
		: plain(parseDate(raw, format.dates));
}

/** Without a type, what was printed stays. */
function asPrinted(raw: string | number): Reading<PlainReading> {
	if (typeof raw === 'string') return readAs({ value: raw, decimals: null });
	const reading = parseNumber(raw);
	return readAs({ value: raw, decimals: reading.readable ? reading.value.decimals : null });
}

/**
 * Reads every printed value as the type its field has. What one value leaves open (thousands or decimals, the order of
 * a date, whose dollars) the rest of the document settles, or else the settings; or it stays unreadable.
 *
 * @param assumedMark the decimal mark to try where the document itself settles none: a caller that sees
 *   `undecided` may read again with either mark, and keep the reading in which the amounts add up
 */
export function readDocumentValues(
	extraction: Extraction,
	schema: DocumentSchema,
	settings: ValueSettings,
	assumedMark?: DecimalMark,
): DocumentValues {
	const places = placesInSchema(schema);
	const format = localeFormatOf(printedDocument(extraction, places), settings);
	const shown = format.decimalMark;
	const rules: Rules = {
		places,
		format,
		hasSides: areSideLetters(printedMoney(extraction, places)),
		decimalMark: shown === undefined || shown === 'unclear' ? (assumedMark ?? shown) : shown,
	};
	let undecided = false;
	const read = (cell: Cell, place: string): ReadCell => {
		const own = readCell(cell, place, rules);
		undecided ||=
			own.unreadable !== null &&
			own.compound === undefined &&
			needsMark(own, places.types.get(place));
		return own;
	};
	const printed = mapValues(extraction.cells, read);
	const cells = {
		...printed,
		...dueDateIn(printed, places, format),
		...paidInFull(printed, places),
	};
	const tables = mapValues(extraction.tables, (rows, table) =>
		rows.map((row) => mapValues(row, (cell, name) => read(cell, `${table}.${name}`))),
	);
	return { cells, tables, currency: format.currency.code, undecided };
}

/** The due date where it is given in words: it counts from the date of the document. */
function dueDateIn(cells: ReadRow, { issued, due }: Places, { dates }: LocaleFormat): ReadRow {
	const cell = due === null ? undefined : cells[due];
	if (due === null || cell === undefined || cell.unreadable === null) return {};
	const from = issued === null ? null : (cells[issued]?.value ?? null);
	const value = readDueDate(String(cell.raw), typeof from === 'string' ? from : null, dates);
	if (value !== undefined) return { [due]: { ...cell, value, unreadable: null } };
	return saysNoDueDate(String(cell.raw)) ? { [due]: { ...cell, unreadable: null } } : {};
}

/** "VISA" where nothing is left to pay: the total was paid. */
function paidInFull(cells: ReadRow, { payment }: Places): ReadRow {
	if (payment === null) return {};
	const [total, paid, due] = [cells[payment.total], cells[payment.paid], cells[payment.due]];
	const isInWords =
		paid !== undefined && !isBlank(paid) && paid.value === null && paid.unreadable === null;
	return isInWords && due?.value === 0 && typeof total?.value === 'number'
		? { [payment.paid]: { ...paid, value: total.value, decimals: total.decimals } }
		: {};
}

const needsMark = ({ raw }: Cell, type: ColumnType | undefined): boolean =>
	type === 'number' && raw !== null && parseNumber(raw, '.').readable;
