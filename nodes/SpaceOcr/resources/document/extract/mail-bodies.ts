import type { IExecuteFunctions, IDataObject } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import type { MailText } from '../../../../../core/files/containers/mail-text';
import { UnsupportedFileError } from '../../../../../core/files/file-kind';
import { createTurns, type Turns } from '../../../../../core/files/turns';
import { MAIL_TEXT_NAME, mailBodyOrWhy } from '../../../../../core/mail-body/mail-body';
import { clock } from '../../../shared/service';
import type { Plan, Task } from './batch';
import { createFileLoader, type FileLoader } from './load-file';

/** Under which its file leaves the node. */
const PROPERTY = 'mail_text';

const text = z.catch(z.string(), '');
/** A mail as n8n's nodes give it: Gmail and IMAP (`html`, `text`), IMAP simple (`textHtml`, `textPlain`), Outlook (`body`). */
const mail = z.looseObject({
	subject: text,
	Subject: text,
	html: text,
	text,
	textHtml: text,
	textPlain: text,
	body: z.catch(z.looseObject({ contentType: text, content: text }), {
		contentType: '',
		content: '',
	}),
});

const firstOf = (...texts: readonly string[]) => texts.find((one) => one.trim() !== '') ?? '';

/** What the mail of an item says by itself. */
function mailTextIn(json: IDataObject): MailText {
	const { subject, Subject, html, textHtml, text: plain, textPlain, body } = mail.parse(json);
	const isHtml = body.contentType.toLowerCase() === 'html';
	return {
		subject: firstOf(subject, Subject),
		html: firstOf(html, textHtml, isHtml ? body.content : ''),
		plain: firstOf(plain, textPlain, isHtml ? '' : body.content),
	};
}

/** Whether a file is surely none; what can't be loaded says so when it is read. */
const isNoDocument = async ({ document, item }: Task, loader: FileLoader): Promise<boolean> =>
	await loader.use(document, item, ({ kind }) => kind === 'skipped').catch(() => false);

async function bringsDocument(tasks: readonly Task[], loader: FileLoader): Promise<boolean> {
	for (const task of tasks) if (!(await isNoDocument(task, loader))) return true;
	return false;
}

/** @returns undefined where the mail's text can be no invoice */
async function bodyTask(
	context: IExecuteFunctions,
	item: number,
	settings: Task['settings'],
	turns: Turns,
): Promise<Task | undefined> {
	const origin = { file_name: MAIL_TEXT_NAME, property: PROPERTY };
	const found = { origin, named: false, isUnpacked: true };
	const { json } = context.getInputData()[item] ?? { json: {} };
	const body = await mailBodyOrWhy(mailTextIn(json), settings.read.values.today, turns);
	if (body === undefined) return undefined;
	if (body instanceof UnsupportedFileError)
		return { item, settings, document: { ...found, error: body } };
	const file = await context.helpers.prepareBinaryData(
		Buffer.from(body.bytes),
		MAIL_TEXT_NAME,
		'application/pdf',
	);
	return { item, settings, document: { ...found, file } };
}

/** Adds the mail's own text as a document, where that is asked for and none of its files is one. */
export async function addMailBodies(
	context: IExecuteFunctions,
	plans: readonly Plan[],
): Promise<Plan[]> {
	const turns = createTurns(clock.uptime, context.getExecutionCancelSignal());
	const loader = createFileLoader(context);
	const all: Plan[] = [];
	for (const [item, plan] of plans.entries()) {
		const isAsked = !('error' in plan) && plan.settings.mailBody;
		if (!isAsked || (await bringsDocument(plan.tasks, loader))) {
			all.push(plan);
			continue;
		}
		const body = await bodyTask(context, item, plan.settings, turns);
		all.push(body === undefined ? plan : { ...plan, tasks: [...plan.tasks, body] });
	}
	return all;
}
