import { EMPTY_CELL, type Cell, type CellRow, type Extraction } from '../api/extraction';
import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import type { ColumnType } from '../schema/field-type';
import type { ColumnRole, FieldRole } from '../schema/role';
import { rolesOf, type Roles } from '../schema/roles';
import { documentTypeOf, isCredit } from './code-words';
import { firstOf, type EInvoice, type Line, type Text } from './e-invoice';
import { HALF_A_CENT } from '../witness/amounts-in-text';
import { unitNameOf } from './unit-names';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const CENTS = 2;
/** Digits that a number holds exactly. */
const MAX_DIGITS = 15;

/** A decimal of XML as a number; null for what is none. */
const numberOf = (text: Text): number | null =>
	text !== null && DECIMAL.test(text) ? Number(Number(text).toPrecision(MAX_DIGITS)) : null;

const decimalOf = (amount: number): string => String(Number(amount.toPrecision(MAX_DIGITS)));

const isNothing = (text: Text): boolean => numberOf(text) === 0;

const sumOf = (texts: readonly Text[]): number =>
	Number(texts.reduce((sum, text) => sum + (numberOf(text) ?? 0), 0).toPrecision(MAX_DIGITS));

/** Amounts that a credit note has the other way round. */
const SIGNED_FIELDS: ReadonlySet<FieldRole> = new Set<FieldRole>([
	'subtotal',
	'shipping',
	'discount',
	'tax',
	'total',
	'paid',
	'amount_due',
	'rounding',
]);
const SIGNED_COLUMNS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
	'quantity',
	'line_total',
	'discount',
]);

const negated = (text: Text): Text =>
	text === null || isNothing(text)
		? text
		: text.startsWith('-')
			? text.slice(1)
			: `-${text.replace(/^\+/, '')}`;

/** Nothing printed and a nothing in figures are the same where an amount is rare: nobody prints "Rounding 0.00". */
const unlessZero = (text: Text): Text => (isNothing(text) ? null : text);

function fieldsOf(
	invoice: EInvoice,
	{ fields }: Roles,
): Readonly<Partial<Record<FieldRole, Text>>> {
	const { totals, seller, buyer } = invoice;
	// Where the schema has no field for what comes on top, or off, the amount before tax has to hold it.
	const isApart =
		(fields.shipping !== undefined || isNothing(totals.charges) || totals.charges === null) &&
		(fields.discount !== undefined || isNothing(totals.allowances) || totals.allowances === null);
	const [rate, ...otherRates] = new Set(invoice.vat.map(({ percent }) => percent));
	return {
		supplier_name: seller.name,
		supplier_vat_id: firstOf(seller.vatId, seller.taxNumber),
		supplier_country: seller.country,
		iban: invoice.ibans[0] ?? null,
		buyer_name: buyer.name,
		buyer_vat_id: buyer.vatId,
		buyer_country: buyer.country,
		document_type: documentTypeOf(invoice.typeCode),
		customer_number: buyer.id,
		invoice_number: invoice.number,
		order_number: invoice.orderNumber,
		issue_date: invoice.issueDate,
		due_date: invoice.dueDate,
		payment_terms: invoice.paymentTerms,
		currency: invoice.currency,
		subtotal: isApart ? firstOf(totals.lines, totals.net) : firstOf(totals.net, totals.lines),
		shipping: unlessZero(totals.charges),
		discount: unlessZero(totals.allowances),
		tax_rate: otherRates.length === 0 ? (rate ?? null) : null,
		tax: totals.tax,
		total: totals.gross,
		rounding: unlessZero(totals.rounding),
		paid: unlessZero(totals.paid),
		amount_due: totals.due,
	};
}

/** What is taken off a line; with a plus where something comes on top. */
function discountOf({ allowances, charges }: Line): Text {
	const discount = sumOf(allowances) - sumOf(charges);
	if (discount === 0) return null;
	return discount > 0 ? decimalOf(discount) : `+${(-discount).toFixed(CENTS)}`;
}

