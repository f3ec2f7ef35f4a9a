import { isSameAmount, readingsOf, type AmountHabit } from './amount-reading';
import { optionsOf, type Option, type SumEvidence } from './sum-options';
import type { Totals } from './totals';
import type { Span } from './typed-spans';

/** What may stand between the parts of a total and what is to pay. */
const BALANCES = [
	'service_charge',
	'tip',
	'rounding',
	'withholding_tax',
	'paid',
	'amount_due',
] as const;
export type BalanceId = (typeof BALANCES)[number];
export const isBalance = (concept: string): concept is BalanceId =>
	BALANCES.some((id) => id === concept);

/** Those of them that arithmetic proves, or that nothing else can be meant by. */
export type Balance = Readonly<Partial<Record<BalanceId, Span>>>;

/** Amounts are rounded by less than this. */
const MAX_ROUNDING = 1;
/** Nothing but a printed rounding stands between a payment and the rest. */
const HALF_A_CENT = 0.005;

const valueOf = (span: Span | undefined, habit: AmountHabit): number | undefined =>
	span && readingsOf(span.text, habit).find(({ cost }) => cost === 0)?.value;

/** What goes into a total as far as it is printed; undefined without a subtotal. */
function partsOf(totals: Totals, habit: AmountHabit): number | undefined {
	const subtotal = valueOf(totals.subtotal, habit);
	const [tax, shipping, discount] = [totals.tax, totals.shipping, totals.discount].map(
		(span) => valueOf(span, habit) ?? 0,
	);
	return subtotal === undefined
		? undefined
		: subtotal + (tax ?? 0) + (shipping ?? 0) - Math.abs(discount ?? 0);
}

const isElsewhere = (option: Option, span: Span): boolean =>
	!option.span.words.some((word) => span.words.includes(word));

/**
 * What changes a total, and what is still to pay. A value is taken where it makes another printed amount right; a
 * suggestion ("Tip 15 %: 3.00") or an amount that was paid for something else does not.
 */
export function balanceOf(evidence: SumEvidence, totals: Totals): Balance {
	const { habit } = evidence;
	const total = totals.total_due;
	const value = valueOf(total, habit);
	if (!total || value === undefined) return {};
	const optionsFor = (id: string): readonly Option[] =>
		optionsOf(evidence, id).filter(({ cost }) => cost === 0);
	const parts = partsOf(totals, habit);
	const dues = optionsFor('amount_due').filter((option) => isElsewhere(option, total));
	const others = [...dues, ...optionsFor('total_due')].filter((o) => isElsewhere(o, total));
	const leadsTo = (amount: number): boolean =>
		others.some((other) => isSameAmount(other.value, amount));
	/** Whether parts and the amount make the total, or total and amount what is to pay. */
	const completes = (amount: number): boolean =>
		amount !== 0 &&
		((parts !== undefined && isSameAmount(parts + amount, value)) || leadsTo(value + amount));
	const added = (id: string): Span | undefined =>
		optionsFor(id).find((option) => completes(option.value))?.span;

	const paid = optionsFor('paid').filter(
		({ value: own }) => Math.abs(own) <= value + MAX_ROUNDING && own !== 0,
	);
	const roundings = optionsFor('rounding').filter((own) => Math.abs(own.value) < MAX_ROUNDING);
	const settled = [undefined, ...roundings]
		.flatMap((rounded) =>
			paid.flatMap((part) =>
				dues
					.filter((due) => {
						const rest = value + (rounded?.value ?? 0) - Math.abs(part.value);
						return Math.abs(rest - due.value) < HALF_A_CENT;
					})
					.map((due) => ({ paid: part.span, amount_due: due.span, rounding: rounded?.span })),
			),
		)
		.at(0);
	const unchanged = dues.find((due) => isSameAmount(due.value, value))?.span;
	// without a printed rest only all of it, or what is printed as taken off
	const alone = paid.find(
		(option) => dues.length === 0 && (option.value < 0 || isSameAmount(option.value, value)),
	)?.span;
	const rounding = roundings.find((option) => completes(option.value));
	const withheld = optionsFor('withholding_tax').find((option) =>
		completes(-Math.abs(option.value)),
	);
	return definedOnly({
		service_charge: added('service_charge'),
		tip: added('tip'),
		rounding: rounding?.span ?? settled?.rounding,
		withholding_tax: withheld?.span,
		paid: settled?.paid ?? (unchanged ? undefined : alone),
		amount_due: settled?.amount_due ?? unchanged,
	});
}

function definedOnly(spans: Readonly<Record<BalanceId, Span | undefined>>): Balance {
	const balance: Partial<Record<BalanceId, Span>> = {};
	for (const id of BALANCES) {
		const span = spans[id];
		if (span) balance[id] = span;
	}
	return balance;
}
