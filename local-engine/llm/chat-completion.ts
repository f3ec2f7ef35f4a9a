import { Agent, errors, request } from 'undici';
import * as z from 'zod/v4-mini';

import { ExtractorError } from './extractor-error';
import type { Messages } from './page-prompt';

/** An OpenAI-compatible server and what to ask of it. */
export interface ChatEndpoint {
	/** Up to and without `/chat/completions`: "http://127.0.0.1:11434/v1". */
	readonly url: URL;
	readonly model: string;
	/** Sent as a bearer key; none where absent. */
	readonly key?: string | undefined;
	/** A signal for one call that aborts when its time is over. */
	readonly deadline: () => AbortSignal;
}

export interface ChatQuestion {
	readonly messages: Messages;
	readonly responseFormat: Readonly<Record<string, unknown>>;
}

/** Fifty line items take 20 kB. In bytes. */
const MAX_ANSWER = 1024 * 1024;

const completion = z.object({
	choices: z
		.array(
			z.object({
				finish_reason: z.optional(z.nullable(z.string())),
				message: z.object({
					content: z.optional(z.nullable(z.string())),
					refusal: z.optional(z.nullable(z.string())),
				}),
			}),
		)
		.check(z.minLength(1)),
});

/** Why a model stopped before its answer was whole. */
const UNFINISHED: ReadonlyMap<string, string> = new Map([
	['length', "was cut off: the page is too long for the model's limits"],
	['content_filter', 'was stopped by a content filter'],
]);

async function send({ url, model, key, deadline }: ChatEndpoint, question: ChatQuestion) {
	const signal = deadline();
	const dispatcher = new Agent({ maxResponseSize: MAX_ANSWER, headersTimeout: 0, bodyTimeout: 0 });
	try {
		const { statusCode, body } = await request(`${url.href.replace(/\/+$/, '')}/chat/completions`, {
			method: 'POST',
			dispatcher,
			signal,
			headers: {
				'content-type': 'application/json',
				...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
			},
			body: JSON.stringify({
				model,
				messages: question.messages,
				response_format: question.responseFormat,
			}),
		});
		return { status: statusCode, text: await body.text() };
	} catch (error) {
		throw failureOf(error, signal);
	} finally {
		await dispatcher.destroy();
	}
}

function failureOf(error: unknown, { aborted }: AbortSignal): ExtractorError {
	if (aborted) return new ExtractorError('gave no complete answer in time', false);
	if (error instanceof errors.ResponseExceededMaxSizeError)
		return new ExtractorError('answered with more than 1 MB', false);
	const why = error instanceof Error ? error.message : String(error);
	return new ExtractorError(`can't be reached: ${why}`, true, { cause: error });
}

function contentOf(text: string): string {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		// the parser's own error quotes the answer
		throw new ExtractorError('answered with something that is not JSON', true);
	}
	const choice = completion.safeParse(json).data?.choices[0];
	if (!choice) throw new ExtractorError('answered with something that is no chat completion', true);
	const unfinished = UNFINISHED.get(choice.finish_reason ?? '');
	if (unfinished !== undefined) throw new ExtractorError(unfinished, false);
	const { content, refusal } = choice.message;
	if (typeof content === 'string' && content !== '') return content;
	throw typeof refusal === 'string'
		? new ExtractorError('refused to answer', false)
		: new ExtractorError('gave an empty answer', true);
}

/**
 * Asks a chat completion and gives the text of its answer.
 *
 * @throws ExtractorError
 */
export async function complete(endpoint: ChatEndpoint, question: ChatQuestion): Promise<string> {
	const { status, text } = await send(endpoint, question);
	if (status !== 200) throw new ExtractorError(`answered with status ${status}`, status >= 500);
	return contentOf(text);
}
