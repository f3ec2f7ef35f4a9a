import { Readable } from 'node:stream';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { RequestError } from './request-error';

const MIB = 1024 * 1024;
/** 20 MB of image are 27 MB of base64; the fields come on top. In bytes. */
export const MAX_BODY_BYTES = 32 * MIB;
/** Bodies of all requests under way, in bytes; a body takes about twice its size while it is parsed. */
const MAX_BYTES_UNDER_WAY = 16 * MAX_BODY_BYTES;
/** What a caller is told to wait while there is no room. In seconds. */
const WAIT_FOR_ROOM = 5;

/** Declared size of a body in bytes; null for a body in chunks, which may have any up to the limit. */
export const bodyBytes = ({ headers }: FastifyRequest): number | null =>
	headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null;

/**
 * Bounds the bytes of all requests under way, so that many at once don't fill the memory. What counts is what has
 * come, not what is announced: who announces much and sends nothing takes no room from others.
 */
export interface BodyRoom {
	/** Hook (`preParsing`) that lets a body in while there is room: else `service_unavailable`, with `Retry-After`. */
	readonly enter: (
		request: FastifyRequest,
		reply: FastifyReply,
		payload: Readable,
	) => Promise<Readable>;
	/** Keeps the room until the work is done, even when the caller has gone. */
	during<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T>;
}

/** The parts of a body. Whoever leaves before its end can still be answered: the connection stays. */
async function* chunksOf(payload: Readable): AsyncGenerator<Buffer> {
	for await (const chunk of payload.iterator({ destroyOnReturn: false }))
		if (Buffer.isBuffer(chunk)) yield chunk;
}

/** @param capacity in bytes */
export function createBodyRoom(capacity = MAX_BYTES_UNDER_WAY): BodyRoom {
	const held = new WeakMap<FastifyRequest, number>();
	const working = new WeakSet<FastifyRequest>();
	let sum = 0;

	const leave = (request: FastifyRequest): void => {
		sum -= held.get(request) ?? 0;
		held.delete(request);
	};

	/** Begins when the body is parsed, so that whoever parses it hears of what is refused. */
	async function* counted(
		request: FastifyRequest,
		reply: FastifyReply,
		payload: Readable,
	): AsyncGenerator<Buffer> {
		for await (const chunk of chunksOf(payload)) {
			const before = held.get(request);
			// It was answered already, such as for its size: the rest is of no use.
			if (before === undefined) return;
			if (sum + chunk.byteLength > capacity) {
				leave(request);
				reply.header('Retry-After', WAIT_FOR_ROOM);
				throw new RequestError(
					'service_unavailable',
					'too many images are under way. Send this one later',
				);
			}
			sum += chunk.byteLength;
			held.set(request, before + chunk.byteLength);
			yield chunk;
		}
	}

	return {
		enter: (request, reply, payload) => {
			held.set(request, 0);
			reply.raw.once('close', () => {
				if (!working.has(request)) leave(request);
			});
			const body = Readable.from(counted(request, reply, payload), { objectMode: false });
			// Told by who parses the body; when nobody does any more, there is nobody to tell.
			body.on('error', () => undefined);
			return Promise.resolve(body);
		},
		during: async (request, work) => {
			working.add(request);
			try {
				return await work();
			} finally {
				leave(request);
			}
		},
	};
}
