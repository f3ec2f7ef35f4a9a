import pLimit from 'p-limit';

import type { WireField } from '../../core/schema/wire-fields';
import type { Found } from '../extraction/find-values';
import { rowsOf } from '../extraction/page-lines';
import type { PageText } from '../ocr/read-page';
import type { PrintedWord } from '../ocr/words';
import { answerFormat } from './answer-format';
import { complete, type ChatEndpoint, type ChatQuestion } from './chat-completion';
import { readAnswer, type CitedField } from './cited-values';
import { ExtractorError } from './extractor-error';
import { foundValues } from './found-values';
import { pagePicture } from './page-picture';
import { messagesFor } from './page-prompt';

export interface OpenAiOptions {
	/** Up to and without `/chat/completions`: "http://127.0.0.1:11434/v1". */
	readonly url: string;
	readonly model: string;
	/** @default none is sent */
	readonly key?: string | undefined;
	/** Whether the picture of the page goes along with its words. @default false */
	readonly withImage?: boolean | undefined;
	/** A signal for one call that aborts when its time is over. @default after two minutes */
	readonly deadline?: (() => AbortSignal) | undefined;
}

/**
 * Picks the values of fields out of the words of a page.
 *
 * @param hint a remark of the caller, in words
 * @throws ExtractorError
 */
export type Extractor = (
	page: PageText & { readonly bytes: Buffer },
	fields: readonly WireField[],
	hint?: string,
) => Promise<readonly Found[]>;

/** Models on one's own machine take their time. In milliseconds. */
const ANSWER_TIME = 120_000;
/** Pages asked about at a time: more only wait at the model's side, where their time runs. */
const MAX_ASKED = 4;

const inReadingOrder = (words: readonly PrintedWord[]): readonly PrintedWord[] =>
	rowsOf(words).flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.words));

/** Of a page without words there is nothing to ask. */
const nothingFor = (fields: readonly WireField[]): readonly Found[] =>
	fields.map(({ name, type }) =>
		type === 'array'
			? { kind: 'rows', name, rows: [] }
			: { kind: 'value', name, value: { text: '', words: [] } },
	);

/** @throws Error for the user when the address can't be used */
function endpointOf({ url, model, key, deadline }: OpenAiOptions): ChatEndpoint {
	const parsed = URL.parse(url);
	if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
		throw new Error(
			'the address of the extractor must begin with http:// or https:// and end before /chat/completions',
		);
	if (parsed.username !== '' || parsed.password !== '')
		throw new Error('the address of the extractor must not hold a user name or a password');
	return {
		url: parsed,
		model,
		key,
		deadline: deadline ?? (() => AbortSignal.timeout(ANSWER_TIME)),
	};
}

/** Asks once more when that may help: a model doesn't answer the same twice, a server may come back. */
async function ask(
	endpoint: ChatEndpoint,
	question: ChatQuestion,
	fields: readonly WireField[],
): Promise<readonly CitedField[]> {
	const attempt = async (): Promise<readonly CitedField[]> =>
		readAnswer(await complete(endpoint, question), fields);
	try {
		return await attempt();
	} catch (error) {
		if (error instanceof ExtractorError && error.passing) return attempt();
		throw error;
	}
}

/**
 * An extractor that asks a language model behind an OpenAI-compatible `POST {url}/chat/completions`. It is
 * sent the words of a page and the fields, and must name the words of each value; where these don't make up
 * the value, its match ratio is low.
 *
 * @throws Error for the user when the address can't be used
 */
export function createOpenAiExtractor(options: OpenAiOptions): Extractor {
	const endpoint = endpointOf(options);
	const inTurn = pLimit(MAX_ASKED);
	return (page, fields, hint) =>
		inTurn(async () => {
			const words = inReadingOrder(page.words);
			if (words.length === 0) return nothingFor(fields);
			const messages = messagesFor({
				words,
				placement: page.placement,
				fields,
				hint,
				image: options.withImage ? await pagePicture(page.bytes, page.placement) : undefined,
			});
			const cited = await ask(endpoint, { messages, responseFormat: answerFormat(fields) }, fields);
			return foundValues(cited, fields, words);
		});
}
