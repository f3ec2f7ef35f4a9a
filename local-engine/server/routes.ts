import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { AmountBody } from '../../core/api/wire';
import { version } from '../package.json';
import { createBodyRoom } from './body-room';
import { extract, type ExtractAnswer, type ExtractTools } from './extract';
import { parseExtractRequest } from './extract-request';
import { callerId, contentId, keyOf } from './keys';
import { Replays } from './replays';

/** The engine costs nothing; a number is needed because the contract has one. In scans. */
const FREE_SCANS = 1_000_000;
/** An answer takes some 10 kB, so that all of them stay under 10 MB. */
const STORED_ANSWERS = 500;

/** Aborts when the caller closes its connection before it has the answer. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
	const gone = new AbortController();
	if (raw.destroyed) gone.abort();
	raw.once('close', () => {
		if (!raw.writableFinished) gone.abort();
	});
	return gone.signal;
}

/** `GET /health`, `GET /amount` and `POST /ocr/fields`. */
export function addRoutes(app: FastifyInstance, tools: ExtractTools, now: () => Date): void {
	const replays = new Replays<ExtractAnswer>(STORED_ANSWERS);
	const room = createBodyRoom();
	const started = now().toISOString();
	let scans = 0;

	app.get('/health', { config: { rateLimit: false } }, () => ({
		status: 'ok',
		version,
		time: now().toISOString(),
	}));

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

	const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<ExtractAnswer> => {
		const body = parseExtractRequest(request.body);
		const signal = goneSignal(reply);
		const make = async (signal: AbortSignal): Promise<ExtractAnswer> => {
			const scanned = await extract(body, tools, signal);
			scans++;
			request.pagesRead = 1;
			return scanned;
		};
		const key = request.headers['idempotency-key'];
		if (typeof key !== 'string' || key === '') return make(signal);
		const { answer: kept, replayed } = await replays.once(
			callerId(keyOf(request) ?? '', key),
			{ content: contentId(body), make, signal },
		);
		if (replayed) reply.header('X-Idempotent-Replay', 'true');
		return kept;
	};

	app.post('/ocr/fields', { preParsing: [room.enter] }, (request, reply) =>
		room.during(request, () => answer(request, reply)),
	);
}
