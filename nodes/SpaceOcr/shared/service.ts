import { sleep, type IExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { createClient, type Client, type ClientOptions } from '../../../core/api/client';
import { ConnectionError, TimeoutError } from '../../../core/api/errors';
import type { Platform, Send } from '../../../core/api/exchange';
import { createPacers } from '../../../core/api/pacers';
import { redactKey, type Redact } from '../../../core/api/redact';
import { transportWords } from '../../../core/api/transport-words';
import { CREDENTIAL, readCredential } from './credential';

export interface ServiceOptions extends ClientOptions {
	/** Of one attempt. */
	readonly timeoutSeconds: number;
}

/** The service as one execution uses it. */
export interface Service {
	readonly client: Client;
	/** Takes the key out of a text that came from outside. */
	readonly redact: Redact;
}

const clock = { sleep, now: () => Date.now(), uptime: () => performance.now() };

/** The limit holds per key, so every execution in this process shares the pacer of its key. */
const pacerOf = createPacers(clock);

const fullResponse = z.object({
	statusCode: z.number(),
	headers: z.looseObject({}),
	body: z.unknown(),
});

const textHeaders = (headers: Readonly<Record<string, unknown>>) =>
	Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
		),
	);

/** How n8n's HTTP helper calls a request that ran into its timeout. */
const TIMED_OUT: ReadonlySet<unknown> = new Set(['ECONNABORTED', 'ETIMEDOUT']);

const transportError = z.looseObject({ httpCode: z.optional(z.nullable(z.string())) });

/**
 * The error of a request without an answer. n8n's own error holds the request with its headers, the key among
 * them: only its code and words go on.
 */
function errorOfTransport(error: unknown, baseUrl: string, timeoutSeconds: number) {
	const code = transportError.safeParse(error).data?.httpCode;
	if (TIMED_OUT.has(code))
		return new TimeoutError({
			message: `${baseUrl} did not answer within ${timeoutSeconds} seconds`,
		});
	const words = transportWords(code) ?? (error instanceof Error ? error.message : String(error));
	return new ConnectionError({ message: `no answer from ${baseUrl}: ${words}` });
}

function createSend(context: IExecuteFunctions, baseUrl: string, timeoutSeconds: number): Send {
	// n8n itself passes the signal of the execution on to the request, whatever the options say.
	return async ({ method, path, headers, body }) => {
		const options: IHttpRequestOptions = {
			method,
			baseURL: baseUrl,
			url: path,
			headers: { Accept: 'application/json', ...headers },
			...(body === undefined ? {} : { body }),
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would take the key to another host.
			disableFollowRedirect: true,
			timeout: timeoutSeconds * 1000,
		};
		const response: unknown = await context.helpers.httpRequestWithAuthentication
			.call(context, CREDENTIAL, options)
			.catch((error: unknown) => {
				throw errorOfTransport(error, baseUrl, timeoutSeconds);
			});
		const { statusCode, headers: answered, body: answer } = fullResponse.parse(response);
		return { status: statusCode, headers: textHeaders(answered), body: answer };
	};
}

/** Connects to the service with the node's credential. */
export async function connect(
	context: IExecuteFunctions,
	{ timeoutSeconds, ...options }: ServiceOptions,
): Promise<Service> {
	const credential = await readCredential(context);
	const platform: Platform = {
		...clock,
		random: Math.random,
		send: createSend(context, credential.baseUrl, timeoutSeconds),
	};
	const client = createClient(
		platform,
		pacerOf(credential),
		options,
		context.getExecutionCancelSignal(),
	);
	return { client, redact: redactKey(credential.apiKey) };
}
