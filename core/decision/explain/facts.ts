import Big from 'big.js';

import type { FieldRole } from '../../schema/role';
import { roleOfPhrase } from '../../schema/roles';
import {
	amountOfRow,
	isFigure,
	textIn,
	type Figure,
	type Figures,
	type NumberFieldRole,
	type RowFigures,
} from '../figures';
import type { ImpliedTax } from './implied-tax';
import { rateSetsOf } from './rate-sets';
import { saysUntaxed } from './untaxed';

/** What is added to the lines, or taken off, before or after tax. */
export type AdjustmentRole = 'shipping' | 'service_charge' | 'discount';
/** What stands between the total and what is to pay; the total may be printed before or after it. */
export type EndRole = 'rounding' | 'tip' | 'withholding_tax' | 'paid';

/** A printed amount with the sign by which it is added; a discount printed as 5.00 or as -5.00 is taken off. */
export interface Signed<Role> {
	readonly role: Role;
	readonly figure: Figure;
	readonly words: string;
}

/** Rows that are added up; those left out stand on the page without being charged. */
export interface Selection {
	readonly rows: readonly {
		readonly row: RowFigures;
		readonly amount: Figure;
		/** What a field of that name would be: "Shipping" is a charge that stands among the lines. */
		readonly role: FieldRole | undefined;
	}[];
	readonly sum: Big;
	/** "" for all rows; else which were left out. */
	readonly words: string;
}

/** The printed amounts of a document, as far as they are numbers. */
export interface Facts {
	/** All rows first; none when a line total can't be read, or the schema asks for none. */
	readonly selections: readonly Selection[];
	readonly subtotal: Figure | undefined;
	readonly total: Figure | undefined;
	readonly due: Figure | undefined;
	/** undefined: not printed; a tax of 0 is none. */
	readonly tax: Figure | undefined;
	readonly taxIsUnreadable: boolean;
	readonly asksForTax: boolean;
	readonly asksForSubtotal: boolean;
	readonly asksForDue: boolean;
	readonly adjustments: readonly Signed<AdjustmentRole>[];
	readonly ends: readonly Signed<EndRole>[];
	/** A receipt shows what was paid at the counter: its prices hold their tax. */
	readonly isReceipt: boolean;
	/** ISO 4217 code; null when it isn't known. */
	readonly currency: string | null;
	readonly rateSets: readonly (readonly number[])[];
	/** Whether a printed note says that no tax is charged: then none is implied. Looked for when it is asked. */
	readonly saysUntaxed: () => boolean;
	/** What was found for an unprinted tax, by what was asked: several readings ask the same. */
	readonly impliedTaxes: Map<string, ImpliedTax | undefined>;
}

const ADJUSTMENTS: readonly AdjustmentRole[] = ['shipping', 'service_charge', 'discount'];
const ENDS: readonly EndRole[] = ['rounding', 'tip', 'withholding_tax', 'paid'];
const TAKEN_OFF: ReadonlySet<NumberFieldRole> = new Set<NumberFieldRole>([
	'discount',
	'withholding_tax',
	'paid',
]);
const IN_WORDS: Readonly<Record<AdjustmentRole | EndRole, string>> = {
	shipping: 'shipping',
	service_charge: 'service charge',
	discount: 'discount',
	rounding: 'rounding',
	tip: 'tip',
	withholding_tax: 'withholding tax',
	paid: 'paid',
};

/** A part of what stands above it: "- Part 1", "• cable", "davon ...", "incl. ...". */
const PART =
	/^(?:[-–—•·*>]+\s|(?:davon|incl?\.|inkl\.|included|enthalten|dont|di cui|waarvan)\s)/iu;
/** Offered, not sold. */
const OPTION =
	/\b(?:option(?:al|en|ally)?|optionnel|opcional|opzional[ei]|optioneel|alternativ\w*|bedarfsposition|eventualposition)\b/iu;
const IN_BRACKETS = /^\(.*\)$/u;

/** Whether a row says by itself that it isn't charged: a part of a set, or an option. */
function isMarkedAside(row: RowFigures, figures: Figures): boolean {
	const text = textIn(row, figures, 'description');
	if (PART.test(text) || OPTION.test(text)) return true;
	// In brackets a line total may be negative, or not meant: a positive price beside it tells.
	const { unit_price: price } = row;
	return (
		IN_BRACKETS.test(textIn(row, figures, 'line_total')) && isFigure(price) && price.amount.gt(0)
	);
}

function selectionsOf(figures: Figures): Selection[] {
	if (!figures.asksForLines) return [];
	const amounts = figures.rows.map((row) => ({ row, amount: amountOfRow(row) }));
	if (amounts.some(({ amount }) => amount === 'unreadable')) return [];
	const all = amounts.flatMap(({ row, amount }) =>
		isFigure(amount)
			? [{ row, amount, role: roleOfPhrase(textIn(row, figures, 'description')) }]
			: [],
	);
	const kept = all.filter(({ row }) => !isMarkedAside(row, figures));
	const selection = (rows: Selection['rows'], words: string): Selection => ({
		rows,
		sum: rows.reduce((sum, { amount }) => sum.plus(amount.amount), new Big(0)),
		words,
	});
	return [
		selection(all, ''),
		...(kept.length === all.length || kept.length === 0
			? []
			: [selection(kept, ' without parts and options')]),
	];
}

function signed<Role extends AdjustmentRole | EndRole>(
	figures: Figures,
	roles: readonly Role[],
	isCredit: boolean,
): Signed<Role>[] {
	return roles.flatMap((role) => {
		const figure = figures.of(role);
		if (!isFigure(figure) || figure.amount.eq(0)) return [];
		const takesOff = TAKEN_OFF.has(role);
		// What reduces an invoice reduces a credit note as well: it brings both nearer to nothing.
		const amount = takesOff ? figure.amount.abs().times(isCredit ? 1 : -1) : figure.amount;
		return [{ role, figure: { ...figure, amount }, words: IN_WORDS[role] }];
	});
}

/** Picks the amounts of a document that an explanation has to account for. */
export function factsOf(figures: Figures): Facts {
	let untaxed: boolean | undefined;
	const printed = (role: NumberFieldRole) => {
		const found = figures.of(role);
		return isFigure(found) ? found : undefined;
	};
	const [subtotal, total, tax] = [printed('subtotal'), printed('total'), printed('tax')];
	const due = printed('amount_due');
	const isCredit = (subtotal ?? total)?.amount.lt(0) ?? false;
	return {
		selections: selectionsOf(figures),
		subtotal,
		total,
		due: due?.place === total?.place ? undefined : due,
		tax: tax?.amount.eq(0) === true ? undefined : tax,
		taxIsUnreadable: figures.of('tax') === 'unreadable',
		asksForTax: figures.asks('tax'),
		asksForSubtotal: figures.asks('subtotal'),
		asksForDue: figures.asks('amount_due'),
		adjustments: signed(figures, ADJUSTMENTS, isCredit),
		ends: signed(figures, ENDS, isCredit),
		isReceipt: !figures.asks('invoice_number') && !figures.asks('due_date'),
		currency: figures.currency,
		impliedTaxes: new Map(),
		saysUntaxed: () => (untaxed ??= figures.texts().some(saysUntaxed)),
		rateSets: rateSetsOf({
			currency: figures.currency,
			supplier: figures.textOf('supplier_name'),
			vatId: figures.textOf('supplier_vat_id'),
			iban: figures.textOf('iban'),
		}),
	};
}
