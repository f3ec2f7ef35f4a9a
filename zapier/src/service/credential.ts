import * as z from 'zod/v4-mini';

import { InvalidCredentialError } from '../../../core/api/errors';

export const SERVICE_URL = 'https://api.space-ocr.com';

const authData = z.object({
	apiKey: z.string().check(z.trim(), z.minLength(1)),
	baseUrl: z.pipe(
		z.pipe(
			z.optional(z.string()),
			z.transform((url = '') => (url.trim() === '' ? SERVICE_URL : url.trim())),
		),
		z.url({ protocol: /^https?$/ }),
	),
});

export interface Credential {
	readonly apiKey: string;
	/** Without a slash at the end. */
	readonly baseUrl: string;
}

/**
 * @param data what the connection holds
 * @throws InvalidCredentialError when the key is empty or the Base URL is none
 */
export function parseCredential(data: unknown): Credential {
	const parsed = authData.safeParse(data);
	if (!parsed.success) {
		const wrong = parsed.error.issues[0]?.path[0] === 'baseUrl' ? 'Base URL' : 'API Key';
		throw new InvalidCredentialError({ message: `the ${wrong} of the connection is not usable` });
	}
	return { apiKey: parsed.data.apiKey, baseUrl: parsed.data.baseUrl.replace(/\/+$/, '') };
}
