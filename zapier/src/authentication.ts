import { createHash } from 'node:crypto';

import type { Authentication } from 'zapier-platform-core';

import type { Balance } from '../../core/api/balance';
import type { Runtime } from './service/connect';
import { SERVICE_URL } from '../../core/api/credential';
import { readCredential } from './service/credential';
import { run } from './service/run';

/** Enough to tell the keys of an account apart. In hex digits. */
const FINGERPRINT_LENGTH = 8;

/** The same for the same key, and nothing of the key itself. */
const fingerprintOf = (apiKey: string) =>
	createHash('sha256').update(apiKey).digest('hex').slice(0, FINGERPRINT_LENGTH);

/** "key 3fa2b1c4, 92 scans left", and the host where it is not the service's own. */
function labelOf(authData: unknown, { scans_left }: Balance): string {
	const { apiKey, baseUrl } = readCredential(authData);
	return [
		`key ${fingerprintOf(apiKey)}`,
		`${scans_left} scans left`,
		...(baseUrl === SERVICE_URL ? [] : [`at ${new URL(baseUrl).host}`]),
	].join(', ');
}

/** An API key, tested by asking for the balance, which costs no scan. */
export const authenticationWith = (runtime: Runtime): Authentication => ({
	type: 'custom',
	fields: [
		{
			key: 'apiKey',
			label: 'API Key',
			type: 'password',
			required: true,
			helpText:
				'Copy it from your [space-ocr account](https://space-ocr.com). It begins with `spocr_`.',
		},
		{
			key: 'baseUrl',
			label: 'Base URL (Advanced)',
			type: 'string',
			required: false,
			default: SERVICE_URL,
			helpText:
				'Leave as it is for the space-ocr service. Put in another address only for an engine of your own; the key is sent to this host and to no other.',
		},
	],
	test: async (zapier, bundle) => {
		const balance = await run(zapier, bundle, runtime, ({ client }) => client.getBalance());
		return { ...balance, label: labelOf(bundle.authData, balance) };
	},
	connectionLabel: '{{label}}',
});
