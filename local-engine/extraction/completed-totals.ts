import { isSameAmount, readingsOf, type AmountHabit } from './amount-reading';
import type { SumEvidence } from './sum-options';
import { MAX_TAX } from './sum-equation';
import type { Totals } from './totals';
import type { Span } from './typed-spans';

/** A row that speaks of a tax. */
const OF_TAX =
	/%|mehrwertst|umsatzst|steuer|(?<!\p{L})(?:mwst|ust|vat|tva|btw|iva|gst|hst|tax|taxes|impuesto|imposta|imposto)(?!\p{L})/iu;

const valueOf = (span: Span | undefined, habit: AmountHabit): number | undefined =>
	span && readingsOf(span.text, habit).find(({ cost }) => cost === 0)?.value;

/**
 * The sums with the one of subtotal and tax that no label points to, where an amount is printed that makes the total with
 * the other one.
 */
export function completed(totals: Totals, { amounts, lines, habit }: SumEvidence): Totals {
	const total = valueOf(totals.total_due, habit);
	if (total === undefined || total <= 0) return totals;
	const others = [totals.shipping, totals.discount].some((span) => span !== undefined);
	if (others) return totals;
	const printed = (value: number, isMeant: (row: string) => boolean): Span | undefined =>
		amounts.find(
			({ span, row }) =>
				!span.words.some((word) => totals.total_due?.words.includes(word)) &&
				isMeant(row) &&
				isSameAmount(valueOf(span, habit) ?? NaN, value),
		)?.span;
	const isTax = (value: number): boolean => value > 0 && value <= MAX_TAX * total;
	const tax = valueOf(totals.tax, habit);
	if (totals.subtotal === undefined && tax !== undefined && isTax(tax)) {
		const subtotal = printed(total - tax, () => true);
		return subtotal ? { ...totals, subtotal } : totals;
	}
	const net = valueOf(totals.subtotal, habit) ?? lines;
	if (totals.tax !== undefined || net === undefined || !isTax(total - net)) return totals;
	const own = printed(total - net, (row) => OF_TAX.test(row));
	if (!own) return totals;
	const subtotal = totals.subtotal ?? printed(net, () => true);
	return { ...totals, tax: own, ...(subtotal ? { subtotal } : {}) };
}
