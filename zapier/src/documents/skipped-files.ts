import { UnsupportedFileError } from '../../../core/files/file-kind';
import type { PreparedFile } from '../files/prepare-files';

/** Files that are no documents, in words: "logo.png (a small image, such as a logo)". */
export const wordsFor = (files: readonly PreparedFile[]): string[] =>
	files.flatMap((file) =>
		file.state === 'skipped' ? [`${file.fileName ?? 'a file without a name'} (${file.why})`] : [],
	);

export const noDocument = (skipped: readonly string[]) =>
	new UnsupportedFileError(
		`there is no document, only ${skipped.join(', ')}`,
		'Map the attachments themselves, or let a Filter step pass only mails that have one.',
	);
