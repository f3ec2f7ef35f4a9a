import type { IExecuteFunctions } from 'n8n-workflow';

import type { MailText } from '../../../../../core/files/containers/mail-text';
import { unpack, type UnpackedFile } from '../../../../../core/files/containers/unpack';
import { declaredKindOf } from '../../../../../core/files/declared-kind';
import { UnsupportedFileError } from '../../../../../core/files/file-kind';
import { bufferOver } from '../../../../../core/files/own-memory';
import { loadRenderer } from '../../../../../core/files/pdf/load-renderer';
import { createTurns, type Turns } from '../../../../../core/files/turns';
import { mailBody } from '../../../../../core/mail-body/mail-body';
import { clock } from '../../../shared/service';
import { nameOf, type FoundDocument } from './find-documents';
import { bytesOf } from './load-file';
import type { Plan, Task } from './batch';

/** What is named an image or an e-invoice is looked at when it is read. */
const NO_CONTAINERS: ReadonlySet<string | undefined> = new Set(['image', 'e-invoice']);
const mayHoldFiles = ({ file }: FoundDocument): boolean =>
	file !== undefined &&
	!NO_CONTAINERS.has(declaredKindOf({ name: file.fileName ?? null, mediaType: file.mimeType }));

async function taskOf(
	context: IExecuteFunctions,
	task: Task,
	{ name, mediaType, bytes, path, leftAside, error }: UnpackedFile,
): Promise<Task> {
	const { document, item } = task;
	const origin = {
		...document.origin,
		file_name: name,
		path: [nameOf(document.origin, item), ...path],
	};
	const found = { origin, named: false, isUnpacked: true };
	if (leftAside !== undefined) return { ...task, document: { ...found, leftAside } };
	const file = await context.helpers.prepareBinaryData(
		bufferOver(bytes),
		name ?? undefined,
		mediaType ?? undefined,
	);
	return { ...task, document: { ...found, file, ...(error === undefined ? {} : { error }) } };
}

async function opened(
	context: IExecuteFunctions,
	task: Task,
	turns: Turns,
): Promise<readonly Task[]> {
	const { document, item, settings } = task;
	if (!mayHoldFiles(document)) return [task];
	const { pages, values } = settings.read;
	const unpacker = {
		loadPdfRenderer: loadRenderer,
		turns,
		password: pages.password,
		mailBody: settings.mailBody
			? async (mail: MailText) => await mailBody(mail, values.today, turns)
			: null,
	};
	const contents = await bytesOf(context, item, document)
		.then(async (bytes) => await unpack(bytes, unpacker))
		.catch((error: unknown) => ({ error }));
	if (contents === undefined) return [task];
	if ('error' in contents)
		// What can't be loaded says so when it is read.
		return contents.error instanceof UnsupportedFileError
			? [{ ...task, document: { ...document, error: contents.error } }]
			: [task];
	const files: Task[] = [];
	for (const file of contents.files) {
		files.push(await taskOf(context, task, file));
		await turns.nextIfDue();
	}
	switch (contents.itself.is) {
		case 'container':
			return files;
		case 'document':
			return [task, ...files];
		case 'cover':
			return [{ ...task, document: { ...document, leftAside: contents.itself.why } }, ...files];
	}
}

/** Puts the files in archives, attached mails and PDFs in the place of these, or beside them. One container is in memory at a time. */
export async function openContainers(
	context: IExecuteFunctions,
	plans: readonly Plan[],
): Promise<Plan[]> {
	const turns = createTurns(clock.uptime, context.getExecutionCancelSignal());
	const all: Plan[] = [];
	for (const plan of plans) {
		if ('error' in plan) {
			all.push(plan);
			continue;
		}
		const tasks: Task[] = [];
		for (const task of plan.tasks) tasks.push(...(await opened(context, task, turns)));
		all.push({ ...plan, tasks });
	}
	return all;
}
