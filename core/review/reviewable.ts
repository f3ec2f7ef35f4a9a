import * as z from 'zod/v4-mini';

import { NotACarriedDocumentError, readCarriedDocument } from '../pipeline/carried';

/** Why an item can't be put before a person, and what to do. */
export interface Unreviewable {
	readonly why: string;
	readonly nextStep: string;
}

/** What Extract gives for a file that it did not read: a repeat, a mail without one, a failure. */
const unread = z.object({
	line_number: z.optional(z.undefined()),
	ocr: z.union([
		z.looseObject({ reasons: z.array(z.looseObject({ message: z.string() })) }),
		z.looseObject({ error: z.looseObject({ message: z.string() }) }),
	]),
});

/** @returns undefined for a document of Extract: read, or one of which it says why it was not */
export function unreviewable(json: unknown): Unreviewable | undefined {
	const problem = problemOf(json);
	if (problem === undefined) return undefined;
	const settings = z.looseObject({ ocr: z.looseObject({ settings: z.unknown() }) });
	const wasRead = settings.safeParse(json).data?.ocr.settings !== undefined;
	return !wasRead && unread.safeParse(json).success
		? undefined
		: { why: problem.message, nextStep: problem.nextStep };
}

function problemOf(json: unknown): NotACarriedDocumentError | undefined {
	let problem: unknown;
	try {
		readCarriedDocument(json);
		return undefined;
	} catch (error) {
		problem = error;
	}
	if (problem instanceof NotACarriedDocumentError) return problem;
	throw problem;
}
