import { Readable } from 'node:stream';

import type { RawHttpResponse, ZObject } from 'zapier-platform-core';

import { MAX_ANSWER_BYTES, parseBody } from '../../../core/api/answer-body';
import type { TransportAnswer, TransportRequest, Transport } from '../../../core/api/transport';
import type { Credential } from '../../../core/api/credential';
import { headerOf } from './header-of';
import { errorOfTransport } from './transport-error';

/** Headers of an answer that the client looks at. */
const HEADERS = ['date', 'location', 'retry-after', 'x-request-id'] as const;
/** Says that the answer was kept from an earlier call with the same key. */
const REPLAYED = 'x-idempotent-replay';
const OK = 200;
const REDIRECTS = 300;

async function answerOf(response: RawHttpResponse): Promise<TransportAnswer> {
	return {
		status: response.status,
		headers: Object.fromEntries(HEADERS.map((name) => [name, headerOf(response, name)])),
		body: parseBody(await response.text()),
	};
}

/**
 * The request as Zapier's client takes it. Body and answer are streams to it, so that documents don't end up in Zapier's
 * logs, and a large image is not parsed there.
 */
function optionsOf(
	{ method, path, headers, body, encoded }: TransportRequest,
	{ apiKey, baseUrl }: Credential,
	signal: AbortSignal,
) {
	const bytes = body === undefined ? encoded?.bytes : Buffer.from(JSON.stringify(body));
	return {
		method,
		url: `${baseUrl}${path}`,
		headers: {
			Accept: 'application/json',
			Authorization: `Bearer ${apiKey}`,
			...headers,
			...(bytes === undefined
				? {}
				: {
						'Content-Type': encoded?.contentType ?? 'application/json',
						'Content-Length': String(bytes.byteLength),
					}),
		},
		...(bytes === undefined ? {} : { body: Readable.from([bytes]) }),
		// Zapier's client encodes the query anew, and the service takes the "/" of a path as it is only.
		skipEncodingChars: '/',
		raw: true as const,
		skipThrowForStatus: true,
		// A 429 is an answer like others: when to come back is said in it.
		throwForThrottlingEarly: false,
		size: MAX_ANSWER_BYTES,
		// A redirect would take the key to another host.
		redirect: 'manual' as const,
		signal,
	};
}

/**
 * One HTTP exchange with the service, by Zapier's own client.
 *
 * @param onFreshAnswer called for a page that the service had not read before
 */
export const createTransport =
	(zapier: ZObject, credential: Credential, onFreshAnswer: () => void): Transport =>
	async (request, signal) => {
		try {
			const response = await zapier.request(optionsOf(request, credential, signal));
			const answer = await answerOf(response);
			const isPage = request.method === 'POST' && answer.status >= OK && answer.status < REDIRECTS;
			if (isPage && headerOf(response, REPLAYED) !== 'true') onFreshAnswer();
			return answer;
		} catch (error) {
			throw errorOfTransport(error, credential.baseUrl);
		}
	};
