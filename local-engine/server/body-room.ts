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

/** Bounds the bytes of all requests under way, so that many at once don't fill the memory. */
export interface BodyRoom {
	/**
	 * Hook that lets a request in while there is room for its body.
	 *
	 * @throws RequestError `service_unavailable`, with `Retry-After`
	 */
	readonly enter: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
	/** Keeps the room until the work is done, even when the caller has gone. */
	during<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T>;
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

	return {
		enter: async (request, reply) => {
			const bytes = Math.min(bodyBytes(request) ?? MAX_BODY_BYTES, MAX_BODY_BYTES);
			if (sum + bytes > capacity) {
				reply.header('Retry-After', WAIT_FOR_ROOM);
				throw new RequestError(
					'service_unavailable',
					'too many images are under way. Send this one later',
				);
			}
			sum += bytes;
			held.set(request, bytes);
			reply.raw.once('close', () => {
				if (!working.has(request)) leave(request);
			});
			return Promise.resolve();
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
