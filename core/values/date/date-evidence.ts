import { dateText, withoutWeekday } from './date';
import type { DateOrder } from './date-hints';
import { currencyOfEra, readEastAsianDate } from './east-asian-date';
import { languagesOfDate } from './named-date';
import { numericDate } from './numeric-date';

/**
 * The order in which the dates of one document stand, as far as those that only one order fits show it.
 *
 * A date in ISO 8601 (`2026-03-31`) shows nothing: software of every country prints it.
 *
 * @param today ISO date
 * @returns undefined when none shows it, or when they disagree
 */
export function dateOrderOf(printed: Iterable<string>, today: string): DateOrder | undefined {
	const seen = new Set<DateOrder>();
	for (const text of printed) {
		const order = orderShownBy(dateText(text), today);
		if (order !== undefined) seen.add(order);
	}
	// The year first is shown by dates that leave no choice; those in the other orders may still stand beside them.
	if (seen.size > 1) seen.delete('ymd');
	const [only, ...others] = seen;
	return others.length === 0 ? only : undefined;
}

function orderShownBy(text: string, today: string): DateOrder | undefined {
	const bare = withoutWeekday(text);
	if (readEastAsianDate(bare, today)?.readable === true) return 'ymd';
	const date = numericDate(bare, { today });
	if (date === undefined || (date.mark === '-' && !date.twoDigitYear && date.possible.ymd))
		return undefined;
	const orders = ORDERS.filter((order) => date.possible[order] !== undefined);
	return orders.length === 1 ? orders[0] : undefined;
}

const ORDERS = ['dmy', 'mdy', 'ymd'] as const;

/**
 * The languages (ISO 639) that fit the names of months of all dates of one document.
 *
 * @returns none when there is no such name, or when no language has them all
 */
export function monthLanguagesOf(printed: Iterable<string>): readonly string[] {
	let common: ReadonlySet<string> | undefined;
	for (const text of printed) {
		const own = languagesOf(dateText(text));
		if (own.size > 0)
			common = common === undefined ? own : new Set([...common].filter((code) => own.has(code)));
	}
	return [...(common ?? [])].sort();
}

function languagesOf(text: string): ReadonlySet<string> {
	const own = languagesOfDate(text);
	return own.size > 0 ? own : languagesOfDate(withoutWeekday(text));
}

/** ISO 4217 codes of the countries in whose calendar these dates are printed: 令和 -> JPY, 民國 -> TWD. */
export function currenciesOfEras(printed: Iterable<string>): ReadonlySet<string> {
	const seen = new Set<string>();
	for (const text of printed) {
		const currency = currencyOfEra(dateText(text));
		if (currency !== undefined) seen.add(currency);
	}
	return seen;
}
