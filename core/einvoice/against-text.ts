import type { Reason } from '../decision/reason';
import type { FieldRole } from '../schema/role';
import { roleOfPhrase, type Roles } from '../schema/roles';
import type { EInvoice } from './e-invoice';
import { amountsIn, HALF_A_CENT, isSameAmount, numbersIn } from '../witness/amounts-in-text';
import { literalPattern } from '../values/literal-pattern';
import { datesIn, type PageDate } from '../witness/dates-in-text';

/*
 * What the law books is the XML; what a clerk sees is the page. Where a page has text of its own, what the XML says has
 * to stand there: the number, the date, the total and where to pay.
 */

/** The field of a schema that means it, or else what it is in words. */
const fieldOf = (role: FieldRole, { fields }: Roles) => fields[role]?.[0];

/** @param other what something else says of it: "the page has 12.00" */
export function difference(role: FieldRole, says: string, other: string, roles: Roles): Reason {
	const field = fieldOf(role, roles);
	return {
		code: 'e_invoice_differs',
		...(field === undefined ? {} : { field }),
		message: `${field ?? role}: the e-invoice says ${says}, and ${other}`,
	};
}

const NOT_SHOWN = 'the page doesn’t show it';
const MOST_SHOWN = 3;
/** "the page has 12.00, 13.00": what the page has in its place. */
const has = (values: readonly string[]): string =>
	values.length === 0 ? NOT_SHOWN : `the page has ${values.slice(0, MOST_SHOWN).join(', ')}`;

const DASH = /[-‐‑‒–—−]/;

/** The number as a page may print it: with gaps, in either case, with any dash; but not as a part of a longer one. */
function numberPattern(number: string): RegExp {
	const characters = Array.from(number.replace(/\s/g, '')).map((character) =>
		DASH.test(character) ? '[-‐‑‒–—−]' : literalPattern(character),
	);
	const before = /^\d/.test(number) ? String.raw`(?<!\d)(?<!\d[-/.])` : String.raw`(?<![\p{L}\d])`;
	return new RegExp(`${before}${characters.join('\\s*')}(?![\\p{L}\\d])(?![-/.]\\d)`, 'iu');
}

const LIKE_A_NUMBER = /[\p{L}\d][\p{L}\d/.-]*\d[\p{L}\d/.-]*/gu;

/** What on the page is most like a number: as long, and with the same characters but one or two. */
function lookalikes(text: string, number: string): readonly string[] {
	const alike = [...text.matchAll(LIKE_A_NUMBER)].flatMap(([token]) => {
		if (token.length !== number.length) return [];
		const others = Array.from(token).filter((character, at) => character !== number[at]).length;
		return others <= 2 ? [token] : [];
	});
	return [...new Set(alike)];
}

const IBAN_LIKE = /(?<![A-Z0-9])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){11,30}/g;
const withoutGaps = (text: string) => text.replace(/[\s.-]/g, '').toUpperCase();

/** Amounts behind words that mean the total. */
function labelledTotals(text: string): readonly number[] {
	return text.split(/[\r\n]+/).flatMap((line) => {
		const [label = ''] = /^[^\d]+/.exec(line) ?? [];
		const words = label.replace(/[^\p{L}\s]/gu, ' ').trim();
		return words !== '' && roleOfPhrase(words) === 'total' ? amountsIn(line).slice(0, 1) : [];
	});
}

const shown = (amount: number) => amount.toFixed(2);

function totalDifference(invoice: EInvoice, text: string, roles: Roles): Reason[] {
	const { gross, due } = invoice.totals;
	if (gross === null) return [];
	const total = Math.abs(Number(gross));
	const isThere = numbersIn(text).some((one) => isSameAmount(one, total));
	if (!isThere) return [difference('total', gross, has(amountsIn(text).map(shown)), roles)];
	// A number that stands on the page for something else, a net amount, is no total.
	const most = Math.max(total, Math.abs(Number(due ?? 0)));
	const larger = labelledTotals(text).filter((one) => one > most + HALF_A_CENT);
	return larger.length === 0
		? []
		: [difference('total', gross, `the page says ${shown(Math.max(...larger))}`, roles)];
}

/** A date that only stands there as the day of a delivery or until which to pay, or beside another date of issue, is not shown. */
function dateDifference(
	{ issueDate, dueDate }: EInvoice,
	dates: readonly PageDate[],
	roles: Roles,
): Reason[] {
	if (issueDate === null) return [];
	const labelled = dates.filter(({ role }) => role === 'issue_date');
	const others = dates.filter(
		({ role }) => role === undefined || (role === 'due_date' && dueDate === issueDate),
	);
	const meant = labelled.length > 0 ? labelled : others;
	if (meant.some(({ date }) => date === issueDate)) return [];
	return [
		difference('issue_date', issueDate, has([...new Set(meant.map(({ date }) => date))]), roles),
	];
}

/**
 * Holds an e-invoice against the text of its pages: what the page doesn't show is a reason for review.
 *
 * @param text of all pages, real text only
 * @param today ISO date
 */
export function differencesFromText(
	invoice: EInvoice,
	text: string,
	roles: Roles,
	today: string,
): Reason[] {
	const plain = text.normalize('NFKC');
	const { number, ibans } = invoice;
	const reasons: Reason[] = [];
	const pattern = number === null ? undefined : numberPattern(number.normalize('NFKC'));
	if (number !== null && pattern?.test(plain) === false)
		reasons.push(
			difference('invoice_number', `“${number}”`, has(lookalikes(plain, number)), roles),
		);
	reasons.push(...dateDifference(invoice, datesIn(plain, today, pattern), roles));
	reasons.push(...totalDifference(invoice, plain, roles));
	const compact = withoutGaps(plain);
	for (const iban of ibans)
		if (!compact.includes(iban)) {
			const others = [...plain.matchAll(IBAN_LIKE)].map(([one]) => withoutGaps(one));
			reasons.push(difference('iban', iban, has([...new Set(others)]), roles));
		}
	return reasons;
}
