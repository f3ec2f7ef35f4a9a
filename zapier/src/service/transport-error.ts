import * as z from 'zod/v4-mini';

import { tooLongAnswer } from '../../../core/api/answer-body';
import { ConnectionError } from '../../../core/api/errors';
import { transportWords } from '../../../core/api/transport-words';

const fetchError = z.looseObject({ code: z.optional(z.string()), type: z.optional(z.string()) });

/** How node-fetch calls a body that is longer than it may be. */
const TOO_LONG = 'max-size';

/** Why a request got no answer, in words; node-fetch's own message repeats the URL, which may hold a secret. */
export const wordsOfFetch = (error: unknown): string =>
	transportWords(fetchError.safeParse(error).data?.code) ?? 'the connection failed';

/** The error of a request to the service without an answer. */
export const errorOfTransport = (error: unknown, baseUrl: string) =>
	fetchError.safeParse(error).data?.type === TOO_LONG
		? tooLongAnswer(baseUrl)
		: new ConnectionError({ message: `no answer from ${baseUrl}: ${wordsOfFetch(error)}` });
