import type { Roles } from '../../schema/roles';
import { daysBetween } from '../../values/date/day-arithmetic';
import type { DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { dateOf } from '../facts';
import { LONGEST_TERM } from '../../values/date/usual-term';
import { failed, passed, skipped } from './verdict';

/** Rents and subscriptions are invoiced for the next quarter; nothing is dated further ahead. */
const ISSUED_DAYS_AHEAD = 92;

/**
 * No date lies far in the future. A due date beside a date of issue is told by the term between them.
 *
 * @param today ISO date
 */
export function checkDateInFuture(values: DocumentValues, roles: Roles, today: string): Check {
	const issued = dateOf('issue_date', values, roles);
	const date = issued ?? dateOf('due_date', values, roles);
	if (date === undefined) return skipped('date_in_future', 'there is no date');
	const [role, words, most] =
		issued === undefined
			? (['due_date', 'due date', LONGEST_TERM] as const)
			: (['issue_date', 'issue date', ISSUED_DAYS_AHEAD] as const);
	const ahead = daysBetween(today, date.value);
	const facts = { [role]: date };
	if (ahead > most)
		return failed(
			'date_in_future',
			`the ${words} ${date.value} is more than ${most} days after today, ${today}`,
			facts,
		);
	return passed(
		'date_in_future',
		ahead > 0
			? `the ${words} ${date.value} is ${ahead} days after today, ${today}`
			: 'no date lies far in the future',
		facts,
	);
}
