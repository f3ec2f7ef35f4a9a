import type { Roles } from '../../schema/roles';
import { dateText, printedWeekday, withoutWeekday } from '../../values/date/date';
import { daysBetween, swapped } from '../../values/date/day-arithmetic';
import type { DocumentValues } from '../../values/document-values';
import { weekdaysNamed } from '../../values/date/month-names';
import { numericDate } from '../../values/date/numeric-date';
import type { Check } from '../check';
import { dateOf, factOf, type DateFact } from '../facts';
import { COLLECTED_DAYS, isCommonTerm, isUsualTerm } from '../../values/date/usual-term';
import { dateInNumber } from '../years-in-text';
import { failed, passed, skipped } from './verdict';

/** Nearer ones are dated ahead. */
const AHEAD_DAYS = 14;
/** So long ago may be what was received today. */
const RECENT_DAYS = 60;
/** Rents are dated ahead, on the first of a month. */
const FIRST_OF_MONTH = /-01$/;
/** Longer terms are rare; with a usual one at hand they are a slip. */
const LONG_TERM = 120;

/** The date that the same digits give in the other order; undefined for months in words, and where there is none. */
function otherReading({ printed, value }: DateFact, today: string): string | undefined {
	const digits = numericDate(withoutWeekday(dateText(printed)), { today });
	return digits === undefined ? undefined : swapped(value);
}

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });

/** The weekday that is printed with a date, where it was another. */
function wrongWeekday({ printed, value }: DateFact, today: string): string | undefined {
	const word = printedWeekday(printed, today);
	if (word === undefined) return undefined;
	const date = new Date(value);
	return weekdaysNamed(word).has(date.getUTCDay())
		? undefined
		: `the date “${printed}” was a ${weekday.format(date)}, and “${word}” is printed`;
}

/** Issue and due date with one of them, or both, in the other order, where that makes a usual term. */
function termInOtherOrder(issued: DateFact, due: DateFact, today: string): string | undefined {
	const [otherIssued, otherDue] = [otherReading(issued, today), otherReading(due, today)];
	if (isUsualTerm(issued.value, due.value)) return undefined;
	const days = daysBetween(issued.value, due.value);
	const isOdd = days < -COLLECTED_DAYS || days > LONG_TERM;
	const better = [
		[otherIssued, due.value],
		[issued.value, otherDue],
		[otherIssued, otherDue],
	].find(
		([from, to]) =>
			from !== undefined && to !== undefined && (isOdd ? isUsualTerm : isCommonTerm)(from, to),
	);
	return better === undefined
		? undefined
		: `from ${issued.value} to ${due.value} are ${days} days; with day and month the other way round, from ${better.join(' to ')}, it would be a usual term`;
}

const readAs = ({ printed, value }: DateFact): string =>
	printed === value
		? `the issue date is ${value}`
		: `the issue date “${printed}” was read as ${value}`;

/**
 * Day and month are the right way round, as far as something shows it: the day of the week, the term of payment, the
 * invoice number, or today.
 *
 * @param today ISO date
 */
export function checkDayAndMonth(values: DocumentValues, roles: Roles, today: string): Check {
	const [issued, due] = [dateOf('issue_date', values, roles), dateOf('due_date', values, roles)];
	const dates = {
		...(due === undefined ? {} : { due_date: due }),
		...(issued === undefined ? {} : { issue_date: issued }),
	};
	const [issuedOn, dueOn] = [issued, due].map((date) =>
		date === undefined ? undefined : wrongWeekday(date, today),
	);
	if (issuedOn !== undefined) return failed('day_month', issuedOn, dates);
	if (dueOn !== undefined && due !== undefined)
		return failed('day_month', dueOn, {
			...(issued === undefined ? {} : { issue_date: issued }),
			due_date: due,
		});
	if (issued === undefined) return skipped('day_month', 'there is no issue date');

	const other = otherReading(issued, today);
	const number = factOf('invoice_number', values, roles);
	if (other !== undefined && number !== undefined && dateInNumber(number.printed) === other)
		return failed(
			'day_month',
			`${readAs(issued)}, and the invoice number “${number.printed}” has ${other}`,
			{ invoice_number: number, issue_date: issued },
		);
	const ahead = daysBetween(today, issued.value);
	if (other !== undefined && ahead > AHEAD_DAYS && !FIRST_OF_MONTH.test(issued.value)) {
		const ago = daysBetween(other, today);
		if (ago >= 0 && ago <= RECENT_DAYS)
			return failed(
				'day_month',
				`${readAs(issued)}, after today; with day and month the other way round it is ${other}`,
				dates,
			);
	}
	const better = due === undefined ? undefined : termInOtherOrder(issued, due, today);
	return better === undefined
		? passed('day_month', 'nothing shows that day and month are swapped', dates)
		: failed('day_month', better, dates);
}
