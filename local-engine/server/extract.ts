import type { LimitFunction } from 'p-limit';

import type { ExtractRequestBody } from '../../core/api/wire';
import { findField, type Found } from '../finding/find-values';
import { studyPage } from '../finding/study-page';
import { UnreadableImageError } from '../reading/decode-image';
import { readPage, type PageText } from '../reading/read-page';
import { RecognitionError, type Recognizer } from '../reading/recognizer';
import { dataOf, type AnswerShape } from './answer-shapes';
import { checkTemplate, chooseFields } from './chosen-fields';
import { imageBytesOf } from './image-bytes';

import { RequestError } from './request-error';

/** The body of a successful answer. */
export interface ExtractAnswer {
	readonly status: 'success';
	readonly data: Readonly<Record<string, unknown>>;
}

export interface ExtractTools {
	readonly recognizer: Recognizer;
	/** Lets so many pages in at a time, in order: memory then doesn't grow with the number of requests. */
	readonly inTurn: LimitFunction;
	readonly answerShape: AnswerShape;
}

async function read(bytes: Buffer, recognizer: Recognizer): Promise<PageText> {
	try {
		return await readPage(bytes, recognizer);
	} catch (error) {
		if (error instanceof UnreadableImageError)
			throw new RequestError('invalid_image', error.message, { cause: error });
		if (error instanceof RecognitionError)
			throw new RequestError('ocr_engine_error', error.message, { cause: error });
		throw error;
	}
}

const isFound = (found: Found): boolean =>
	found.kind === 'rows' ? found.rows.length > 0 : found.value.text !== '';

/**
 * Reads the image of a request and looks for the fields it asks for.
 *
 * @throws RequestError
 */
export async function extract(
	request: ExtractRequestBody,
	{ recognizer, inTurn, answerShape }: ExtractTools,
): Promise<ExtractAnswer> {
	checkTemplate(request.templateId);
	const { words, placement } = await inTurn(async () =>
		read(await imageBytesOf(request), recognizer),
	);
	const { fields, onlyFound } = chooseFields(request, words);
	const study = studyPage(words, fields);
	const found = fields.map((field) => findField(study, field));
	return {
		status: 'success',
		data: dataOf(onlyFound ? found.filter(isFound) : found, placement, answerShape),
	};
}
