import { parseDate } from '../values/date/date';
import { roleOfPhrase } from '../schema/roles';
import type { DateOrder } from '../values/date/date-hints';

const MONTH = String.raw`\p{L}{3,12}\.?`;
/** What looks like a date, in digits, with a month in words, and in the way of East Asia. They may overlap. */
const LIKE_A_DATE = [
	String.raw`\d{1,4}\s?[./\-–]\s?\d{1,2}\s?[./\-–]\s?\d{2,4}`,
	String.raw`(?:19|20)\d{6}`,
	String.raw`\d{1,2}(?:\.|er|st|nd|rd|th)?[\s-]*(?:de\s+)?${MONTH},?[\s-]*(?:de\s+|del\s+)?(?:\d{4}|\d{2})`,
	String.raw`${MONTH}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}`,
	String.raw`\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日`,
].map((form) => new RegExp(`(?<![\\d\\p{L}])(?:${form})(?![\\d])`, 'gu'));
/** A date that can only have the month first: "04/23/2026". */
const MONTH_FIRST = /(?<!\d)(?:0?[1-9]|1[0-2])\/(?:1[3-9]|2\d|3[01])\/\d{2,4}/;

/** A date on a page, and what the words before it say that it is. */
export interface PageDate {
	/** ISO date. */
	readonly date: string;
	readonly role: 'issue_date' | 'due_date' | 'other' | undefined;
}

/** More words before a date are a sentence. */
const MAX_LABEL_WORDS = 5;
/** "Date" alone says something where nothing stands before it: "Delivery date" is another one. */
const BARE = /^(?:date|datum|data|fecha|dated?)$/i;
/** Dates of orders, deliveries and periods, which an invoice has, too. */
const OF_SOMETHING_ELSE =
	/order|purchase|bestell|auftrag|commande|pedido|ordine|encomenda|liefer|leistung|deliver|livraison|lever|entrega|consegna|period|zeitraum|vertrag|contract|skonto/i;

const MAX_BETWEEN = 12;

/** What stands behind the number in a text; all of it where the number isn't there, and something before. */
const behind = (text: string, number: RegExp): string => {
	const found = number.exec(text);
	return found === null
		? text.padStart(MAX_BETWEEN + 1)
		: text.slice(found.index + found[0].length);
};

/** What the words right before a date say that it is. */
function roleBefore(before: string, number: RegExp | undefined): PageDate['role'] {
	// "Invoice No. 471102 of 15.11.2024".
	if (number !== undefined && behind(before, number).length <= MAX_BETWEEN) return 'issue_date';
	// What stands before another number belongs to that.
	const words = (before.split(/\d/).at(-1) ?? '').split(/[^\p{L}]+/u).filter((word) => word !== '');
	for (let count = 1; count <= Math.min(MAX_LABEL_WORDS, words.length); count++) {
		const label = words.slice(-count);
		const [first = ''] = label;
		if (OF_SOMETHING_ELSE.test(first)) return 'other';
		if (count === 1 && BARE.test(first) && words.length > 1) continue;
		const role = roleOfPhrase(label.join(' '));
		if (role === 'issue_date' || role === 'due_date') return role;
	}
	return undefined;
}

/**
 * All dates that a text may print. The day comes first unless the text has a date that can't be read so.
 *
 * @param today ISO date
 * @param number of the invoice, as the page may print it: the date behind it is that of the invoice
 */
export function datesIn(text: string, today: string, number?: RegExp): readonly PageDate[] {
	const orders: readonly DateOrder[] = MONTH_FIRST.test(text) ? ['dmy', 'mdy'] : ['dmy'];
	return text.split(/[\r\n]+/).flatMap((line) =>
		LIKE_A_DATE.flatMap((form) => [...line.matchAll(form)]).flatMap(({ 0: printed, index }) =>
			orders.flatMap((order): PageDate[] => {
				const reading = parseDate(printed.replace(/\s*([./\-–])\s*/g, '$1'), { today, order });
				const role = roleBefore(line.slice(0, index), number);
				return reading.readable ? [{ date: reading.value, role }] : [];
			}),
		),
	);
}
