import type { LimitFunction } from 'p-limit';

import type { ExtractRequestBody } from '../../core/api/wire';
import type { WireField } from '../../core/schema/wire-fields';
import { ExtractorError } from '../llm/extractor-error';
import type { Extractor } from '../llm/openai-extractor';
import { findField, type Found } from '../extraction/find-values';
import { studyPage } from '../extraction/study-page';
import { UnreadableImageError } from '../ocr/decode-image';
import { readPage, type PageText } from '../ocr/read-page';
import { RecognitionError, type Recognizer } from '../ocr/recognizer';
import { dataOf, type AnswerShape } from './answer-shapes';
import { proposed } from './auto-fields';
import { checkTemplate, chooseFields } from './chosen-fields';
import type { FetchRules } from './fetch-image';
import { imageBytesOf } from './image-bytes';
import { checkImage } from './image-limits';
import type { KnownPages } from './known-pages';
import { RequestError } from './request-error';

/** The body of a successful answer. */
export interface ExtractAnswer {
	readonly status: 'success';
	readonly data: Readonly<Record<string, unknown>>;
}

export interface ExtractTools {
	readonly recognizer: Recognizer;
	readonly knownPages: KnownPages;
	/** Lets so many images in at a time, in order: memory then doesn't grow with the number of requests. */
	readonly inTurn: LimitFunction;
	/** The same for images that are fetched, so that slow hosts don't hold up images that are there. */
	readonly fetchInTurn: LimitFunction;
	readonly fetchRules: FetchRules;
	readonly answerShape: AnswerShape;
	/** Another reader in place of our own finding. */
	readonly extractor?: Extractor | undefined;
}

interface ReadPage extends PageText {
	readonly bytes: Buffer;
}

/** The caller has gone: nothing more is read for it. */
function stopWhenGone(signal: AbortSignal): void {
	if (signal.aborted)
		throw new RequestError('client_closed_request', 'the caller did not wait for the answer');
}

/** A recognizer that begins no further line when nobody waits for it. */
const readingFor = (recognizer: Recognizer, signal: AbortSignal): Recognizer => ({
	languages: recognizer.languages,
	close: () => recognizer.close(),
	readLine: async (image, language) => {
		stopWhenGone(signal);
		return await recognizer.readLine(image, language);
	},
});

/** A page whose engine died under it is read once more, by the engine that takes its place. */
async function readAgainOnce(bytes: Buffer, recognizer: Recognizer): Promise<PageText> {
	try {
		return await readPage(bytes, recognizer);
	} catch (error) {
		if (error instanceof RecognitionError) return readPage(bytes, recognizer);
		throw error;
	}
}

type PageReader = Pick<ExtractTools, 'recognizer' | 'knownPages'>;

async function read(bytes: Buffer, tools: PageReader, signal: AbortSignal): Promise<ReadPage> {
	stopWhenGone(signal);
	await checkImage(bytes);
	const recognizer = readingFor(tools.recognizer, signal);
	try {
		const text = await tools.knownPages.textOf(bytes, () => readAgainOnce(bytes, recognizer));
		return { bytes, ...text };
	} catch (error) {
		if (error instanceof UnreadableImageError)
			throw new RequestError('invalid_image', error.message, { cause: error });
		if (error instanceof RecognitionError)
			throw new RequestError('ocr_engine_error', error.message, { cause: error });
		throw error;
	}
}

/** An image by URL is fetched first and waits for its turn then; one in base64 is decoded in its turn. */
async function readImage(
	request: ExtractRequestBody,
	tools: ExtractTools,
	signal: AbortSignal,
): Promise<ReadPage> {
	const { inTurn, fetchInTurn, fetchRules } = tools;
	if (request.imageType === 'base64')
		return inTurn(async () => {
			stopWhenGone(signal);
			return read(await imageBytesOf(request, fetchRules), tools, signal);
		});
	const rules = {
		...fetchRules,
		deadline: () => AbortSignal.any([fetchRules.deadline(), signal]),
	};
	return fetchInTurn(async () => {
		stopWhenGone(signal);
		const bytes = await imageBytesOf(request, rules);
		return inTurn(read, bytes, tools, signal);
	});
}

/**
 * All words of an image, as its fields are found among.
 *
 * @throws RequestError
 */
export const readText = (
	bytes: Buffer,
	tools: PageReader & Pick<ExtractTools, 'inTurn'>,
	signal: AbortSignal,
): Promise<PageText> => tools.inTurn(read, bytes, tools, signal);

async function find(
	page: ReadPage,
	fields: readonly WireField[],
	extractor: Extractor | undefined,
	hint: string | undefined,
): Promise<readonly Found[]> {
	if (!extractor) {
		const study = studyPage(page.words, fields);
		return fields.map((field) => findField(study, field));
	}
	try {
		return await extractor(page, fields, hint);
	} catch (error) {
		if (error instanceof ExtractorError)
			throw new RequestError('ocr_engine_error', error.message, { cause: error });
		throw error;
	}
}

/**
 * Reads the image of a request and looks for the fields it asks for.
 *
 * @param signal aborts when nobody waits for the answer: what has not begun then is not read
 * @throws RequestError
 */
export async function extract(
	request: ExtractRequestBody,
	tools: ExtractTools,
	signal: AbortSignal,
): Promise<ExtractAnswer> {
	checkTemplate(request.templateId);
	const page = await readImage(request, tools, signal);
	stopWhenGone(signal);
	const { fields, auto } = chooseFields(request, page.words);
	const found = await find(page, fields, tools.extractor, request.prompt);
	const data = dataOf(auto ? proposed(found) : found, page.placement, {
		shape: tools.answerShape,
		source: tools.extractor ? 'token_id' : 'vision_symbol_match',
	});
	return { status: 'success', data };
}
