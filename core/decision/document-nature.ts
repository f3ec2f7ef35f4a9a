import type { Roles } from '../schema/roles';
import { documentKindOf, isDisclaimer, type DocumentKind } from '../values/document-kind';
import type { DocumentValues } from '../values/document-values';
import { factOf, type Fact } from './facts';

/** What a document is, as far as it says so. */
export interface DocumentNature {
	/** null where it doesn't say, or in words that aren't known. */
	readonly kind: DocumentKind | null;
	/** The text that says it. */
	readonly title: Fact | undefined;
	/** Its total, or what is there in its place; undefined without a readable one that isn't 0. */
	readonly total: Fact | undefined;
}

/** Texts that may carry "this is not a VAT invoice". */
const NOTES = ['document_type', 'payment_terms'] as const;

/** What the page calls itself, and whether it says elsewhere that it is none to be booked. */
export function natureOf(values: DocumentValues, roles: Roles): DocumentNature {
	const title = factOf('document_type', values, roles);
	const disclaimer = NOTES.map((role) => factOf(role, values, roles)).find(
		(fact) => fact !== undefined && isDisclaimer(fact.printed),
	);
	const total = (['total', 'amount_due', 'subtotal'] as const)
		.map((role) => factOf(role, values, roles))
		.find((fact) => typeof fact?.value === 'number' && fact.value !== 0);
	return disclaimer === undefined
		? { kind: title === undefined ? null : documentKindOf(title.printed), title, total }
		: { kind: 'pro_forma', title: disclaimer, total };
}

/** Whether a credit note is printed with amounts as if they were to be paid. */
export const isCreditPrintedAsDebt = ({ kind, total }: DocumentNature): boolean =>
	kind === 'credit_note' && typeof total?.value === 'number' && total.value > 0;
