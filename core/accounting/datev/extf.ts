import { inWindows1252 } from '../windows-1252';
import { COLUMNS } from './columns';

/** A field as it is written: numbers and dates as they are, texts in quotes, "" for nothing. */
export type Field = string;

/** A text in quotes, in characters that Windows-1252 has. */
export const quoted = (text: string): Field => `"${inWindows1252(text).replaceAll('"', '""')}"`;

/** ISO date as DATEV's header has it: 20260331. */
const dateNumber = (iso: string): Field => iso.replaceAll('-', '');

/** What the header says of the whole batch. */
export interface BatchHead {
	readonly consultant: string;
	readonly client: string;
	/** ISO dates. */
	readonly fiscalYearStart: string;
	readonly date: string;
	/** Digits of an account. */
	readonly accountLength: number;
	/** At most 30 characters. */
	readonly name: string;
	readonly currency: string;
}

type Column = (typeof COLUMNS)[number];
/** A booking; a column that it does not name stays empty. */
export type BookingRow = Readonly<Partial<Record<Column, Field>>>;

function header({
	consultant,
	client,
	fiscalYearStart,
	date,
	accountLength,
	name,
	currency,
}: BatchHead) {
	const day = dateNumber(date);
	return [
		quoted('EXTF'),
		'700',
		'21',
		quoted('Buchungsstapel'),
		'13',
		// When it was made: the day of the document, so that a document always gives the same file.
		`${day}000000000`,
		'',
		quoted('RE'),
		quoted(''),
		quoted(''),
		consultant,
		client,
		dateNumber(fiscalYearStart),
		String(accountLength),
		day,
		day,
		quoted(name),
		quoted(''),
		// Of financial accounting, for no purpose of its own, not final yet.
		'1',
		'0',
		'0',
		quoted(currency),
		'',
		quoted(''),
		'',
		'',
		quoted(''),
		'',
		'',
		quoted(''),
		quoted(''),
	];
}

/**
 * A booking batch in DATEV's EXTF format, header version 700, batch version 13: header, names of the columns, bookings.
 *
 * Source: DATEV's public description of the format Buchungsstapel.
 */
export const bookingBatch = (head: BatchHead, rows: readonly BookingRow[]): string =>
	[header(head), COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]
		.map((fields) => `${fields.join(';')}\r\n`)
		.join('');
