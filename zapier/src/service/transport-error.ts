import * as z from 'zod/v4-mini';

import { ConnectionError } from '../../../core/api/errors';
import { transportWords } from '../../../core/api/transport-words';

const fetchError = z.looseObject({ code: z.optional(z.string()) });

/** Why a request got no answer, in words; node-fetch's own message repeats the URL, which may hold a secret. */
export const wordsOfFetch = (error: unknown): string =>
	transportWords(fetchError.safeParse(error).data?.code) ?? 'the connection failed';

/** The error of a request to the service without an answer. */
export const errorOfTransport = (error: unknown, baseUrl: string) =>
	new ConnectionError({ message: `no answer from ${baseUrl}: ${wordsOfFetch(error)}` });
