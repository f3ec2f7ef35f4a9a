import { createHash } from 'crypto';
import * as z from 'zod/v4-mini';

import { InvalidImageError } from '../errors';
import type { ServiceCall } from '../service-call';
import { MAX_IMAGE_BYTES } from '../wire';
import { multipartBody, type OutgoingFile } from './multipart';

/** Files that the service takes at once. */
export const MOST_FILES_AT_ONCE = 20;

/** What became of a file that was uploaded: it is read later. */
export interface UploadedFile {
	/** Of the row of the sheet that it became. */
	readonly row_key: string;
	readonly file_name: string | null;
	readonly job_id: string | null;
	/** `pending` until it is read. */
	readonly status: string | null;
}

const uploaded = z.object({
	uniqueKey: z.string(),
	originalName: z.optional(z.nullable(z.string())),
	jobId: z.optional(z.nullable(z.string())),
	status: z.optional(z.nullable(z.string())),
});
/** Jobs as a rule; results where the service has waited for them. */
const uploadAnswer = z.object({
	jobs: z.optional(z.array(uploaded)),
	results: z.optional(z.array(uploaded)),
});

function readUpload(body: unknown): readonly UploadedFile[] | undefined {
	const answer = uploadAnswer.safeParse(body).data;
	return (answer?.jobs ?? answer?.results)?.map(({ uniqueKey, originalName, jobId, status }) => ({
		row_key: uniqueKey,
		file_name: originalName ?? null,
		job_id: jobId ?? null,
		status: status ?? null,
	}));
}

function checkFiles(files: readonly OutgoingFile[]) {
	if (files.length === 0 || files.length > MOST_FILES_AT_ONCE)
		throw new RangeError(`1 to ${MOST_FILES_AT_ONCE} files at once, not ${files.length}`);
	for (const { name, bytes } of files) {
		if (bytes.byteLength === 0)
			throw new InvalidImageError({ message: `${name}: the file is empty` });
		if (bytes.byteLength > MAX_IMAGE_BYTES)
			throw new InvalidImageError({
				message: `${name}: the image has ${(bytes.byteLength / 1024 / 1024).toFixed(1)} MB, the service takes at most 20 MB`,
			});
	}
}

/**
 * Puts images into a sheet, where each becomes a row, and costs one scan. The same images to the same sheet again within
 * 24 hours change nothing and cost nothing.
 *
 * @throws InvalidImageError for a file that the service would refuse
 */
export function uploadCall(
	path: string,
	files: readonly OutgoingFile[],
): ServiceCall<readonly UploadedFile[]> {
	checkFiles(files);
	const form = multipartBody({ path }, 'files', files);
	const key = createHash('sha256').update(form.bytes).digest('hex');
	return {
		request: {
			method: 'POST',
			path: '/upload',
			headers: { 'Idempotency-Key': key },
			encoded: form,
		},
		what: 'what became of the upload',
		read: readUpload,
	};
}
