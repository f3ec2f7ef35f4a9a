import {
	type INodeExecutionData,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import type { AccountingFile } from '../../core/accounting/file';
import { NotACarriedDocumentError } from '../../core/pipeline/carried';
import { TooManyRowsError } from '../../core/pipeline/row-limit';
import { readAnswer, UnusableAnswerError } from '../../core/review/answer';
import { UnfitEditsError } from '../../core/review/apply-edits';
import { reviewedDocument, type ReviewedDocument } from '../../core/review/reviewed';
import { jsonOf } from './item-json';
import { refuse } from './respond';
import { openReview, type OpenReview } from './review-state';

/** Name of the binary field with the payload, where it is a file; as Extract names it. */
const ACCOUNTING_FILE = 'accounting';

const NOT_USABLE = [
	UnusableAnswerError,
	UnfitEditsError,
	NotACarriedDocumentError,
	TooManyRowsError,
];

const options = z.looseObject({ rememberCorrections: z._default(z.boolean(), false) });
const remembersCorrections = (context: IWebhookFunctions): boolean =>
	options.parse(context.getNodeParameter('options', {})).rememberCorrections;

type Decided = ReviewedDocument & { readonly approved: boolean };

/** @throws one of the errors above when the page's answer can't be taken */
function decisionsOf(
	review: OpenReview,
	body: unknown,
	remembers: boolean,
): Decided[] | 'stale page' {
	const { nonce, verdicts, by } = readAnswer(body, review.items.length);
	if (nonce !== review.nonce) return 'stale page';
	const at = new Date().toISOString();
	return verdicts.map((verdict, index) => ({
		...reviewedDocument(review.items[index]?.json ?? {}, verdict, { by, at, remembers }),
		approved: verdict.decision === 'approved',
	}));
}

async function withFile(
	context: IWebhookFunctions,
	binary: INodeExecutionData['binary'],
	file: AccountingFile | null,
): Promise<Pick<INodeExecutionData, 'binary'>> {
	if (file === null) return binary === undefined ? {} : { binary };
	const { bytes, fileName, mimeType } = file;
	const made = await context.helpers.prepareBinaryData(Buffer.from(bytes), fileName, mimeType);
	return { binary: { ...binary, [ACCOUNTING_FILE]: made } };
}

/** Hands on all documents that were decided, each with its file, by the output of its decision. */
async function goOn(
	context: IWebhookFunctions,
	review: OpenReview,
	decided: readonly Decided[],
): Promise<IWebhookResponseData> {
	const items = await Promise.all(
		decided.map(async ({ json, file }, index) => ({
			json: jsonOf(json),
			...(await withFile(context, review.items[index]?.binary, file)),
		})),
	);
	const indexesOf = (approved: boolean) =>
		decided.flatMap((one, index) => (one.approved === approved ? [index] : []));
	const origins = [indexesOf(true), indexesOf(false), []];
	review.handOut(origins);
	return {
		webhookResponse: { decided: items.length },
		workflowData: origins.map((list) => list.flatMap((index) => items[index] ?? [])),
	};
}

/** Takes the decisions of a page: all documents go on, or, where anything is wrong with them, none does. */
export async function decide(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const review = openReview(context);
	const body: unknown = context.getBodyData();
	const decided = await Promise.resolve()
		.then(() => decisionsOf(review, body, remembersCorrections(context)))
		.catch((error: unknown) => {
			if (error instanceof Error && NOT_USABLE.some((known) => error instanceof known))
				return error;
			throw error;
		});
	if (decided instanceof Error)
		return refuse(context, 422, { code: 'not_usable', message: decided.message });
	if (decided === 'stale page')
		return refuse(context, 409, {
			code: 'stale_page',
			message: 'This page belongs to a review that is over.',
		});
	return await goOn(context, review, decided);
}
