import { isCreditPrintedAsDebt } from '../../decision/document-nature';
import { DOCUMENT_KINDS, type DocumentKind } from '../../values/document-kind';
import type { BillProblem } from '../missing';
import { oneLine } from '../plain-text';
import type { Bill } from './bill';

/** What may be booked as money to pay; a credit note has rules of its own. */
const BOOKED: ReadonlySet<DocumentKind> = new Set([
	'invoice',
	'deposit_invoice',
	'receipt',
	'credit_note',
]);

/** Why a document that calls itself something else must not become a bill to pay. */
export function notABill({ nature }: Pick<Bill, 'nature'>): BillProblem[] {
	const { kind, title, total } = nature;
	if (kind === null || title === undefined) return [];
	const says = `The document calls itself “${oneLine(title.printed)}”: ${DOCUMENT_KINDS[kind]}`;
	if (isCreditPrintedAsDebt(nature))
		return [
			{
				concern: 'document_type',
				field: title.place,
				message: `${says}. Its total ${oneLine(total?.printed ?? '')} is printed without a minus, so it would become a bill to pay. Book it as a credit by hand.`,
			},
		];
	return BOOKED.has(kind)
		? []
		: [
				{
					concern: 'document_type',
					field: title.place,
					message: `${says}, and nothing to pay. If it is an invoice after all, correct it.`,
				},
			];
}
