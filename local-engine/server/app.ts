import { createHash, randomUUID } from 'node:crypto';

import { fastify, type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';

import type { AmountBody } from '../../core/api/wire';
import { extract, type ExtractAnswer, type ExtractTools } from './extract';
import { parseExtractRequest } from './extract-request';
import { version } from '../package.json';
import { Replays } from './replays';
import { RequestError } from './request-error';

/** 20 MB of image are 27 MB of base64; the fields come on top. In bytes. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** The engine costs nothing; a number is needed because the contract has one. In scans. */
const FREE_SCANS = 1_000_000;
/** An answer takes some 10 kB, so that all of them stay under 10 MB. */
const STORED_ANSWERS = 500;

export interface AppOptions extends ExtractTools {
	/** Takes one line for each answered request; without it nothing is logged. */
	readonly log?: ((line: string) => void) | undefined;
}

const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
	/^Bearer\s+(\S.*)$/i.exec(headers.authorization ?? '')?.[1];

/** Keys of one caller don't reach another's answers; the hash keeps the secret out of memory. */
const replayKey = (bearer: string, idempotencyKey: string): string =>
	createHash('sha256').update(`${bearer}\n${idempotencyKey}`).digest('hex');

/** Errors of fastify itself, in the words of the contract. */
function asRequestError(error: Error & { code?: unknown; statusCode?: unknown }): RequestError {
	if (error instanceof RequestError) return error;
	if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
		return new RequestError('invalid_image', 'the image is larger than 20 MB', { cause: error });
	if (typeof error.statusCode === 'number' && error.statusCode < 500)
		return new RequestError('invalid_request', `the body must be JSON: ${error.message}`, {
			cause: error,
		});
	return new RequestError('internal_error', 'the local engine failed; its log says more', {
		cause: error,
	});
}

/** The HTTP side of the engine: the contract of the service, without an account. */
export function createApp({ log, ...tools }: AppOptions): FastifyInstance {
	const app = fastify({
		bodyLimit: MAX_BODY_BYTES,
		genReqId: () => `req_${randomUUID()}`,
		requestIdHeader: false,
	});
	const replays = new Replays<ExtractAnswer>(STORED_ANSWERS);
	const started = new Date().toISOString();
	let scans = 0;

	app.addHook('onRequest', async (request, reply) => {
		reply.header('X-Request-Id', request.id);
		if (request.url !== '/health' && bearerOf(request) === undefined)
			throw new RequestError(
				'invalid_api_key',
				'an API key is needed: Authorization: Bearer <key>. The local engine takes any',
			);
		return Promise.resolve();
	});
	app.addHook('onResponse', async (request, reply) => {
		log?.(
			`${request.method} ${request.routeOptions.url ?? 'unknown path'} ${reply.statusCode} ${Math.round(reply.elapsedTime)} ms ${request.id}`,
		);
		return Promise.resolve();
	});
	app.setErrorHandler<FastifyError>((error, request, reply) => {
		const known = asRequestError(error);
		if (known.status >= 500) log?.(`${request.id} ${error.stack ?? error.message}`);
		return reply.code(known.status).send({
			error: { code: known.code, message: known.message, requestId: request.id },
			details: {},
		});
	});
	app.setNotFoundHandler((request) => {
		throw new RequestError('not_found', `there is no ${request.method} on this path`);
	});

	app.get('/health', () => ({ status: 'ok', version, time: new Date().toISOString() }));

	app.get('/amount', (): AmountBody => ({
		free: {
			used: scans,
			limit: FREE_SCANS,
			remaining: Math.max(0, FREE_SCANS - scans),
			cycleStart: started,
			cycleEnd: null,
		},
		flatfee: { enabled: false, used: 0, limit: 0, remaining: 0, nextBillingAt: null },
		balance: 0,
		currency: 'scans',
		perCallCost: 1,
	}));

	app.post('/ocr/fields', async (request, reply) => {
		const body = parseExtractRequest(request.body);
		const scan = async (): Promise<ExtractAnswer> => {
			const answer = await extract(body, tools);
			scans++;
			return answer;
		};
		const key = request.headers['idempotency-key'];
		if (typeof key !== 'string' || key === '') return scan();
		const { answer, replayed } = await replays.once(replayKey(bearerOf(request) ?? '', key), scan);
		if (replayed) reply.header('X-Idempotent-Replay', 'true');
		return answer;
	});

	return app;
}
