import { parseDate } from './date';
import type { DateHints } from './date-hints';
import { dueDateBy, paymentTermOf } from './payment-terms';
import { plainText } from '../printed-text';

/** Dates within a text: "zahlbar bis 11.11.2026", "14 days (11 Nov 2026)". */
const DATES =
	/(?<![\d.,/-])(?:\d{1,4}([./-]) ?\d{1,2}\1 ?\d{2,4}|\d{1,2}(?:st|nd|rd|th|er|º|\.)? (?:de )?\p{L}{3,}\.? (?:de )?\d{4}|\p{L}{3,}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})(?![\d/-])/gu;

/** Longer texts say more than when to pay. */
const MAX_LENGTH = 300;

/** The only date within a text. */
function dateWithin(text: string, hints: DateHints): string | undefined {
	const dates = new Set(
		[...text.matchAll(DATES)].map(([printed]) => {
			const reading = parseDate(printed, hints);
			return reading.readable ? reading.value : undefined;
		}),
	);
	const [only, ...others] = dates;
	return others.length === 0 ? only : undefined;
}

/**
 * Reads a due date that isn't printed as a date alone: one date within words, or a term that counts from the date of
 * the document ("30 Tage netto", "sofort").
 *
 * @param issued ISO date of the document; null where it isn't known
 * @returns ISO date; undefined for what isn't understood
 */
export function readDueDate(
	printed: string,
	issued: string | null,
	hints: DateHints,
): string | undefined {
	if (printed.length > MAX_LENGTH) return undefined;
	const text = plainText(printed);
	if ([...text.matchAll(DATES)].length > 0) return dateWithin(text, hints);
	const term = issued === null ? undefined : paymentTermOf(text);
	return term === undefined || issued === null ? undefined : dueDateBy(term, issued);
}
