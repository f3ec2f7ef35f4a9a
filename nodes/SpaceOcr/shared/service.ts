import { sleep, type IExecuteFunctions, type IHttpRequestOptions } from 'n8n-workflow';

import { createClient, type Client, type ClientOptions } from '../../../core/api/client';
import type { Platform } from '../../../core/api/transport';
import { createRateLimiters } from '../../../core/api/rate-limiter';
import { redactKey, type Redact } from '../../../core/api/redact';
import { CREDENTIAL, readCredential } from './credential';
import { createTransport, timeoutMilliseconds, type Open } from './transport';

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

export const clock = { sleep, now: () => Date.now(), uptime: () => performance.now() };

/** The limit holds per key, so every execution in this process shares the rate limiter of its key. */
export const rateLimiterOf = createRateLimiters(clock);

/**
 * n8n gives a request the cancel signal of the context it is called on, whatever the options say. This is the same
 * context, whose signal also aborts when the time of one exchange is over.
 */
const withSignal = (context: IExecuteFunctions, signal: AbortSignal): IExecuteFunctions =>
	new Proxy(context, {
		get: (target, key): unknown =>
			key === 'getExecutionCancelSignal' ? () => signal : Reflect.get(target, key),
	});

const openWith =
	(context: IExecuteFunctions, baseUrl: string, timeoutSeconds: number): Open =>
	async ({ method, path, headers, body, encoded }, signal) => {
		const options: IHttpRequestOptions = {
			method,
			baseURL: baseUrl,
			url: path,
			headers: {
				Accept: 'application/json',
				...headers,
				...(encoded === undefined ? {} : { 'Content-Type': encoded.contentType }),
			},
			...(body === undefined ? {} : { body }),
			...(encoded === undefined ? {} : { body: Buffer.from(encoded.bytes) }),
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirect would take the key to another host.
			disableFollowRedirect: true,
			// Without one n8n would give up by itself after five minutes.
			timeout: timeoutMilliseconds(timeoutSeconds),
		};
		const { helpers } = context;
		const answer: unknown = await helpers.httpRequestWithAuthentication.call(
			withSignal(context, signal),
			CREDENTIAL,
			options,
		);
		return answer;
	};

/** Connects to the service with the node's credential. */
export async function connect(
	context: IExecuteFunctions,
	{ timeoutSeconds, ...options }: ServiceOptions,
): Promise<Service> {
	const credential = await readCredential(context);
	const redact = redactKey(credential.apiKey);
	const platform: Platform = {
		...clock,
		redact,
		random: Math.random,
		transport: createTransport(
			openWith(context, credential.baseUrl, timeoutSeconds),
			credential.baseUrl,
			timeoutSeconds,
		),
	};
	const client = createClient(
		platform,
		rateLimiterOf(credential),
		options,
		context.getExecutionCancelSignal(),
	);
	return { client, redact };
}
