import type { Roles } from '../../schema/roles';
import { isCorrection } from '../../values/correction';
import { DOCUMENT_KINDS, type DocumentKind } from '../../values/document-kind';
import type { DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { isCreditPrintedAsDebt, natureOf } from '../document-nature';
import { failed, passed, skipped } from './verdict';

/** What a schema asks for, in words, and the kinds of documents that are it. */
interface Asked {
	readonly words: string;
	readonly kinds: readonly DocumentKind[];
}

const INVOICE: Asked = {
	words: 'an invoice',
	kinds: ['invoice', 'deposit_invoice', 'credit_note'],
};
const RECEIPT: Asked = {
	words: 'a receipt or an invoice',
	kinds: ['receipt', ...INVOICE.kinds],
};
const ORDER: Asked = { words: 'an order', kinds: ['order'] };

/** What a schema is for, by the fields it has; undefined for one that isn't about money. */
function askedBy({ fields }: Roles): Asked | undefined {
	if (fields.invoice_number !== undefined) return INVOICE;
	if (fields.order_number !== undefined) return ORDER;
	return fields.total === undefined ? undefined : RECEIPT;
}

/**
 * The document is what the schema asks for, by what it calls itself. A credit note is fine where its total is negative;
 * one with positive amounts would be taken for a bill. A title that isn't known, or none, says nothing.
 */
export function checkDocumentType(values: DocumentValues, roles: Roles): Check {
	const nature = natureOf(values, roles);
	const { kind, title, total } = nature;
	const asked = askedBy(roles);
	if (title === undefined || asked === undefined)
		return skipped('document_type', 'the document doesn’t say what it is');
	const facts = { document_type: title };
	const says = `the document calls itself “${title.printed}”`;
	if (kind === null) return skipped('document_type', `${says}, which is no kind that is known`);
	if (!asked.kinds.includes(kind))
		return failed(
			'document_type',
			`${says}: ${DOCUMENT_KINDS[kind]}, and ${asked.words} is asked for`,
			facts,
		);
	if (isCreditPrintedAsDebt(nature) && total !== undefined)
		return failed(
			'document_type',
			isCorrection(title.printed)
				? `${says}, and its total ${total.printed} is positive: it takes the place of an earlier invoice, or gives money back, and the amounts don’t tell which`
				: `${says}: a credit note, but its total ${total.printed} is positive, as if it were to be paid`,
			{ total, ...facts },
		);
	return passed('document_type', `${says}: ${DOCUMENT_KINDS[kind]}`, facts);
}
