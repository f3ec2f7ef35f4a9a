import * as z from 'zod/v4-mini';

import { fileOf, type AccountingFile } from '../accounting/file';
import { judgeAgain, readCarriedDocument } from '../pipeline/carried';
import { documentJson } from '../pipeline/output';
import { APPROVED_SUMMARY } from '../pipeline/summary';
import { learnedSupplier } from '../suppliers/learned-supplier';
import type { KnownSupplier } from '../suppliers/known-supplier';
import type { RejectReason, Verdict } from './answer';
import { changesOf, type Change } from './changes';
import { judgeEdits } from './judge-edits';

/** What became of a review; stands under `ocr.review`. */
interface Review {
	/** Name of the person, as given; null for none. */
	readonly by: string | null;
	/** ISO time of the decision, or of the end of the wait. */
	readonly at: string;
	/** How long the person looked at it. */
	readonly seconds: number;
	readonly changes: readonly Change[];
	/** Why it was rejected; null when it was not. */
	readonly reason: RejectReason | null;
	readonly note: string | null;
	/** What is to be remembered of the supplier; null for nothing new. Only there where that was asked for. */
	readonly learned?: KnownSupplier | null;
}

/** An item's json as it leaves a review. */
export interface ReviewedDocument {
	readonly json: Readonly<Record<string, unknown>>;
	/** The accounting payload as a file, where the format is one. */
	readonly file: AccountingFile | null;
}

/** Who decided, and when. */
export interface Reviewer {
	/** "" for nobody. */
	readonly by: string;
	/** ISO time. */
	readonly at: string;
	/** Whether to say what is to be remembered of suppliers. */
	readonly remembers: boolean;
}

type ItemJson = Readonly<Record<string, unknown>>;
const withOcr = z.looseObject({ ocr: z.optional(z.looseObject({})) });

type Decided = 'approved' | 'rejected' | 'timed_out';

/** The decision in one sentence. */
const SUMMARIES: Readonly<Record<Decided, string>> = {
	approved: APPROVED_SUMMARY,
	rejected: 'Rejected: a person has looked at it.',
	timed_out: 'To review: nobody has looked at it in time.',
};

const decided = (json: ItemJson, decision: Decided, review: Review): ItemJson => ({
	...json,
	ocr: { ...withOcr.parse(json).ocr, summary: SUMMARIES[decision], decision, review },
});

const rounded = (seconds: number) => Math.round(seconds);
const orNull = (text: string) => (text === '' ? null : text);

/** The item of a document that nobody decided in time: nothing else of it changes. */
export const timedOut = (json: ItemJson, at: string): ItemJson =>
	decided(json, 'timed_out', {
		by: null,
		at,
		seconds: 0,
		changes: [],
		reason: null,
		note: null,
	});

/**
 * The item of a decided document. An approved one has the shape that Extract gives, its checks and its payload made anew
 * of the corrected values; a rejected one keeps its values.
 *
 * @param json of the item as it came
 * @throws NotACarriedDocumentError for an approved one that was never read
 * @throws UnfitEditsError, TooManyRowsError
 */
export function reviewedDocument(
	json: ItemJson,
	verdict: Verdict,
	{ by, at, remembers }: Reviewer,
): ReviewedDocument {
	const review: Review = {
		by: orNull(by),
		at,
		seconds: rounded(verdict.seconds),
		changes: [],
		reason: null,
		note: orNull(verdict.note),
	};
	if (verdict.decision === 'rejected')
		return { json: decided(json, 'rejected', { ...review, reason: verdict.reason }), file: null };

	const document = readCarriedDocument(json);
	const today = at.slice(0, 10);
	const before = judgeAgain(document, document.extraction, today);
	const { document: after, accounting } = judgeEdits(document, verdict.edits, today);
	const { ocr, ...values } = documentJson(after, { ...document.output });
	const changes = changesOf(before.values, after.values, verdict.edits);
	const { schema, suppliers: known, accounting: wanted } = document.settings;
	const approved = { before: before.values, after: after.values, schema, known };
	const learned = remembers
		? { learned: learnedSupplier({ ...approved, mapping: wanted?.mapping ?? {} }) }
		: {};
	return {
		json: decided(
			{
				...json,
				...values,
				ocr: { ...withOcr.parse(json).ocr, ...ocr },
				...(accounting === null ? {} : { accounting: { ...accounting } }),
			},
			'approved',
			{ ...review, changes, ...learned },
		),
		file: accounting === null ? null : fileOf(accounting, after, document.settings.schema),
	};
}
