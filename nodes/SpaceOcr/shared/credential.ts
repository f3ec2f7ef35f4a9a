import * as z from 'zod/v4-mini';
import type { IExecuteFunctions } from 'n8n-workflow';

import { InvalidCredentialError } from '../../../core/api/errors';

export const CREDENTIAL = 'spaceOcrApi';

const credentialData = z.object({
	apiKey: z.string().check(z.trim(), z.minLength(1)),
	baseUrl: z.url({ protocol: /^https?$/ }),
});

export interface SpaceOcrCredential {
	readonly apiKey: string;
	/** Without a slash at the end. */
	readonly baseUrl: string;
}

/** @throws InvalidCredentialError when the key is empty or the Base URL is none */
export async function readCredential(context: IExecuteFunctions): Promise<SpaceOcrCredential> {
	const parsed = credentialData.safeParse(await context.getCredentials(CREDENTIAL));
	if (!parsed.success) {
		const wrong = parsed.error.issues[0]?.path[0] === 'baseUrl' ? 'Base URL' : 'API Key';
		throw new InvalidCredentialError({ message: `the ${wrong} of the credential is not usable` });
	}
	return { apiKey: parsed.data.apiKey, baseUrl: parsed.data.baseUrl.replace(/\/+$/, '') };
}
