import { createHash } from 'node:crypto';

import {
	defineCreate,
	type Bundle,
	type PlainOutputField,
	type ZObject,
} from 'zapier-platform-core';

import { noDocument, wordsFor } from '../../documents/skipped-files';
import { DocumentError } from '../../errors/document-error';
import { TimeUpError } from '../../errors/run-error';
import { pagesOf, prepareFiles } from '../../files/prepare-files';
import { inColumns } from '../../output/in-columns';
import { listField } from '../../output/list-field';
import type { Runtime } from '../../service/connect';
import { run } from '../../service/run';
import { THROTTLE } from '../../service/throttle';
import { uploadFiles } from './upload-files';
import { readUploadForm, uploadInputs } from './upload-form';

async function upload(z: ZObject, bundle: Bundle, runtime: Runtime) {
	const { clock } = runtime;
	return await run(z, bundle, runtime, async ({ client, deadline, freshAnswers }) => {
		const { path, files: links, pages } = readUploadForm(bundle.inputData);
		const today = new Date(clock.now()).toISOString().slice(0, 10);
		const progress = { read: 0, pages: 0 };
		try {
			const wanted = { files: links, mailBody: false, read: { pages, values: { today } } };
			const files = await prepareFiles(z, wanted, clock, deadline);
			const found = files.filter((file) => file.state !== 'skipped');
			const skipped = wordsFor(files);
			const [first] = found;
			if (first === undefined) throw noDocument(skipped);
			if (files.length === 1 && first.state === 'failed')
				throw new DocumentError(first.fileName ?? 'the document', first.error);
			progress.pages = Math.min(pagesOf(found), pages.maxPages);
			const onUploaded = (count: number) => (progress.read += count);
			const uploader = { client, path, clock, deadline, onUploaded };
			const { rows, pagesLeftOut } = await uploadFiles(found, pages, uploader);
			const keys = rows.map(({ row_key, error }) => row_key ?? error).join('\n');
			return {
				id: createHash('sha256').update(`${path}\n${keys}`).digest('hex'),
				sheet_path: path,
				page_count: progress.read,
				pages_left_out: pagesLeftOut,
				uploads: inColumns(rows.map((row) => ({ ...row }))),
				error_text: rows
					.filter(({ error }) => error !== '')
					.map(({ file_name, error }) => `${file_name}: ${error}`)
					.join('\n'),
				skipped_text: skipped.join('\n'),
			};
		} catch (error) {
			throw deadline.signal.aborted
				? new TimeUpError({ ...progress, fresh: freshAnswers() }, 'uploaded')
				: error;
		}
	});
}

const uploadSample = {
	file_name: 'contract-page-1.png',
	row_key: 'r_7f3a21',
	job_id: 'job_51c2',
	status: 'pending',
	error: '',
};

const sample = {
	id: '0c9a4e4c1f8e6a5b3d2c1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a397d2b1f',
	sheet_path: '/Contracts',
	page_count: 1,
	pages_left_out: 0,
	uploads: [uploadSample],
	error_text: '',
	skipped_text: '',
};

const OF_A_PAGE: readonly PlainOutputField[] = [
	{ key: 'file_name', label: 'File Name', type: 'string', sample: uploadSample.file_name },
	{ key: 'row_key', label: 'Row Key', type: 'string', sample: uploadSample.row_key },
	{ key: 'job_id', label: 'Job ID', type: 'string', sample: uploadSample.job_id },
	{ key: 'status', label: 'Status', type: 'string', sample: uploadSample.status },
	{ key: 'error', label: 'Error', type: 'string', sample: uploadSample.error },
];

const outputFields: readonly PlainOutputField[] = [
	{ key: 'id', label: 'ID', type: 'string', primary: true },
	{ key: 'sheet_path', label: 'Sheet', type: 'string' },
	{ key: 'page_count', label: 'Number of Pages', type: 'integer' },
	{ key: 'pages_left_out', label: 'Pages Left Out', type: 'integer' },
	listField('uploads', 'Uploads', OF_A_PAGE),
	{ key: 'error_text', label: 'Errors', type: 'string' },
	{ key: 'skipped_text', label: 'Skipped Files', type: 'string' },
];

/** Upload Document: pages become rows of a sheet, which the service reads when the run is over, however many they are. */
export const uploadDocumentWith = (runtime: Runtime) =>
	defineCreate({
		key: 'upload_document',
		noun: 'Upload',
		display: {
			label: 'Upload Document',
			description:
				'Puts the pages of a document into a sheet of your space-ocr workspace, where they are read later.',
		},
		operation: {
			perform: async (z, bundle) => await upload(z, bundle, runtime),
			inputFields: [...uploadInputs],
			outputFields: [...outputFields],
			sample,
			throttle: THROTTLE,
		},
	});
