import type { Roles } from '../../schema/roles';
import { daysBetween, swapped } from '../../values/date/day-arithmetic';
import type { DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { dateOf, factOf, type DateFact, type Fact } from '../facts';
import { dateInNumber, yearsIn } from '../years-in-text';
import { failed, passed, skipped } from './verdict';

/** So old is no paper that anybody still books; what is younger may come late, or from an archive. */
const OLDEST_YEARS = 30;
/** A number of 2025 on an invoice of 2026: the year of the books, or the order's. */
const YEARS_APART = 1;
/** From this month on the books of the next year may be open. */
const FIRST_MONTH_OF_NEXT_BOOKS = 7;
/** An order may have been numbered so long before; nothing is numbered after it was written, but for a few days. */
const DAYS_BEFORE = 180;
const DAYS_AFTER = 7;

const yearOf = (iso: string): number => Number(iso.slice(0, 4));

/** Texts and dates of the document that may name its year; amounts don't. */
function* textsOf({ cells, tables }: DocumentValues, besides: string): Generator<string> {
	for (const [name, { raw, decimals }] of Object.entries(cells))
		if (name !== besides && typeof raw === 'string' && decimals === null) yield raw;
	for (const rows of Object.values(tables))
		for (const row of rows)
			for (const { raw, decimals } of Object.values(row))
				if (typeof raw === 'string' && decimals === null) yield raw;
}

/** Beside the year stands a number that counts: "RE-2026-0001". "INV-2002" only counts. */
const COUNTS_BESIDE_YEAR = /\d{4}(?:0[1-9]|1[0-2])?(?:0[1-9]|[12]\d|3[01])?\D+\d|\d\D+\d{4}/;
/** A number of a customer's or a contract's may begin with any year; a year that is misread is one of the last. */
const MISREAD_YEARS = 10;

/** Whether an invoice of this date may be numbered by this year: its own, the one before, or late in it the next one. */
function isOfTheseBooks(year: number, issued: string): boolean {
	const own = yearOf(issued);
	const isLate = Number(issued.slice(5, 7)) >= FIRST_MONTH_OF_NEXT_BOOKS;
	return year === own || year === own - YEARS_APART || (isLate && year === own + YEARS_APART);
}

/** A date within the invoice number that is another than its own; day and month swapped are a check of their own. */
function otherDate(
	issued: DateFact,
	values: DocumentValues,
	roles: Roles,
): { readonly number: Fact; readonly date: string } | undefined {
	const number = factOf('invoice_number', values, roles);
	const date = number === undefined ? undefined : dateInNumber(number.printed);
	if (number === undefined || date === undefined || date === swapped(issued.value))
		return undefined;
	const days = daysBetween(issued.value, date);
	return days > DAYS_AFTER || days < -DAYS_BEFORE ? { number, date } : undefined;
}

/** A number such as "RE-2026-0001" that has a year, and none near that of the date. */
function otherYear(
	issued: DateFact,
	values: DocumentValues,
	roles: Roles,
	today: string,
): { readonly number: Fact; readonly year: number } | undefined {
	const number = factOf('invoice_number', values, roles);
	const apart = (year: number) => Math.abs(year - yearOf(issued.value));
	const years =
		number === undefined || !COUNTS_BESIDE_YEAR.test(number.printed)
			? []
			: yearsIn(number.printed, yearOf(today) + 1);
	const year = years.find((one) => apart(one) <= MISREAD_YEARS);
	return number === undefined ||
		year === undefined ||
		years.some((one) => isOfTheseBooks(one, issued.value))
		? undefined
		: { number, year };
}

/**
 * A text that names a year in which the invoice was written long ago, where none names its own: "Maintenance 2026" is not
 * invoiced in 2024. Years before it are those of models and orders; the next one may be paid ahead.
 */
function laterYear(
	issued: DateFact,
	values: DocumentValues,
	today: string,
): { readonly text: string; readonly year: number } | undefined {
	const own = yearOf(issued.value);
	const named = [...textsOf(values, issued.place)].flatMap((text) =>
		yearsIn(text, yearOf(today) + 1).map((year) => ({ text, year })),
	);
	return named.every(({ year }) => year > own + YEARS_APART) ? named[0] : undefined;
}

/**
 * The year of the document is right, as far as something speaks against it: the invoice number, other texts, an age that
 * no invoice has. Its term of payment is a check of its own. An old date alone is none: invoices are found late.
 *
 * @param today ISO date
 */
export function checkDateYear(values: DocumentValues, roles: Roles, today: string): Check {
	const issued = dateOf('issue_date', values, roles);
	if (issued === undefined) return skipped('date_year', 'there is no issue date');
	const number = otherYear(issued, values, roles, today);
	if (number !== undefined)
		return failed(
			'date_year',
			`the issue date ${issued.value} is not of ${number.year}, as the invoice number “${number.number.printed}” seems to be`,
			{ invoice_number: number.number, issue_date: issued },
		);
	const date = otherDate(issued, values, roles);
	if (date !== undefined)
		return failed(
			'date_year',
			`the issue date is ${issued.value}, and the invoice number “${date.number.printed}” has ${date.date}`,
			{ invoice_number: date.number, issue_date: issued },
		);
	const year = yearOf(issued.value);
	if (yearOf(today) - year > OLDEST_YEARS)
		return failed(
			'date_year',
			`the issue date ${issued.value} is more than ${OLDEST_YEARS} years ago`,
			{ issue_date: issued },
		);
	const later = laterYear(issued, values, today);
	return later === undefined
		? passed('date_year', `nothing speaks against ${year}, the year of the issue date`, {
				issue_date: issued,
			})
		: failed(
				'date_year',
				`the issue date ${issued.value} is years before ${later.year}, which “${later.text}” names, and nothing else is of ${year}`,
				{ issue_date: issued },
			);
}
