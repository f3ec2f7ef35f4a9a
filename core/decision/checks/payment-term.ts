import type { Roles } from '../../schema/roles';
import { daysBetween } from '../../values/date/day-arithmetic';
import type { DocumentValues } from '../../values/document-values';
import { numericDate } from '../../values/date/numeric-date';
import { dueDateBy, paymentTermsIn } from '../../values/date/payment-terms';
import type { Check } from '../check';
import { dateOf, factOf } from '../facts';
import { isYearTooLong, LONGEST_TERM } from '../../values/date/usual-term';
import { failed, passed, skipped } from './verdict';

/** Terms count from the receipt of the goods or of the invoice, too, and end on a day on which banks work. */
const EARLIER = 3;
const LATER = 7;

/** "zahlbar bis 26.06.2026", "due by 06/26/2026": the last day, as terms print it. */
const LAST_DAY =
	/(?<!\p{L})(?:bis|by|before|until|due|am|f(?:ä|ae)llig|sp(?:ä|ae)testens|avant|(?:é|e)ch(?:é|e)ance|le|entro|scadenza|vence|vencimiento|antes del|uiterlijk|tot|voor|senast|senest|do)(?!\p{L})\D{0,24}?(?<date>\d{1,4}([./-]) ?\d{1,2}\2 ?\d{2,4})(?!\d)/giu;

/** The days that terms name as the last one, in every order of day and month; none where they name none. */
const lastDaysIn = (terms: string, today: string): string[] =>
	[...terms.matchAll(LAST_DAY)].flatMap(({ groups }) =>
		Object.values(numericDate(groups?.date ?? '', { today })?.possible ?? {}),
	);

/**
 * The due date fits the date of issue: by the terms of payment where they are printed, and by what terms can be at all.
 * A year that was misread makes a term of years.
 */
export function checkPaymentTerm(values: DocumentValues, roles: Roles): Check {
	const [issued, due] = [dateOf('issue_date', values, roles), dateOf('due_date', values, roles)];
	if (issued === undefined || due === undefined)
		return skipped('payment_term', 'issue date and due date are not both there');
	const dates = { issue_date: issued, due_date: due };
	const between = `from the issue date ${issued.value} to the due date ${due.value}`;
	const days = daysBetween(issued.value, due.value);
	if (days > LONGEST_TERM)
		return failed(
			'payment_term',
			`${between} are ${days} days, more than anybody is given to pay: is a year misread?`,
			dates,
		);
	if (isYearTooLong(issued.value, due.value))
		return failed(
			'payment_term',
			`${between} are ${days} days, a year and a usual term: is a year misread?`,
			dates,
		);

	const terms = factOf('payment_terms', values, roles);
	const lastDays = terms === undefined ? [] : lastDaysIn(terms.printed, issued.value);
	if (terms !== undefined && lastDays.length > 0)
		return lastDays.includes(due.value)
			? passed('payment_term', `the due date is ${due.value}, as “${terms.printed}” says`, dates)
			: failed('payment_term', `the due date is ${due.value}, but “${terms.printed}” is printed`, {
					payment_terms: terms,
					...dates,
				});
	const expected = terms === undefined ? [] : paymentTermsIn(terms.printed);
	const dueDates = expected.map((term) => dueDateBy(term, issued.value));
	if (terms === undefined || dueDates.length === 0)
		return passed('payment_term', `${between} are ${days} days`, dates);
	const fits = dueDates.some((iso) => {
		const off = daysBetween(iso, due.value);
		return off >= -EARLIER && off <= LATER;
	});
	const facts = { payment_terms: terms, ...dates };
	return fits
		? passed('payment_term', `${between} are ${days} days, as “${terms.printed}” says`, facts)
		: failed(
				'payment_term',
				`${between} are ${days} days, but “${terms.printed}” gives ${dueDates.join(' or ')}`,
				facts,
			);
}
