import { createHash, timingSafeEqual } from 'node:crypto';

import type { FastifyRequest } from 'fastify';

import type { ExtractRequestBody } from '../../core/api/wire';

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The API key a request brings; undefined without one. */
export const keyOf = ({ headers }: FastifyRequest): string | undefined =>
	/^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];

/**
 * Tells whether a key may be used: the one that is set, or any where none is. It takes the same time
 * however much of the key is right.
 */
export function keyCheck(apiKey: string | undefined): (key: string) => boolean {
	if (apiKey === undefined) return () => true;
	const right = hashOf(apiKey);
	return (key) => timingSafeEqual(hashOf(key), right);
}

/** Stands for a caller, and for one of its idempotency keys; the hash keeps the secret out of memory. */
export const callerId = (key: string, idempotencyKey = ''): string =>
	hashOf(`${key}\n${idempotencyKey}`).toString('hex');

/** Stands for all that a request asks for. */
export const contentId = ({ image, ...rest }: ExtractRequestBody): string =>
	createHash('sha256').update(image).update(JSON.stringify(rest)).digest('hex');
