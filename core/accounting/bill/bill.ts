import type Big from 'big.js';

import type { LineAmounts } from '../../decision/check';
import type { FieldRole } from '../../schema/role';
import type { DocumentNature } from '../../decision/document-nature';

/** The codes a line is booked with, as the mapping gives them; null: none given. */
export interface Codes {
	readonly account: string | null;
	readonly item: string | null;
	readonly taxCode: string | null;
}

/** A line of a bill: a row of the document, or its shipping or discount. */
export interface BillLine {
	readonly kind: 'item' | 'shipping' | 'discount';
	/** Number of the row, from 1; null for shipping and discount. */
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

/** A document as a bill, before any format: what is printed, with exact amounts. null: not there. */
export interface Bill {
	/** The fields that give each part, for messages. */
	readonly fieldNames: Readonly<Partial<Record<FieldRole, readonly string[]>>>;
	/** What the document calls itself. */
	readonly nature: DocumentNature;
	readonly supplier: Party;
	readonly iban: string | null;
	readonly buyer: Party;
	readonly number: string | null;
	readonly orderNumber: string | null;
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
	/** Positive, whatever its sign on the page. */
	readonly discount: Big | null;
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
