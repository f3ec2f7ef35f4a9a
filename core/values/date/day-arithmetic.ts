/** A day, for counting with ISO dates. */
const DAY = 24 * 60 * 60 * 1000;

const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Days from one ISO date to another; negative backwards. */
export const daysBetween = (from: string, to: string): number =>
	Math.round((Date.parse(to) - Date.parse(from)) / DAY);

export const plusDays = (iso: string, days: number): string => isoOf(Date.parse(iso) + days * DAY);

/** The last day of the month. */
export function endOfMonth(iso: string): string {
	const date = new Date(iso);
	return isoOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
}

/** The same day so many months later; the last of the month where that has fewer days. */
export function plusMonths(iso: string, months: number): string {
	const date = new Date(iso);
	const first = isoOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
	const last = endOfMonth(first);
	const day = iso.slice(8);
	return day > last.slice(8) ? last : `${first.slice(0, 8)}${day}`;
}

/** The date with day and month swapped; undefined where that is no other day. */
export function swapped(iso: string): string | undefined {
	const [year = '', month = '', day = ''] = iso.split('-');
	return Number(day) > 12 || day === month ? undefined : `${year}-${day}-${month}`;
}