/** For how many the price is; null for one, and where only a price for one makes the line's total: a common mistake. */
function perQuantityOf({ perQuantity, quantity, price, total }: Line): Text {
	const [per, count, each, sum] = [perQuantity, quantity, price, total].map(numberOf);
	if (per === 1) return null;
	const isMeant = count === null || each === null || sum === null || per === null;
	return isMeant || Math.abs((count ?? 0) * (each ?? 0) - (sum ?? 0)) > HALF_A_CENT
		? perQuantity
		: null;
}

const columnsOf = (line: Line): Readonly<Partial<Record<ColumnRole, Text>>> => ({
	description: line.name,
	item_code: line.itemCode,
	unit: unitNameOf(line.unit),
	quantity: line.quantity,
	unit_price: line.price,
	price_per: perQuantityOf(line),
	discount: discountOf(line),
	tax_rate: line.taxPercent,
	line_total: line.total,
});

/** A cell as the XML says it; nothing needs to be found on a page, so there is no match ratio and no box. */
function cellOf(text: Text, type: ColumnType): Cell {
	return {
		...EMPTY_CELL,
		// A plus, which says that something comes on top, no number keeps.
		raw: type === 'number' && text?.startsWith('+') !== true ? (numberOf(text) ?? text) : text,
		page: 1,
		...(text === null ? {} : { source: 'e_invoice' as const }),
	};
}

const signed = <Role extends string>(
	texts: Readonly<Partial<Record<Role, Text>>>,
	turned: ReadonlySet<Role>,
	isTurned: boolean,
): ((role: Role) => Text) => {
	return (role) => {
		const text = texts[role] ?? null;
		return isTurned && turned.has(role) ? negated(text) : text;
	};
};

/** Role by the name of the field or column that plays it; of several that add up only the first can hold the sum. */
function rolesByName<Role extends string>(
	entries: readonly (readonly [Role, string | undefined])[],
): ReadonlyMap<string, Role> {
	const byName = new Map<string, Role>();
	for (const [role, name] of entries)
		if (name !== undefined && !byName.has(name)) byName.set(name, role);
	return byName;
}

const entriesOf = <Role extends string, Value>(
	record: Readonly<Partial<Record<Role, Value>>>,
): readonly (readonly [Role, Value | undefined])[] => {
	const entries: [Role, Value | undefined][] = [];
	for (const role in record) entries.push([role, record[role]]);
	return entries;
};

/**
 * What an e-invoice says for the fields of a schema, by what they mean. What it doesn't say is left empty, and so is a field
 * of which the meaning isn't known. A credit note's amounts get a minus, as everywhere here.
 */
export function toExtraction(invoice: EInvoice, schema: DocumentSchema): Extraction {
	const roles = rolesOf(schema);
	const isTurned = isCredit(invoice.typeCode) && (numberOf(invoice.totals.gross) ?? 0) > 0;
	const fieldText = signed(fieldsOf(invoice, roles), SIGNED_FIELDS, isTurned);
	const fieldRoles = rolesByName(
		entriesOf(roles.fields).map(([role, names]) => [role, names?.[0]] as const),
	);
	const columnRoles = rolesByName(entriesOf(roles.table?.columns ?? {}));
	const specs = knownFields(schema);

	const rowOf = (
		line: Line,
		columns: readonly { readonly name: string; readonly type: ColumnType }[],
	): CellRow => {
		const text = signed(columnsOf(line), SIGNED_COLUMNS, isTurned);
		return Object.fromEntries(
			columns.map(({ name, type }) => {
				const role = columnRoles.get(name);
				return [name, cellOf(role === undefined ? null : text(role), type)];
			}),
		);
	};
	return {
		cells: Object.fromEntries(
			specs
				.filter((spec) => !isTable(spec))
				.map(({ name, type }) => {
					const role = fieldRoles.get(name);
					return [name, cellOf(role === undefined ? null : fieldText(role), type)];
				}),
		),
		tables: Object.fromEntries(
			specs
				.filter(isTable)
				.map(({ name, columns }) => [
					name,
					name === roles.table?.name ? invoice.lines.map((line) => rowOf(line, columns)) : [],
				]),
		),
	};
}
