import type { FinishedTask, Original, SkippedFile } from './batch';
import { nameOf } from './find-documents';

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

/** The files among these that were read before. */
export const repeatsIn = (tasks: readonly FinishedTask[]): SkippedFile[] =>
	tasks.flatMap((task) =>
		task.result?.kind === 'duplicate' ? [skippedFile(task, repeatWords(task.result.of))] : [],
	);
