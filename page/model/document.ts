import * as z from 'zod/v4-mini';

import {
	NotACarriedDocumentError,
	readCarriedDocument,
	type CarriedDocument,
} from '../../core/pipeline/carried';
import type { DocumentWithPayload } from '../../core/accounting/with-payload';
import { NO_EDITS } from '../../core/review/edits';
import { formOf, type Form } from '../../core/review/form';
import { judgeEdits } from '../../core/review/judge-edits';
import { fileNameOf, type PageData } from '../../core/review/page-data';

/** A document that was read, and can be corrected. */
export interface ReadDocument {
	readonly carried: CarriedDocument;
	readonly form: Form;
	/** As it came, judged on this day. */
	readonly asRead: DocumentWithPayload;
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

const message = z.looseObject({ message: z.string() });
const unread = z.object({
	ocr: z.object({
		reasons: z.optional(z.array(message)),
		error: z.optional(message),
	}),
});

function whyUnread(json: unknown, error: NotACarriedDocumentError): string[] {
	const ocr = unread.safeParse(json).data?.ocr;
	const said = [...(ocr?.reasons ?? []), ...(ocr?.error === undefined ? [] : [ocr.error])];
	return said.length > 0 ? said.map((one) => one.message) : [error.message, error.nextStep];
}

function openDocument(
	{ json, pages }: PageData['documents'][number],
	index: number,
	today: string,
): ReviewDocument {
	const shared = { index, name: fileNameOf(json) ?? null, pages };
	try {
		const carried = readCarriedDocument(json);
		const asRead = judgeEdits(carried, NO_EDITS, today);
		return { ...shared, read: { carried, form: formOf(carried), asRead }, why: [] };
	} catch (error) {
		if (!(error instanceof NotACarriedDocumentError)) throw error;
		return { ...shared, read: null, why: whyUnread(json, error) };
	}
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
