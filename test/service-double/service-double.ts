import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import { extractRequestBody } from '../../core/api/wire';
import type { Extraction } from '../../core/api/extraction';
import { writeAnswerData, type AnswerShape } from './answer-shapes';

/** What the service does with one call. */
export type Behaviour =
	| { readonly does: 'read'; readonly extraction: Extraction; readonly shape?: AnswerShape }
	| {
			readonly does: 'answer';
			readonly status: number;
			readonly body: object | string;
			readonly headers?: Record<string, string>;
	  }
	/** Reads and charges, then the line breaks. */
	| { readonly does: 'reset'; readonly extraction: Extraction }
	/** Reads and charges, then sends half of the answer as if it were whole. */
	| { readonly does: 'truncate'; readonly extraction: Extraction }
	/** Never answers. */
	| { readonly does: 'hang' }
	/** Thinks until then. */
	| { readonly does: 'wait'; readonly until: Promise<unknown>; readonly then: Behaviour }
	/** Sends one byte after the other, of the head or of the body, and never comes to an end. */
	| { readonly does: 'drip'; readonly part: 'head' | 'body' }
	/** Sends as fast as it can, and never comes to an end. */
	| { readonly does: 'flood' }
	/** A small zip that becomes large. */
	| { readonly does: 'bomb'; readonly unzippedBytes: number };

export interface Call {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	readonly idempotencyKey: string | undefined;
	readonly body: unknown;
	/** The image's bytes as text, to tell documents apart; the URL for a URL; "" without a body. */
	readonly image: string;
	/** Resolves when the client has closed the connection. */
	readonly closed: Promise<void>;
}

/** A real HTTP server that speaks the service's language, and misbehaves on request. */
export interface ServiceDouble {
	readonly url: string;
	readonly calls: readonly Call[];
	/** How often each document was charged, by idempotency key. */
	readonly charges: ReadonlyMap<string, number>;
	/** Resolves as soon as that many calls have come in. */
	sawCalls(count: number): Promise<void>;
	close(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	await once(request, 'end');
	return Buffer.concat(chunks).toString('utf8');
}

function imageOf(body: unknown): string {
	const parsed = extractRequestBody.safeParse(body);
	if (!parsed.success) return '';
	const { image, imageType } = parsed.data;
	return imageType === 'url' ? image : Buffer.from(image, 'base64').toString('latin1');
}

const requestIds = (calls: readonly Call[]) => `req_${calls.length}`;

const MILLISECONDS_BETWEEN_DROPS = 20;

function* endless() {
	const chunk = Buffer.alloc(64 * 1024, ' ');
	for (;;) yield chunk;
}

/**
 * @param behave what to do with each call; it is told how many calls for the same image came before
 * @param keepsBodies false for large batches: calls then have neither body nor image
 */
export async function startServiceDouble(
	behave: (call: Call, earlier: number) => Behaviour,
	{ keepsBodies = true } = {},
): Promise<ServiceDouble> {
	const calls: Call[] = [];
	const charges = new Map<string, number>();
	const stored = new Map<string, string>();
	let onCall: () => void = () => undefined;

	/** The stored answer of an idempotency key, or a new one that is charged. */
	function charge({ idempotencyKey = '' }: Call, answer: object): string {
		const earlier = stored.get(idempotencyKey);
		if (earlier !== undefined) return earlier;
		charges.set(idempotencyKey, (charges.get(idempotencyKey) ?? 0) + 1);
		const text = JSON.stringify(answer);
		stored.set(idempotencyKey, text);
		return text;
	}

	function respond(call: Call, behaviour: Behaviour, response: ServerResponse): unknown {
		const send = (status: number, text: string, headers: Record<string, string> = {}) =>
			response
				.writeHead(status, {
					'Content-Type': 'application/json',
					'X-Request-Id': requestIds(calls),
					...headers,
				})
				.end(text);
		const success = (extraction: Extraction, shape: AnswerShape = 'A') =>
			charge(call, { status: 'success', data: writeAnswerData(extraction, shape) });

		switch (behaviour.does) {
			case 'read': {
				const isReplay = stored.has(call.idempotencyKey ?? '');
				const text = success(behaviour.extraction, behaviour.shape);
				return send(200, text, isReplay ? { 'X-Idempotent-Replay': 'true' } : {});
			}
			case 'answer':
				return send(
					behaviour.status,
					typeof behaviour.body === 'string' ? behaviour.body : JSON.stringify(behaviour.body),
					behaviour.headers,
				);
			case 'reset':
				success(behaviour.extraction);
				return response.destroy();
			case 'truncate': {
				const text = success(behaviour.extraction);
				return send(200, text.slice(0, text.length / 2));
			}
			case 'hang':
				return undefined;
			case 'wait':
				return behaviour.until.then(() => respond(call, behaviour.then, response));
			case 'drip': {
				const { socket } = response;
				if (behaviour.part === 'body') response.writeHead(200).write('{');
				else socket?.write('HTTP/1.1 200 OK\r\nX-Slow: ');
				const drop = () => (behaviour.part === 'body' ? response.write(' ') : socket?.write('x'));
				const drops = setInterval(drop, MILLISECONDS_BETWEEN_DROPS);
				return response.once('close', () => {
					clearInterval(drops);
				});
			}
			case 'flood':
				return Readable.from(endless()).pipe(response.writeHead(200));
			case 'bomb':
				return response
					.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
					.end(gzipSync(JSON.stringify({ data: { a: ' '.repeat(behaviour.unzippedBytes) } })));
		}
	}

	async function handle(request: IncomingMessage, response: ServerResponse) {
		const text = await textOf(request);
		const body: unknown = text === '' ? undefined : JSON.parse(text);
		const key = request.headers['idempotency-key'];
		const call: Call = {
			method: request.method ?? '',
			path: request.url ?? '',
			authorization: request.headers.authorization,
			idempotencyKey: typeof key === 'string' ? key : undefined,
			body: keepsBodies ? body : undefined,
			image: keepsBodies ? imageOf(body) : '',
			closed: once(response, 'close').then(() => undefined),
		};
		const earlier = calls.filter(({ image }) => image === call.image).length;
		calls.push(call);
		onCall();
		respond(call, behave(call, earlier), response);
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			response.writeHead(599).end(String(error));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');

	return {
		url: `http://127.0.0.1:${address.port}`,
		calls,
		charges,
		async sawCalls(count) {
			await new Promise<void>((resolve) => {
				onCall = () => {
					if (calls.length >= count) resolve();
				};
				onCall();
			});
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

export const errorBody = (code: string, message: string, requestId = 'req_error') => ({
	error: { code, message, requestId },
	details: {},
});
