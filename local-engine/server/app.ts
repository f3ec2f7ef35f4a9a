import { randomUUID } from 'node:crypto';

import rateLimit from '@fastify/rate-limit';
import {
	fastify,
	type FastifyError,
	type FastifyInstance,
	type FastifyReply,
	type FastifyRequest,
} from 'fastify';

import { hostCheck } from './allowed-hosts';
import { bodyBytes, MAX_BODY_BYTES } from './body-room';
import type { ExtractTools } from './extract';
import { callerId, keyCheck, keyOf } from './keys';
import { failureOf, type Log } from './log';
import { answerMalformed } from './malformed-http';
import { notFound } from './not-found';
import { asRequestError, RequestError } from './request-error';
import { addRoutes } from './routes';

/** How long a caller may take to send, in milliseconds. */
export interface Deadlines {
	/** The head, which fits into one packet or two. */
	readonly head: number;
	/** The whole request: the largest takes so long at 4 Mbit/s. */
	readonly request: number;
}
const USUAL_DEADLINES: Deadlines = { head: 10_000, request: 60_000 };
/** Deadlines are looked after so many times while one passes. */
const LOOKS = 4;
const MINUTE = 60_000;

export interface AppOptions extends ExtractTools {
	/** The only key that is taken; without it any is. */
	readonly apiKey?: string | undefined;
	/** The address it listens on. @default '127.0.0.1' */
	readonly host?: string | undefined;
	/** Names by which it may be asked besides those of this machine. @default none */
	readonly allowedHosts?: readonly string[] | undefined;
	/** @default 10 seconds for the head, 60 for the whole request */
	readonly deadlines?: Deadlines | undefined;
	/** How many requests a key may send within a minute. @default 0, as many as it likes */
	readonly requestsPerMinute?: number | undefined;
	/** @default nothing is logged */
	readonly log?: Log | undefined;
	readonly now?: (() => Date) | undefined;
}

declare module 'fastify' {
	interface FastifyRequest {
		/** Pages read for this request. */
		pagesRead: number;
		/** Code of the error it was answered with. */
		errorCode: string | null;
		/** Why the engine failed; null where it didn't. */
		failure: string | null;
	}
}

const newRequestId = (): string => `req_${randomUUID()}`;

/** The HTTP side of the engine: the contract of the service, without an account. */
export function createApp(options: AppOptions): FastifyInstance {
	const { apiKey, requestsPerMinute = 0, log, now = () => new Date() } = options;
	const deadlines = options.deadlines ?? USUAL_DEADLINES;

	const answerError = (
		error: Error,
		request: FastifyRequest,
		reply: FastifyReply,
	): FastifyReply => {
		const known = asRequestError(error);
		if (known.code === 'internal_error') log?.(failureOf(request.id, error));
		request.errorCode = known.code;
		request.failure = known.status < 500 ? null : known.message;
		return reply
			.code(known.status)
			.header('X-Request-Id', request.id)
			.send({
				error: { code: known.code, message: known.message, requestId: request.id },
				details: {},
			});
	};

	const app = fastify({
		bodyLimit: MAX_BODY_BYTES,
		requestTimeout: deadlines.request,
		http: {
			headersTimeout: deadlines.head,
			connectionsCheckingInterval: deadlines.head / LOOKS,
		},
		genReqId: newRequestId,
		requestIdHeader: false,
		frameworkErrors: (error, request, reply) => {
			void answerError(error, request, reply);
		},
		clientErrorHandler: (error, socket) => {
			answerMalformed(error, socket, newRequestId());
		},
	});
	app.decorateRequest('pagesRead', 0);
	app.decorateRequest('errorCode', null);
	app.decorateRequest('failure', null);
	app.setErrorHandler<FastifyError>(answerError);
	app.setNotFoundHandler((request) => {
		throw notFound(request.method, request.url);
	});

	const isRight = keyCheck(apiKey);
	const checkHost = hostCheck(options.host ?? '127.0.0.1', options.allowedHosts ?? []);
	app.addHook('onRequest', async (request, reply) => {
		reply.header('X-Request-Id', request.id);
		checkHost(request);
		if (request.routeOptions.url === '/health') return Promise.resolve();
		const key = keyOf(request);
		if (key === undefined)
			throw new RequestError(
				'invalid_api_key',
				`an API key is needed: Authorization: Bearer <key>${apiKey === undefined ? '. The local engine takes any' : ''}`,
			);
		if (!isRight(key))
			throw new RequestError(
				'invalid_api_key',
				'the key is not the one this engine was started with',
			);
		return Promise.resolve();
	});
	let closing = false;
	app.addHook('preClose', (done) => {
		closing = true;
		done();
	});
	// a caller that keeps its connection would hold up the end until it times out
	app.addHook('onSend', async (_request, reply) => {
		if (closing) reply.header('Connection', 'close');
		return Promise.resolve();
	});
	app.addHook('onResponse', async (request, reply) => {
		log?.({
			event: 'request',
			id: request.id,
			method: request.method,
			path: request.routeOptions.url ?? null,
			status: reply.statusCode,
			code: request.errorCode,
			reason: request.failure,
			ms: Math.round(reply.elapsedTime),
			bytes: bodyBytes(request),
			pages: request.pagesRead,
		});
		return Promise.resolve();
	});
	if (requestsPerMinute > 0)
		void app.register(rateLimit, {
			max: requestsPerMinute,
			timeWindow: MINUTE,
			keyGenerator: (request) => callerId(keyOf(request) ?? request.ip),
			errorResponseBuilder: (_request, { ttl }) =>
				new RequestError(
					'rate_limited',
					`more than ${requestsPerMinute} requests within a minute. Wait ${Math.ceil(ttl / 1000)} seconds`,
				),
		});
	// a plugin of their own, so that the routes come after the limit and fall under it
	void app.register((routes, _options, done) => {
		addRoutes(routes, options, now);
		done();
	});
	return app;
}
