import * as z from 'zod/v4-mini';

import { ConnectionError } from '../../../core/api/errors';

const WORDS_BY_CODE: ReadonlyMap<unknown, string> = new Map([
	['ECONNREFUSED', 'nothing answers at this address'],
	['ECONNRESET', 'the connection broke before the answer came'],
	['ENOTFOUND', 'there is no such host'],
	['EAI_AGAIN', 'the host name could not be looked up'],
]);

const fetchError = z.looseObject({ code: z.optional(z.string()) });

/** Why a request got no answer, in words; node-fetch's own message repeats the URL, which may hold a secret. */
export const transportWords = (error: unknown): string =>
	WORDS_BY_CODE.get(fetchError.safeParse(error).data?.code) ?? 'the connection failed';

/** The error of a request to the service without an answer. */
export const errorOfTransport = (error: unknown, baseUrl: string) =>
	new ConnectionError({ message: `no answer from ${baseUrl}: ${transportWords(error)}` });
