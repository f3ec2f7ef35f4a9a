import type { PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import type { PageOptions } from '../../../../core/files/page-source';
import { filesIn } from '../../form/extract-form';
import { DPI } from '../../form/option-inputs';
import { parseInputs } from '../../form/parse-inputs';
import { text, wholeNumberOr } from '../../form/values';
import { sheetInput, sheetPath } from '../../workspace/sheet-input';

/** As many as the service takes at once. */
const MAX_PAGES = 20;
/** So many can be drawn and sent in a run. */
const MOST_PAGES = 60;

const inputs = z.object({
	pages: text,
	max_pages: wholeNumberOr(MAX_PAGES, 1, MOST_PAGES),
	pdf_password: text,
});

/** Everything that is set for an upload. */
export interface UploadSettings {
	/** Path of the sheet. */
	readonly path: string;
	/** Links to the files. */
	readonly files: readonly string[];
	/** `maxPages` counts over all files of the run. */
	readonly pages: PageOptions;
}

export const uploadInputs: readonly PlainInputField[] = [
	// What an upload gives does not depend on the sheet.
	{ ...sheetInput, altersDynamicFields: false },
	{
		key: 'file',
		label: 'File',
		type: 'file',
		list: true,
		required: true,
		helpText:
			'A PDF or an image, also within a mail or an archive. Each page becomes a row of the sheet, and costs one scan.',
	},
	{
		key: 'pages',
		label: 'Pages',
		type: 'string',
		placeholder: '1-3,last',
		helpText: 'Which pages of each file to upload. Leave empty for all.',
	},
	{
		key: 'max_pages',
		label: 'Max Pages',
		type: 'integer',
		default: String(MAX_PAGES),
		helpText: `How many pages one run may upload, ${MOST_PAGES} at most. Pages beyond are left out, and counted under Pages Left Out.`,
	},
	{
		key: 'pdf_password',
		label: 'PDF Password',
		type: 'password',
		helpText: 'For encrypted PDFs.',
	},
];

/** @throws SchemaError naming the inputs that can't be used */
export function readUploadForm(inputData: unknown): UploadSettings {
	const { pages, max_pages, pdf_password } = parseInputs(inputs, inputData);
	return {
		path: sheetPath(inputData),
		files: filesIn(inputData),
		pages: {
			selection: pages,
			maxPages: max_pages,
			dpi: DPI,
			colour: false,
			password: pdf_password,
		},
	};
}
