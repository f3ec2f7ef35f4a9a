import * as z from 'zod/v4-mini';

import { readBody } from '../../../core/api/answer-body';
import {
	ConnectionError,
	SpaceOcrError,
	TimeoutError,
	UnreadableAnswerError,
} from '../../../core/api/errors';
import type { TransportAnswer, TransportRequest, Transport } from '../../../core/api/transport';
import { transportWords } from '../../../core/api/transport-words';
import { untilAborted } from '../../../core/api/until-aborted';

/**
 * Begins one request by a client of n8n's. The answer's body must come as a stream: the client itself bounds neither
 * its size nor how long it takes.
 */
export type Open = (request: TransportRequest, signal: AbortSignal) => Promise<unknown>;

const isStream = (value: unknown): value is AsyncIterable<Uint8Array> & { destroy(): void } =>
	typeof value === 'object' &&
	value !== null &&
	Symbol.asyncIterator in value &&
	'destroy' in value;

const opened = z.object({
	statusCode: z.number(),
	headers: z.looseObject({}),
	body: z.custom<AsyncIterable<Uint8Array> & { destroy(): void }>(isStream),
});

const textHeaders = (headers: Readonly<Record<string, unknown>>) =>
	Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
		),
	);

/** How n8n's clients call a request that ran into its timeout. */
const TIMED_OUT: ReadonlySet<unknown> = new Set(['ECONNABORTED', 'ETIMEDOUT']);

const transportError = z.looseObject({
	code: z.optional(z.unknown()),
	httpCode: z.optional(z.unknown()),
});

/** Of what n8n's client says about an error. */
const MOST_WORDS = 300;

/**
 * The error of a request without an answer. n8n's own error holds the request with its headers, the key among
 * them: only its code and words go on.
 */
function errorOf(error: unknown, baseUrl: string, hasBegun: boolean): SpaceOcrError | undefined {
	if (error instanceof SpaceOcrError) return error;
	const { code, httpCode } = transportError.safeParse(error).data ?? {};
	const known = httpCode ?? code;
	if (TIMED_OUT.has(known)) return undefined;
	if (hasBegun && String(known).startsWith('Z_'))
		return new UnreadableAnswerError({ message: `the answer of ${baseUrl} can not be unzipped` });
	const words =
		transportWords(hasBegun ? 'ECONNRESET' : known) ??
		(error instanceof Error ? error.message : String(error)).slice(0, MOST_WORDS);
	return new ConnectionError({ message: `no answer from ${baseUrl}: ${words}` });
}

const tooLate = (baseUrl: string, hasBegun: boolean, timeoutSeconds: number) =>
	new TimeoutError({
		message: hasBegun
			? `the answer of ${baseUrl} was not complete within ${timeoutSeconds} seconds`
			: `${baseUrl} did not answer within ${timeoutSeconds} seconds`,
	});

/** The longest that Node's timers take; more would be no time at all. In milliseconds. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

export const timeoutMilliseconds = (seconds: number): number =>
	Math.min(Math.ceil(seconds * 1000), LONGEST_TIMEOUT);

/** One HTTP exchange by a client of n8n's, which ends with the last byte of the answer or when the time is over. */
export const createTransport =
	(open: Open, baseUrl: string, timeoutSeconds: number): Transport =>
	async (request, signal) => {
		const time = AbortSignal.timeout(timeoutMilliseconds(timeoutSeconds));
		const end = AbortSignal.any([signal, time]);
		let hasBegun = false;

		const exchange = async (): Promise<TransportAnswer> => {
			const { statusCode, headers, body } = opened.parse(await open(request, end));
			hasBegun = true;
			const stop = () => {
				body.destroy();
			};
			end.addEventListener('abort', stop, { once: true });
			if (end.aborted) stop();
			return {
				status: statusCode,
				headers: textHeaders(headers),
				body: await readBody(body, baseUrl).finally(() => {
					end.removeEventListener('abort', stop);
				}),
			};
		};

		return await untilAborted(exchange(), end).catch((error: unknown) => {
			const late = time.aborted ? undefined : errorOf(error, baseUrl, hasBegun);
			throw late ?? tooLate(baseUrl, hasBegun, timeoutSeconds);
		});
	};
