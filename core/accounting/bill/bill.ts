import type Big from 'big.js';

import type { LineAmounts } from '../../decision/check';
import type { FieldRole } from '../../schema/role';
import type { DocumentNature } from '../../decision/document-nature';

/** The codes a line is booked with, as the mapping gives them; null: none given. */
export interface Codes {
	readonly account: string | null;
	readonly item: string | null;
	/** Of the line alone; the mapping has others, by rate and for all. */
	readonly taxCode: string | null;
	readonly tracking: string | null;
}

/** What is no row and comes on top of the rows or is taken off; rounding and tip bear no tax. */
export type ExtraKind = 'shipping' | 'service charge' | 'discount' | 'rounding' | 'tip';

/** A line of a bill: a row of the document, or what comes on top. */
export interface BillLine {
	readonly kind: 'item' | ExtraKind;
	/** Number of the row, from 1; null for what is no row. */
	readonly row: number | null;
	/** What is sold, and below it the rows of text that belong to it. */
	readonly description: readonly string[];
	/** The supplier's number for it. */
	readonly itemCode: string | null;
	/** As printed: "hours", "Stk". */
	readonly unit: string | null;
	readonly quantity: Big | null;
	readonly unitPrice: Big | null;
	/** In percent: 19. */
	readonly taxRate: Big | null;
	readonly tax: Big | null;
	/** What the line comes to, discounts taken off; negative for a discount. */
	readonly amount: Big;
	readonly codes: Codes;
}

/** Who sells or buys, as printed. */
interface Party {
	readonly name: string | null;
	readonly vatId: string | null;
	/** Code or name. */
	readonly country: string | null;
}

/**
 * A document as a bill, before any format: what is printed, with exact amounts. null: not there. The amounts of a credit
 * are positive, as books have them, whatever the page has.
 */
export interface Bill {
	/** Whether it gives money back. */
	readonly isCredit: boolean;
	/** The fields that give each part, for messages. */
	readonly fieldNames: Readonly<Partial<Record<FieldRole, readonly string[]>>>;
	/** What the document calls itself. */
	readonly nature: DocumentNature;
	readonly supplier: Party;
	readonly iban: string | null;
	readonly buyer: Party;
	readonly number: string | null;
	readonly orderNumber: string | null;
	/** As printed: "30 days net". */
	readonly paymentTerms: string | null;
	/** ISO dates. */
	readonly issueDate: string | null;
	readonly dueDate: string | null;
	/** ISO 4217 code. */
	readonly currency: string | null;
	/** The rows; shipping and discount are not among them yet. */
	readonly lines: readonly BillLine[];
	/** The codes of what is no row: shipping, discount. No item: nobody stocks those. */
	readonly codes: Codes;
	readonly subtotal: Big | null;
	readonly shipping: Big | null;
	readonly serviceCharge: Big | null;
	/** Positive, whatever its sign on the page. */
	readonly discount: Big | null;
	/** Of the total to coins, with its sign. */
	readonly rounding: Big | null;
	readonly tip: Big | null;
	/** Tax that the buyer keeps back and pays by himself; positive, whatever its sign on the page. */
	readonly withholding: Big | null;
	/** In percent. */
	readonly taxRate: Big | null;
	readonly tax: Big | null;
	readonly total: Big | null;
	/** Positive, whatever its sign on the page. */
	readonly paid: Big | null;
	/** Only where a field other than the total gives it. */
	readonly amountDue: Big | null;
	readonly lineAmounts: LineAmounts;
}
