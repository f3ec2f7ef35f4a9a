import type { IExecuteFunctions } from 'n8n-workflow';

import { unpack, type UnpackedFile } from '../../../../../core/files/containers/unpack';
import { declaredKindOf } from '../../../../../core/files/declared-kind';
import { UnsupportedFileError } from '../../../../../core/files/file-kind';
import { nameOf, type FoundDocument } from './find-documents';
import { bytesOf } from './load-file';
import type { Plan, Task } from './batch';

/** What is named a PDF, an image or an e-invoice is looked at when it is read. */
const NO_CONTAINERS: ReadonlySet<string | undefined> = new Set(['PDF', 'image', 'e-invoice']);
const mayHoldFiles = ({ file }: FoundDocument): boolean =>
	file !== undefined &&
	!NO_CONTAINERS.has(declaredKindOf({ name: file.fileName ?? null, mediaType: file.mimeType }));

async function taskOf(
	context: IExecuteFunctions,
	task: Task,
	{ name, mediaType, bytes, path, error }: UnpackedFile,
): Promise<Task> {
	const { document, item } = task;
	const file = await context.helpers.prepareBinaryData(
		Buffer.from(bytes),
		name ?? undefined,
		mediaType ?? undefined,
	);
	const origin = {
		...document.origin,
		file_name: name,
		path: [nameOf(document.origin, item), ...path],
	};
	return {
		...task,
		document: {
			origin,
			file,
			named: false,
			isUnpacked: true,
			...(error === undefined ? {} : { error }),
		},
	};
}

async function opened(context: IExecuteFunctions, task: Task): Promise<readonly Task[]> {
	const { document, item } = task;
	if (!mayHoldFiles(document)) return [task];
	const files = await bytesOf(context, item, document)
		.then(unpack)
		.catch((error: unknown) => ({ error }));
	if (files === undefined) return [task];
	if (!('error' in files))
		return await Promise.all(files.map((file) => taskOf(context, task, file)));
	// What can't be loaded says so when it is read.
	return files.error instanceof UnsupportedFileError
		? [{ ...task, document: { ...document, error: files.error } }]
		: [task];
}

/** Puts the files in archives and attached mails in the place of these. One container is in memory at a time. */
export async function openContainers(
	context: IExecuteFunctions,
	plans: readonly Plan[],
): Promise<Plan[]> {
	const all: Plan[] = [];
	for (const plan of plans) {
		if ('error' in plan) {
			all.push(plan);
			continue;
		}
		const tasks: Task[] = [];
		for (const task of plan.tasks) tasks.push(...(await opened(context, task)));
		all.push({ ...plan, tasks });
	}
	return all;
}
