import type { DocumentWithPayload } from '../../core/accounting/with-payload';
import type { CarriedDocument } from '../../core/pipeline/carried';
import { NO_EDITS } from '../../core/review/edits';
import { formOf, type Form } from '../../core/review/form';
import { judgeEdits } from '../../core/review/judge-edits';
import { fileNameOf, type PageData } from '../../core/review/page-data';
import { carriedOrWhy } from './carried-or-why';

/** A document as it is judged, with or without a payload. */
export type JudgedDocument = Pick<DocumentWithPayload, 'document'>;

/** A document that was read, and can be corrected. */
export interface ReadDocument {
	readonly carried: CarriedDocument;
	readonly form: Form;
	/** As it came, judged on this day. */
	readonly asRead: JudgedDocument;
}

/** A document of the review. */
export interface ReviewDocument {
	/** Its place in the execution, from 0. */
	readonly index: number;
	/** null: without a name. */
	readonly name: string | null;
	/** Pages of which there are pictures. */
	readonly pages: readonly number[];
	/** null for one that was not read. */
	readonly read: ReadDocument | null;
	/** Why it was not read. */
	readonly why: readonly string[];
}

function openDocument(
	{ json, pages }: PageData['documents'][number],
	index: number,
	today: string,
): ReviewDocument {
	const shared = { index, name: fileNameOf(json) ?? null, pages };
	const own = carriedOrWhy(json);
	if ('why' in own) return { ...shared, read: null, why: own.why };
	const { carried } = own;
	const asRead = judgeEdits(carried, NO_EDITS, today);
	return { ...shared, read: { carried, form: formOf(carried), asRead }, why: [] };
}

/** How much there is to look at: reasons count, then the least sure value. */
function doubtOf({ read }: ReviewDocument): readonly [number, number] {
	if (read === null) return [0, 0];
	const { reasons, match_ratio: ratio } = read.asRead.document.judgement.document;
	return [reasons.length, 1 - (ratio ?? 0)];
}

/** The documents of a review, the most doubtful first; those that were not read are the last. */
export const openDocuments = ({ documents, today }: PageData): ReviewDocument[] =>
	documents
		.map((document, index) => openDocument(document, index, today))
		.toSorted((one, other) => {
			const [count, unsure] = doubtOf(one);
			const [otherCount, otherUnsure] = doubtOf(other);
			return otherCount - count || otherUnsure - unsure || one.index - other.index;
		});
