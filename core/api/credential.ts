import * as z from 'zod/v4-mini';

import { readApiKey } from './api-key';
import { InvalidCredentialError } from './errors';

export const SERVICE_URL = 'https://api.space-ocr.com';

const credentialData = z.looseObject({
	apiKey: z.optional(z.string()),
	baseUrl: z.optional(z.string()),
});

/** Who asks, and where. */
export interface Credential {
	readonly apiKey: string;
	/** Without a slash at the end. */
	readonly baseUrl: string;
}

const ON_THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/i;

/** What is copied from a browser's address line often lacks it. Encrypted, but on the way to this machine itself. */
const withScheme = (address: string): string =>
	address === '' || /^[a-z][a-z\d+.-]*:(?!\d)/i.test(address)
		? address
		: `${ON_THIS_MACHINE.test(address) ? 'http' : 'https'}://${address}`;

/**
 * A Base URL without a slash at its end; undefined when it is none. A user name, a query or an anchor belong to no
 * service, and would end up in messages.
 */
function baseUrlOf(text: string): string | undefined {
	const trimmed = withScheme(text.trim());
	if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
	const { username, password, search, hash } = new URL(trimmed);
	const isBare = username === '' && password === '' && search === '' && hash === '';
	return isBare ? trimmed.replace(/\/+$/, '') : undefined;
}

/**
 * @param data what the platform keeps, as people paste it
 * @param holder what the platform calls it: "credential"
 * @throws InvalidCredentialError when the key can't be one or the Base URL is none
 */
export function parseCredential(data: unknown, holder: string): Credential {
	const { apiKey = '', baseUrl = '' } = credentialData.safeParse(data).data ?? {};
	const read = readApiKey(apiKey);
	if ('problem' in read)
		throw new InvalidCredentialError({ message: `the API Key of the ${holder} ${read.problem}` });
	const url = baseUrlOf(baseUrl);
	if (url === undefined)
		throw new InvalidCredentialError({
			message: `the Base URL of the ${holder} is not usable`,
		});
	return { apiKey: read.key, baseUrl: url };
}
