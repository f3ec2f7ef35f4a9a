import { withPayload, type DocumentWithPayload } from '../accounting/with-payload';
import { judgeAgain, type CarriedDocument } from '../pipeline/carried';
import { applyEdits } from './apply-edits';
import type { DocumentEdits } from './edits';

/**
 * A document with what a person changed: values, checks and payload, as Extract would make them. The page asks at every
 * key, the node once more at the end.
 *
 * @param today ISO date
 * @throws UnfitEditsError, TooManyRowsError
 */
export function judgeEdits(
	document: CarriedDocument,
	edits: DocumentEdits,
	today: string,
): DocumentWithPayload {
	const { schema, accounting } = document.settings;
	return withPayload(judgeAgain(document, applyEdits(document, edits), today), schema, accounting);
}
