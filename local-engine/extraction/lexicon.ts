import { FIELD_ROLE_NAMES } from '../../core/schema/role-names';
import { DUTCH } from './labels/dutch';
import { ENGLISH } from './labels/english';
import { FRENCH } from './labels/french';
import { GERMAN } from './labels/german';
import { ITALIAN } from './labels/italian';
import type { ConceptId, LabelTable } from './labels/label-table';
import { PORTUGUESE } from './labels/portuguese';
import { SPANISH } from './labels/spanish';
import { list, plainWords } from './plain-word';

/** What a value looks like. */
export type ValueKind = 'amount' | 'date' | 'identifier' | 'text';

/** What a field means. */
export interface Concept {
	readonly id: ConceptId;
	readonly kind: ValueKind;
	/** Names that schemas have for it; documents don't print them. */
	readonly names: readonly string[];
}

const concept = (id: ConceptId, kind: ValueKind, names: readonly string[] = []): Concept => ({
	id,
	kind,
	names,
});

const roles = FIELD_ROLE_NAMES;

/**
 * The concepts of business documents. A concept that no schema asks for still has a use: its label says
 * that the value next to it is not another one's ("Customer no." is no invoice number).
 */
export const CONCEPTS: readonly Concept[] = [
	concept('invoice_number', 'identifier', [
		...roles.invoice_number,
		...list(`bill id, receipt id`),
	]),
	concept('order_number', 'identifier', [...roles.order_number, ...list(`po, purchase order id`)]),
	concept('customer_number', 'identifier', [...roles.customer_number]),
	concept('reference', 'identifier'),
	concept('tax_number', 'identifier', [
		...roles.supplier_vat_id,
		...list(`supplier vat id, vat identification number`),
	]),
	concept('iban', 'identifier', [...roles.iban]),
	concept('bic', 'identifier'),
	concept('phone', 'identifier', [...list(`phone number, telephone number`)]),
	concept('due_date', 'date', [...roles.due_date, ...list(`payment deadline`)]),
	concept('delivery_date', 'date'),
	concept('order_date', 'date'),
	concept('issue_date', 'date', [
		...roles.issue_date,
		...list(`invoice issue date, purchase date, document date`),
	]),
	concept('period', 'date'),
	concept('subtotal', 'amount', [
		...roles.subtotal,
		...list(`net amount, amount excluding tax, total net amount`),
	]),
	concept('tax', 'amount', [
		...roles.tax,
		...list(`tax total, vat total, total vat amount, taxes`),
	]),
	concept('total_due', 'amount', [
		...roles.total,
		...roles.amount_due,
		...list(`total with tax, amount to pay, gross total, gross amount, invoice amount, sum`),
	]),
	concept('discount', 'amount', [...roles.discount, ...list(`discount amount, document discount`)]),
	concept('shipping', 'amount', [
		...roles.shipping,
		...list(`shipping costs, delivery, freight cost`),
	]),
	concept('tip', 'amount', [...roles.tip]),
	concept('service_charge', 'amount', [...roles.service_charge]),
	concept('withholding_tax', 'amount', [...roles.withholding_tax]),
	concept('paid', 'amount', [...roles.paid, ...list(`amount paid, prepayment, advance payment`)]),
	concept('amount_due', 'amount'),
	concept('count', 'amount'),
	concept('currency', 'text', [...roles.currency, ...list(`currency code, currency symbol`)]),
	concept('supplier', 'text', [
		...roles.supplier_name,
		...list(
			`supplier name, vendor name, seller name, merchant name, company, company name, issuer, store, store name, shop, creditor, biller`,
		),
	]),
	concept('buyer', 'text', [
		...roles.buyer_name,
		...list(`customer name, buyer name, client name, bill to name, debtor`),
	]),
	concept('ship_to', 'text'),
	concept('payment_terms', 'text', [...roles.payment_terms]),
	concept('document_type', 'text', [...roles.document_type]),
	concept('email', 'text', [...list(`email address`)]),
	concept('website', 'text'),
	concept('tendered', 'amount'),
	concept('change', 'amount'),
	concept('rounding', 'amount', [...roles.rounding]),
	concept('serial', 'identifier'),
	concept('carried', 'amount'),
];

/** A label as it is looked for. */
export interface Label {
	readonly concept: string;
	readonly kind: ValueKind;
	readonly words: readonly string[];
	/** 1 for the likeliest label of the concept, falling to about 0.6 for the last resort. */
	readonly weight: number;
}

/** How much less the last label of a list says than the first. */
const LAST_LABEL = 0.4;

const LANGUAGES: readonly LabelTable[] = [
	ENGLISH,
	GERMAN,
	FRENCH,
	DUTCH,
	SPANISH,
	ITALIAN,
	PORTUGUESE,
];

/** What documents print beside the value, in all languages; a label that several have, once. */
export function labelsOf({ id, kind }: Concept): readonly Label[] {
	const labels = new Map<string, Label>();
	for (const language of LANGUAGES) {
		const own = language[id] ?? [];
		for (const [rank, label] of own.entries()) {
			const words = plainWords(label);
			const weight = 1 - (LAST_LABEL * rank) / own.length;
			const known = labels.get(words.join(' '));
			if (!known || known.weight < weight)
				labels.set(words.join(' '), { concept: id, kind, words, weight });
		}
	}
	return [...labels.values()];
}

/** All labels of all concepts. */
export const LEXICON: readonly Label[] = CONCEPTS.flatMap(labelsOf);
