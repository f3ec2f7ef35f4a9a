import { Readable } from 'node:stream';

import type { RawHttpResponse, ZObject } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import type { ExchangeAnswer, ExchangeRequest, Send } from '../../../core/api/exchange';
import type { Credential } from '../../../core/api/credential';
import { headerOf } from './header-of';
import { errorOfTransport } from './transport-error';

/** Headers of an answer that the client looks at. */
const HEADERS = ['x-request-id', 'retry-after'] as const;

const throttled = z.object({
	name: z.literal('ThrottledError'),
	message: z.string(),
});
const throttling = z.object({ delay: z.nullable(z.number()) });

/** Zapier's own client turns a 429 into an error, whatever is asked of it: here it is an answer again. */
function answerOfThrottling(error: unknown): ExchangeAnswer | undefined {
	const { data } = throttled.safeParse(error);
	if (data === undefined) return undefined;
	const { delay } = throttling.parse(JSON.parse(data.message));
	return {
		status: 429,
		headers: delay === null ? {} : { 'retry-after': String(delay) },
		body: undefined,
	};
}

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
};

async function answerOf(response: RawHttpResponse): Promise<ExchangeAnswer> {
	return {
		status: response.status,
		headers: Object.fromEntries(HEADERS.map((name) => [name, headerOf(response, name)])),
		body: parsed(await response.text()),
	};
}

/**
 * The request as Zapier's client takes it. Body and answer are streams to it, so that documents don't end up in Zapier's
 * logs, and a large image is not parsed there.
 */
function optionsOf(
	{ method, path, headers, body }: ExchangeRequest,
	{ apiKey, baseUrl }: Credential,
	signal: AbortSignal,
) {
	const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
	return {
		method,
		url: `${baseUrl}${path}`,
		headers: {
			Accept: 'application/json',
			Authorization: `Bearer ${apiKey}`,
			...headers,
			...(bytes === undefined
				? {}
				: { 'Content-Type': 'application/json', 'Content-Length': String(bytes.byteLength) }),
		},
		...(bytes === undefined ? {} : { body: Readable.from([bytes]) }),
		raw: true as const,
		skipThrowForStatus: true,
		// A redirect would take the key to another host.
		redirect: 'manual' as const,
		signal,
	};
}

/** One HTTP exchange with the service, by Zapier's own client. */
export const createSend =
	(zapier: ZObject, credential: Credential): Send =>
	async (request, signal) => {
		try {
			return await answerOf(await zapier.request(optionsOf(request, credential, signal)));
		} catch (error) {
			const answer = answerOfThrottling(error);
			if (answer !== undefined) return answer;
			throw errorOfTransport(error, credential.baseUrl);
		}
	};
