import type { IExecuteFunctions } from 'n8n-workflow';

import { nameOf } from './find-documents';
import type { FinishedTask } from './outcomes';
import type { Original } from './read-documents';

/** A file that was left aside, and why. */
export interface SkippedFile {
	readonly property: string | null;
	readonly file_name: string;
	readonly why: string;
}

const skippedFile = ({ item, document }: FinishedTask, why: string): SkippedFile => ({
	property: document.origin.property,
	file_name: nameOf(document.origin, item),
	why,
});

/** The files among these that are no documents. */
export const skippedIn = (tasks: readonly FinishedTask[]): SkippedFile[] =>
	tasks.flatMap((task) =>
		task.result?.kind === 'skipped' ? [skippedFile(task, task.result.why)] : [],
	);

/** In words: "logo.png (a small image, such as a logo)". */
export const listed = (files: readonly SkippedFile[]) =>
	files.map(({ file_name, why }) => `${file_name} (${why})`).join(', ');

/** What a repeat is, to stand behind "was" or in brackets. */
export const repeatWords = (of: Original): string =>
	of.in === 'earlier'
		? 'read in an earlier execution'
		: `read earlier in this execution, as ${of.name}`;

/** Says in the output panel what was left aside, as it may be on no output. */
export function addSkippedHint(context: IExecuteFunctions, tasks: readonly FinishedTask[]): void {
	const skipped = skippedIn(tasks);
	const repeats = tasks.flatMap((task) =>
		task.result?.kind === 'duplicate' ? [skippedFile(task, repeatWords(task.result.of))] : [],
	);
	for (const [files, words] of [
		[skipped, 'Skipped, as they are no documents'],
		[repeats, 'Not read again'],
	] as const)
		if (files.length > 0)
			context.addExecutionHints({ message: `${words}: ${listed(files)}`, location: 'outputPane' });
}
