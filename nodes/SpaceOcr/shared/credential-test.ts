import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { createClient } from '../../../core/api/client';
import { parseCredential, type Credential } from '../../../core/api/credential';
import { failureOf } from '../../../core/pipeline/failure';
import { redactKey } from '../../../core/api/redact';
import { NEXT_STEPS_FOR_CREDENTIAL } from './next-steps';
import { createTransport, timeoutMilliseconds, type Open } from './transport';
import { clock, rateLimiterOf } from './service';

/** Somebody looks at the button and waits. */
const SECONDS = 20;
/** Once is enough: who clicks can click again. */
const ATTEMPTS = { requestsPerMinute: 60, retries: 0, maxConcurrency: 1 };

/** For a credential that is being tested n8n has this client only. */
const openWith =
	({ helpers }: ICredentialTestFunctions, { apiKey, baseUrl }: Credential): Open =>
	async ({ method, path }) => {
		const response: unknown = await helpers.request({
			method,
			uri: `${baseUrl}${path}`,
			headers: { Accept: 'application/json', Authorization: `Bearer ${apiKey}` },
			useStream: true,
			simple: false,
			resolveWithFullResponse: true,
			// A redirect would take the key to another host.
			followRedirect: false,
			timeout: timeoutMilliseconds(SECONDS),
		});
		return response;
	};

const leftWords = (scans: number) => (scans === 1 ? '1 scan is left' : `${scans} scans are left`);

async function ask(context: ICredentialTestFunctions, credential: Credential) {
	const { baseUrl } = credential;
	const client = createClient(
		{
			...clock,
			random: Math.random,
			redact: redactKey(credential.apiKey),
			transport: createTransport(openWith(context, credential), baseUrl, SECONDS),
		},
		rateLimiterOf(credential),
		ATTEMPTS,
		AbortSignal.timeout(timeoutMilliseconds(SECONDS)),
	);
	return await client.getBalance();
}

/** Tests the credential by asking for the balance, which costs no scan, in the same way as documents are sent. */
export async function testCredential(
	this: ICredentialTestFunctions,
	{ data }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const { scans_left } = await ask(this, parseCredential(data, 'credential'));
		return { status: 'OK', message: `The service answered: ${leftWords(scans_left)}` };
	} catch (error) {
		const key = data?.apiKey;
		const redact = redactKey(typeof key === 'string' ? key : '');
		const { message, next_step } = failureOf(error, 'Space OCR', redact, NEXT_STEPS_FOR_CREDENTIAL);
		return { status: 'Error', message: `${message}. ${next_step ?? ''}`.trim() };
	}
}
