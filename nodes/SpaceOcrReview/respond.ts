import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

/** The part of Express' response that is used. */
interface ExpressResponse {
	status(code: number): ExpressResponse;
	set(headers: Readonly<Record<string, string>>): ExpressResponse;
	send(body: string | Buffer): unknown;
}

const isFunction = z.custom((value) => typeof value === 'function');
const shape = z.looseObject({ status: isFunction, set: isFunction, send: isFunction });
const expressResponse = z.custom<ExpressResponse>((value) => shape.safeParse(value).success);

/** Nothing of a review is kept by a browser or told to another server, and what is sent is what it says it is. */
const ALWAYS = {
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'X-Robots-Tag': 'noindex',
} as const;

/** Answers by itself, and lets the execution wait on. */
export function respond(
	context: IWebhookFunctions,
	status: number,
	headers: Readonly<Record<string, string>>,
	body: string | Buffer,
): IWebhookResponseData {
	const response: unknown = context.getResponseObject();
	expressResponse
		.parse(response)
		.status(status)
		.set({ ...ALWAYS, ...headers })
		.send(body);
	return { noWebhookResponse: true };
}

/** Says no, in words. */
export const refuse = (
	context: IWebhookFunctions,
	status: number,
	body: { readonly code: string; readonly message: string },
): IWebhookResponseData =>
	respond(context, status, { 'Content-Type': 'application/json' }, JSON.stringify(body));
