import { fileOf, type AccountingFile } from '../../../../../core/accounting/file';
import { withPayload, type DocumentWithPayload } from '../../../../../core/accounting/with-payload';
import { addReasons } from '../../../../../core/decision/judge';
import type { ProcessedDocument } from '../../../../../core/pipeline/output';
import type { CarriedSettings } from '../../../../../core/pipeline/carried-settings';
import { useSuppliers } from '../../../../../core/suppliers/use-suppliers';
import { reasonsOfRules } from './review-rules';
import type { DocumentSettings } from './settings';

/** A document as it leaves: judged by the user's own rules, too, and with what the accounting tool takes. */
export interface FinishedDocument extends DocumentWithPayload {
	/** That hold for it, by its supplier. */
	readonly settings: CarriedSettings;
	/** The payload as a file, where the format is one. */
	readonly file: AccountingFile | null;
}

/** Applies what an item says for itself to a document that several items may share. */
export function finishDocument(
	read: ProcessedDocument,
	{ read: { values, policy }, reviewRules, accounting: wanted, suppliers }: DocumentSettings,
): FinishedDocument {
	const { document, settings } = useSuppliers(
		read,
		{ values, policy, accounting: wanted },
		suppliers,
		values.today,
	);
	const judgement = addReasons(
		document.judgement,
		reviewRules === null ? [] : reasonsOfRules(reviewRules, document.values),
	);
	const finished = withPayload({ ...document, judgement }, document.schema, settings.accounting);
	const { accounting } = finished;
	return {
		...finished,
		settings,
		file: accounting === null ? null : fileOf(accounting, finished.document, document.schema),
	};
}
