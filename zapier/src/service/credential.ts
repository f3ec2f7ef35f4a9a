import * as z from 'zod/v4-mini';

import { parseCredential, SERVICE_URL, type Credential } from '../../../core/api/credential';
import { InvalidCredentialError } from '../../../core/api/errors';
import { isLoopback } from '../../../core/api/loopback';

/** Zapier leaves out what the user leaves empty. */
const authData = z.looseObject({
	baseUrl: z.pipe(
		z.optional(z.string()),
		z.transform((url = '') => (url.trim() === '' ? SERVICE_URL : url.trim())),
	),
});

/**
 * @param data what the connection holds
 * @throws InvalidCredentialError when the key is empty, or the Base URL is none or would show the key on the way
 */
export function readCredential(data: unknown): Credential {
	const credential = parseCredential(authData.safeParse(data).data, 'connection');
	const { protocol, hostname } = new URL(credential.baseUrl);
	// Loopback is for a developer's own machine only: Zapier itself never reaches it.
	if (protocol !== 'https:' && !isLoopback(hostname))
		throw new InvalidCredentialError({
			message:
				'the Base URL of the connection must begin with https://, or the key and the documents could be read on the way',
		});
	return credential;
}
