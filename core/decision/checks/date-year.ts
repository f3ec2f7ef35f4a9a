import type { Roles } from '../../schema/roles';
import { daysBetween } from '../../values/day-arithmetic';
import type { DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { dateOf, factOf, type DateFact, type Fact } from '../facts';
import { isPossibleTerm } from '../../values/usual-term';
import { yearsIn } from '../years-in-text';
import { failed, passed, skipped } from './verdict';

/** Invoices of the last year still come in. */
const RECENT_DAYS = 396;
/** A year that is misread is one of the last few; what is older comes from an archive, on purpose. */
const ARCHIVE_DAYS = 1096;
/** A number of 2025 on an invoice of 2026: the year of the books, or the order's. */
const YEARS_APART = 1;

/** A date of its own; "30 days net" counts from the date in question. */
const PRINTED_DATE = /\d{4}|\d[./-] ?\d{1,2}[./-]/;

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
		years.some((one) => apart(one) <= YEARS_APART)
		? undefined
		: { number, year };
}

/**
 * The year of the document is right, as far as something shows it: the invoice number, the due date, other texts with
 * that year. Where nothing does, a date more than a year back is in doubt.
 *
 * @param today ISO date
 */
export function checkDateYear(values: DocumentValues, roles: Roles, today: string): Check {
	const issued = dateOf('issue_date', values, roles);
	if (issued === undefined) return skipped('date_year', 'there is no issue date');
	const year = yearOf(issued.value);
	const other = otherYear(issued, values, roles, today);
	if (other !== undefined)
		return failed(
			'date_year',
			`the issue date ${issued.value} is not of ${other.year}, as the invoice number “${other.number.printed}” seems to be`,
			{ invoice_number: other.number, issue_date: issued },
		);
	const age = daysBetween(issued.value, today);
	if (age <= RECENT_DAYS)
		return passed('date_year', `the issue date ${issued.value} is of the last months`, {
			issue_date: issued,
		});
	const due = dateOf('due_date', values, roles);
	if (
		due !== undefined &&
		PRINTED_DATE.test(due.printed) &&
		isPossibleTerm(issued.value, due.value)
	)
		return passed('date_year', `issue date ${issued.value} and due date ${due.value} fit`, {
			due_date: due,
			issue_date: issued,
		});
	for (const text of textsOf(values, issued.place))
		if (yearsIn(text, year).includes(year))
			return passed(
				'date_year',
				`the year of the issue date ${issued.value} is also in “${text}”`,
				{
					issue_date: issued,
				},
			);
	return age > ARCHIVE_DAYS
		? passed('date_year', `the issue date ${issued.value} is years ago: a document of an archive`, {
				issue_date: issued,
			})
		: failed(
				'date_year',
				`the issue date ${issued.value} is more than a year ago, and nothing else on the document is of ${year}`,
				{ issue_date: issued },
			);
}
