import * as z from 'zod/v4-mini';

import { parseCredential, SERVICE_URL, type Credential } from '../../../core/api/credential';

/** Zapier leaves out what the user leaves empty. */
const authData = z.looseObject({
	baseUrl: z.pipe(
		z.optional(z.string()),
		z.transform((url = '') => (url.trim() === '' ? SERVICE_URL : url.trim())),
	),
});

/**
 * @param data what the connection holds
 * @throws InvalidCredentialError when the key is empty or the Base URL is none
 */
export const readCredential = (data: unknown): Credential =>
	parseCredential(authData.safeParse(data).data, 'connection');
