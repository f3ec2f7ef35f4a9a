import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { UnsupportedFileError } from '../../core/files/file-kind';
import { pagePicture } from '../../core/files/page-picture';
import { loadRenderer } from '../../core/files/pdf/load-renderer';
import { createTurns } from '../../core/files/turns';
import { pagesOf } from '../../core/review/page-data';
import { fileOfDocument, readBytes } from './document-file';
import { refuse, respond } from './respond';
import { reviewPage } from './review-page';
import { openReview, type OpenReview } from './review-state';

/** What comes from a document runs nothing, wherever it is opened. */
const INERT = { 'Content-Security-Policy': 'sandbox' } as const;

const number = z.pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.transform(Number));
const pictureQuery = z.object({ document: number, page: number });
const fileQuery = z.object({ document: number, file: z.literal('original') });

const notThere = (context: IWebhookFunctions, message: string): IWebhookResponseData =>
	refuse(context, 404, { code: 'not_there', message });

async function showPicture(
	context: IWebhookFunctions,
	{ items }: OpenReview,
	{ document, page }: z.infer<typeof pictureQuery>,
): Promise<IWebhookResponseData> {
	const item = items[document];
	const file = item && fileOfDocument(item);
	if (item === undefined || file === undefined || !pagesOf(item.json).includes(page))
		return notThere(context, 'there is no such page');
	const label = { name: file.fileName ?? null, mediaType: file.mimeType };
	const maker = { loadPdfRenderer: loadRenderer, turns: createTurns(() => performance.now()) };
	const picture = await pagePicture(await readBytes(context, file), label, page, maker).catch(
		(error: unknown) => {
			if (error instanceof UnsupportedFileError) return error;
			throw error;
		},
	);
	if (picture instanceof UnsupportedFileError) return notThere(context, picture.message);
	const { bytes, mediaType } = picture;
	return respond(context, 200, { ...INERT, 'Content-Type': mediaType }, Buffer.from(bytes));
}

async function sendFile(
	context: IWebhookFunctions,
	{ items }: OpenReview,
	document: number,
): Promise<IWebhookResponseData> {
	const item = items[document];
	const file = item && fileOfDocument(item);
	if (file === undefined) return notThere(context, 'there is no such file');
	const name = encodeURIComponent(file.fileName ?? 'document').replaceAll(/['()*]/g, '_');
	const headers = {
		...INERT,
		'Content-Type': 'application/octet-stream',
		'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
	};
	return respond(context, 200, headers, await readBytes(context, file));
}

/** What a link scanner or a second look does: it changes nothing. */
export async function show(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const review = openReview(context);
	const query: unknown = context.getQueryData();
	const picture = pictureQuery.safeParse(query);
	if (picture.success) return await showPicture(context, review, picture.data);
	const original = fileQuery.safeParse(query);
	if (original.success) return await sendFile(context, review, original.data.document);

	const { html, policy } = reviewPage(review);
	const headers = {
		'Content-Type': 'text/html; charset=utf-8',
		'Content-Security-Policy': policy,
	};
	return respond(context, 200, headers, html);
}
