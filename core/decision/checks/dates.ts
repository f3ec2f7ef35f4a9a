import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import { notApplicable, type Finding } from './finding';

const DAY = 24 * 60 * 60 * 1000;
/** A document is not issued later than a month from now; one dated ahead for the next period is. */
const ISSUED_DAYS_AHEAD = 31;
/** Nobody is given more than a year to pay. */
const DUE_DAYS_AHEAD = 366;

interface PrintedDate {
	readonly place: string;
	readonly iso: string;
}

function dateOf(role: 'issue_date' | 'due_date', { fields }: Roles, { cells }: DocumentValues) {
	const [place] = fields[role] ?? [];
	const value = place === undefined ? undefined : cells[place]?.value;
	return place === undefined || typeof value !== 'string' || value === ''
		? undefined
		: { place, iso: value };
}

const checked = (
	code: 'date_order' | 'date_in_future',
	failed: boolean,
	dates: Readonly<Record<string, PrintedDate>>,
	message: string,
): Finding => ({
	check: {
		code,
		result: failed ? 'failed' : 'passed',
		fields: Object.values(dates).map(({ place }) => place),
		numbers: Object.fromEntries(Object.entries(dates).map(([role, { iso }]) => [role, iso])),
		message,
	},
	agreement: 'none',
	figures: [],
});

function checkOrder(issued: PrintedDate | undefined, due: PrintedDate | undefined): Finding {
	if (issued === undefined || due === undefined)
		return notApplicable('date_order', 'issue date and due date are not both there');
	const failed = due.iso < issued.iso;
	return checked(
		'date_order',
		failed,
		{ issue_date: issued, due_date: due },
		failed
			? `the due date ${due.iso} is before the issue date ${issued.iso}`
			: `the due date ${due.iso} is not before the issue date ${issued.iso}`,
	);
}

function checkFuture(
	issued: PrintedDate | undefined,
	due: PrintedDate | undefined,
	today: string,
): Finding {
	const daysAhead = ({ iso }: PrintedDate) => (Date.parse(iso) - Date.parse(today)) / DAY;
	const bounds = [
		{ role: 'issue_date', words: 'issue date', date: issued, most: ISSUED_DAYS_AHEAD },
		{ role: 'due_date', words: 'due date', date: due, most: DUE_DAYS_AHEAD },
	].flatMap(({ date, ...bound }) => (date === undefined ? [] : [{ ...bound, date }]));
	if (bounds.length === 0) return notApplicable('date_in_future', 'there is no date');
	const late = bounds.find(({ date, most }) => daysAhead(date) > most);
	return checked(
		'date_in_future',
		late !== undefined,
		Object.fromEntries(
			(late === undefined ? bounds : [late]).map(({ role, date }) => [role, date]),
		),
		late === undefined
			? 'no date lies far in the future'
			: `the ${late.words} ${late.date.iso} is more than ${late.most} days after today, ${today}`,
	);
}

/**
 * The dates of a document: due not before issue, neither far in the future.
 *
 * @param today ISO date
 */
export function checkDates(values: DocumentValues, roles: Roles, today: string): Finding[] {
	const [issued, due] = [dateOf('issue_date', roles, values), dateOf('due_date', roles, values)];
	return [checkOrder(issued, due), checkFuture(issued, due, today)];
}
