import type { LimitFunction } from 'p-limit';
import * as z from 'zod/v4-mini';

import { readAnswerData } from './answer';
import { balanceCall, type Balance } from './balance';
import {
	CancelledError,
	NotSentError,
	RateLimitError,
	SpaceOcrError,
	UnreadableAnswerError,
} from './errors';
import { errorOfAnswer } from './error-of-answer';
import type { TransportAnswer, TransportRequest, Platform } from './transport';
import type { Extraction } from './extraction';
import { createInFlight, type MaxConcurrency } from './in-flight';
import { isJsonObject, type JsonObject } from '../schema/json-object';
import { createSingleFlight } from './single-flight';
import type { RateLimiter } from './rate-limiter';
import { requestIdOf } from './request-id';
import { extractTransportRequest, idempotencyKey, readsPage, type ExtractRequest } from './request';
import { retryAfterMilliseconds } from './retry-after';
import { createRetryPlan, MAX_RETRY_AFTER } from './retry-plan';
import type { ServiceCall } from './service-call';

export interface ClientOptions {
	/** @default 60, the service's limit per key */
	readonly requestsPerMinute: number;
	/** How often a call that failed for a passing reason is sent again; a busy service that says when to come back aside. */
	readonly retries: number;
	readonly maxConcurrency: MaxConcurrency;
}

/** What one call gave. */
export interface PageAnswer {
	readonly extraction: Extraction;
	/** null when the service named none. */
	readonly requestId: string | null;
	/** Scans this call cost: 0 when the answer was already known in this run. */
	readonly scans: 0 | 1;
}

export interface Client {
	/**
	 * Reads one page.
	 *
	 * @param page its number in the document, from 1
	 * @throws SpaceOcrError; NotSentError without a call once the key or the balance was refused
	 */
	extract(request: ExtractRequest, page?: number): Promise<PageAnswer>;
	/** @throws SpaceOcrError */
	getBalance(): Promise<Balance>;
	/**
	 * Makes any other call.
	 *
	 * @throws SpaceOcrError
	 */
	call<T>(call: ServiceCall<T>): Promise<T>;
	/** Pages are made and sent within this one, so that no more images are in memory than calls in flight. */
	readonly pages: LimitFunction;
	/** A limiter of as many as calls may be in flight, for documents. */
	limiter(): LimitFunction;
}

/** A good answer before it is read. */
interface Answered {
	readonly data: JsonObject;
	readonly requestId: string | null;
}

/** What one attempt gave; a failure with what `Retry-After` said, in milliseconds. */
type Attempt =
	| { readonly answer: TransportAnswer }
	| { readonly error: SpaceOcrError; readonly retryAfter?: number | undefined };

const successBody = z.object({ data: z.custom<JsonObject>(isJsonObject) });
const failureInside = z.object({ error: z.object({}) });

/**
 * A client for one batch. It sends each call with an idempotency key, retries only what the contract allows,
 * never twice in one batch what it already knows, and nothing at all after 401, 402 or a cancellation.
 *
 * @param cancel aborts what is in flight and waiting
 */
export function createClient(
	platform: Platform,
	rateLimiter: RateLimiter,
	{ requestsPerMinute, retries, maxConcurrency }: ClientOptions,
	cancel?: AbortSignal,
): Client {
	const calls = createInFlight(maxConcurrency, requestsPerMinute);
	const limit = calls.limiter();
	const singleFlight = createSingleFlight<Answered>();
	/** Aborted with the error that stops the batch; wakes those who wait for their turn or a retry. */
	const stopped = new AbortController();
	const waiting = cancel ? AbortSignal.any([cancel, stopped.signal]) : stopped.signal;
	const inFlight = cancel ?? new AbortController().signal;

	function throwIfCancelled() {
		if (cancel?.aborted) throw new CancelledError({ message: 'the execution was stopped' });
	}

	function throwIfStopped() {
		throwIfCancelled();
		const reason: unknown = stopped.signal.reason;
		if (reason instanceof SpaceOcrError) throw new NotSentError(reason);
	}

	async function untilDue(wait: Promise<void>) {
		// An aborted wait rejects with whatever the platform likes: the reason is the batch's, not the wait's.
		await wait.finally(throwIfStopped);
	}

	function outcomeOf(answer: TransportAnswer): Attempt {
		const succeeded = answer.status >= 200 && answer.status < 300;
		if (succeeded && !failureInside.safeParse(answer.body).success) return { answer };
		return {
			error: errorOfAnswer(answer, platform.redact),
			retryAfter: retryAfterMilliseconds(
				answer.headers['retry-after'],
				answer.headers.date,
				platform.now(),
			),
		};
	}

	async function attempt(request: TransportRequest): Promise<Attempt> {
		await untilDue(rateLimiter.turn(requestsPerMinute, waiting));
		const begun = platform.uptime();
		const outcome = await platform
			.transport(request, inFlight)
			.then(outcomeOf, (error: unknown): Attempt => {
				throwIfCancelled();
				if (error instanceof SpaceOcrError) return { error };
				throw error;
			});
		// Refusals come at once, and say nothing about how long a page takes.
		if ('answer' in outcome && readsPage(request)) calls.took(platform.uptime() - begun);
		if ('error' in outcome && outcome.error.fatal) stopped.abort(outcome.error);
		return outcome;
	}

	async function sendWithRetries(request: TransportRequest): Promise<TransportAnswer> {
		const plan = createRetryPlan(retries, platform);
		for (;;) {
			// First a free place, then the turn: a turn taken early would be counted in the wrong minute.
			const outcome = await limit(attempt, request);
			if ('answer' in outcome) return outcome.answer;
			const { error, retryAfter } = outcome;
			if (error instanceof RateLimitError && retryAfter !== undefined)
				rateLimiter.pause(Math.min(retryAfter, MAX_RETRY_AFTER));
			const next = plan.next(error, retryAfter);
			if (next.after === null) throw next.because === '' ? error : error.with(next.because);
			await untilDue(platform.sleep(next.after, waiting));
		}
	}

	async function readOnce(request: ExtractRequest, key: string): Promise<Answered> {
		throwIfStopped();
		const answer = await sendWithRetries(extractTransportRequest(request, key));
		const requestId = requestIdOf(answer, platform.redact);
		const parsed = successBody.safeParse(answer.body);
		if (parsed.success) return { data: parsed.data.data, requestId: requestId ?? null };
		throw new UnreadableAnswerError({
			message:
				typeof answer.body === 'string'
					? 'the answer is not JSON, or was cut off'
					: 'the answer has no "data"',
			status: answer.status,
			requestId,
		});
	}

	async function call<T>({ request, what, read }: ServiceCall<T>): Promise<T> {
		throwIfStopped();
		const answer = await sendWithRetries(request);
		const result = read(answer.body);
		if (result !== undefined) return result;
		throw new UnreadableAnswerError({
			message: `${what} could not be read from the answer`,
			status: answer.status,
			requestId: requestIdOf(answer, platform.redact),
		});
	}

	return {
		pages: calls.limiter(),
		limiter: () => calls.limiter(),

		async extract(request, page = 1) {
			const key = idempotencyKey(request);
			const { value, isFirst } = await singleFlight(key, () => readOnce(request, key));
			return {
				extraction: readAnswerData(value.data, request.schema, page),
				requestId: value.requestId,
				scans: isFirst ? 1 : 0,
			};
		},

		getBalance: async () => await call(balanceCall),
		call,
	};
}
