import * as z from 'zod/v4-mini';

import type { TransportAnswer } from './transport';
import { outsideText } from './outside-text';
import type { Redact } from './redact';
import { errorBody } from './wire';

/** The service's are some 30 characters long; whatever stands there beyond is no id. */
const MOST_CHARACTERS = 100;

const bodyWithId = z.object({ requestId: z.string() });

/** The id by which support finds a call, from the body of an error or the `X-Request-Id`. */
export function requestIdOf(
	{ headers, body }: TransportAnswer,
	redact: Redact,
): string | undefined {
	const id =
		errorBody.safeParse(body).data?.error.requestId ??
		headers['x-request-id'] ??
		bodyWithId.safeParse(body).data?.requestId;
	return id === undefined ? undefined : outsideText(id, MOST_CHARACTERS, redact);
}
