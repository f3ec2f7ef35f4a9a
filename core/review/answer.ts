import * as z from 'zod/v4-mini';

import { documentEdits } from './edits';

/** Why a document is not to be booked. */
export const REJECT_REASONS = [
	'not_an_invoice',
	'duplicate',
	'not_for_us',
	'wrong_amounts',
	'unreadable',
	'other',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

const MOST_NOTE = 2000;
const MOST_NAME = 200;

const words = z.string().check(z.trim(), z.maxLength(MOST_NOTE));
const shared = {
	/** Which document of the review, from 0. */
	document: z.int().check(z.minimum(0)),
	/** How long it was looked at. */
	seconds: z.number().check(z.minimum(0)),
	/** "" for none. */
	note: words,
};

const verdict = z.discriminatedUnion('decision', [
	z.strictObject({ ...shared, decision: z.literal('approved'), edits: documentEdits }),
	z
		.strictObject({ ...shared, decision: z.literal('rejected'), reason: z.enum(REJECT_REASONS) })
		.check(
			z.refine(({ reason, note }) => reason !== 'other' || note !== '', {
				error: 'a rejection needs a reason: from the list, or in words',
			}),
		),
]);
export type Verdict = z.infer<typeof verdict>;

/** What a review page sends when all documents are decided. */
const reviewAnswer = z.strictObject({
	/** Of the page; a page of an earlier wait has another one. */
	nonce: z.string(),
	/** Name of the person; "" for none. */
	by: z.string().check(z.trim(), z.maxLength(MOST_NAME)),
	verdicts: z.array(verdict),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

/** An answer that can't be taken, and why: nothing is done with any of it. */
export class UnusableAnswerError extends Error {
	override readonly name = 'UnusableAnswerError';
}

/**
 * Reads what a page sent.
 *
 * @param count how many documents are under review
 * @returns the verdicts in the order of the documents: each decided exactly once
 * @throws UnusableAnswerError
 */
export function readAnswer(json: unknown, count: number): ReviewAnswer {
	const parsed = reviewAnswer.safeParse(json);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new UnusableAnswerError(
			`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it is no answer of a review page'}`,
		);
	}
	const { verdicts } = parsed.data;
	const inOrder = Array.from({ length: count }, (_, index) => {
		const own = verdicts.filter(({ document }) => document === index);
		if (own.length > 1) throw new UnusableAnswerError(`document ${index + 1} is decided twice`);
		const [only] = own;
		if (only === undefined)
			throw new UnusableAnswerError(`document ${index + 1} is not decided yet`);
		return only;
	});
	if (verdicts.length > count)
		throw new UnusableAnswerError(`there are ${count} documents, and more were decided`);
	return { ...parsed.data, verdicts: inOrder };
}
