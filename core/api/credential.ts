import * as z from 'zod/v4-mini';

import { InvalidCredentialError } from './errors';

export const SERVICE_URL = 'https://api.space-ocr.com';

const credentialData = z.object({
	apiKey: z.string().check(z.trim(), z.minLength(1)),
	baseUrl: z.url({ protocol: /^https?$/ }),
});

/** Who asks, and where. */
export interface Credential {
	readonly apiKey: string;
	/** Without a slash at the end. */
	readonly baseUrl: string;
}

/**
 * @param data what the platform keeps
 * @param holder what the platform calls it: "credential"
 * @throws InvalidCredentialError when the key is empty or the Base URL is none
 */
export function parseCredential(data: unknown, holder: string): Credential {
	const parsed = credentialData.safeParse(data);
	if (!parsed.success) {
		const wrong = parsed.error.issues[0]?.path[0] === 'baseUrl' ? 'Base URL' : 'API Key';
		throw new InvalidCredentialError({ message: `the ${wrong} of the ${holder} is not usable` });
	}
	return { apiKey: parsed.data.apiKey, baseUrl: parsed.data.baseUrl.replace(/\/+$/, '') };
}
