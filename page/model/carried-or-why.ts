import * as z from 'zod/v4-mini';

import {
	NotACarriedDocumentError,
	readCarriedDocument,
	type CarriedDocument,
} from '../../core/pipeline/carried';

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

/** The document that an item carries, or why it was not read. */
export function carriedOrWhy(
	json: unknown,
): { readonly carried: CarriedDocument } | { readonly why: readonly string[] } {
	try {
		return { carried: readCarriedDocument(json) };
	} catch (error) {
		if (!(error instanceof NotACarriedDocumentError)) throw error;
		return { why: whyUnread(json, error) };
	}
}
