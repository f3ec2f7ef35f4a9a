import { isCorrection } from '../../values/correction';
import { DOCUMENT_KINDS, type DocumentKind } from '../../values/document-kind';
import type { BillProblem } from '../missing';
import { oneLine } from '../plain-text';
import type { Bill } from './bill';

/** What is booked, as money to pay or as a credit. */
const BOOKED: ReadonlySet<DocumentKind> = new Set([
	'invoice',
	'deposit_invoice',
	'receipt',
	'credit_note',
]);

/** Why a document that calls itself something else must not become a bill to pay. */
export function notABill({
	nature,
	total,
	fieldNames,
}: Pick<Bill, 'nature' | 'total' | 'fieldNames'>): BillProblem[] {
	const { kind, title } = nature;
	if (kind === null || title === undefined) return [];
	const says = `The document calls itself “${oneLine(title.printed)}”: ${DOCUMENT_KINDS[kind]}`;
	const isPositive = nature.total?.value === total?.toNumber();
	if (kind === 'credit_note' && isPositive && isCorrection(title.printed))
		return [
			{
				concern: 'document_type',
				field: fieldNames.total?.[0],
				message: `${says} or an invoice that takes the place of another one; its amounts don’t tell which. If it gives money back, put a minus before its amounts; if it is to be paid, correct “${title.place}” to “Invoice”.`,
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
