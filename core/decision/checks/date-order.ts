import type { Roles } from '../../schema/roles';
import { daysBetween } from '../../values/date/day-arithmetic';
import type { DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { dateOf, factOf } from '../facts';
import { COLLECTED_DAYS } from '../../values/date/usual-term';
import { failed, passed, skipped } from './verdict';

/** Whether nothing is left to pay: then the money may have come long before the invoice. */
function isSettled(values: DocumentValues, roles: Roles): boolean {
	const amount = (role: 'amount_due' | 'paid' | 'total') => factOf(role, values, roles)?.value;
	const [due, paid, total] = [amount('amount_due'), amount('paid'), amount('total')];
	return (
		due === 0 ||
		total === 0 ||
		(typeof paid === 'number' && typeof total === 'number' && Math.abs(paid) >= Math.abs(total))
	);
}

/** The due date is not before the issue date, but for a few days where the money was collected already. */
export function checkDateOrder(values: DocumentValues, roles: Roles): Check {
	const [issued, due] = [dateOf('issue_date', values, roles), dateOf('due_date', values, roles)];
	if (issued === undefined || due === undefined)
		return skipped('date_order', 'issue date and due date are not both there');
	const dates = { issue_date: issued, due_date: due };
	const early = daysBetween(due.value, issued.value);
	const before = `the due date ${due.value} is before the issue date ${issued.value}`;
	if (early <= 0)
		return passed(
			'date_order',
			`the due date ${due.value} is not before the issue date ${issued.value}`,
			dates,
		);
	if (isSettled(values, roles))
		return passed('date_order', `${before}, and nothing is left to pay`, dates);
	return early <= COLLECTED_DAYS
		? passed('date_order', `${before} by ${early} days: collected already?`, dates)
		: failed('date_order', before, dates);
}
