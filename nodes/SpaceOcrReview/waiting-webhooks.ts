import type { IWebhookDescription, IWebhookFunctions } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

/** The page answers where n8n lets executions wait: an empty path makes `$execution.resumeUrl` its link. */
const webhookOf = (httpMethod: 'GET' | 'POST'): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	path: '',
	restartWebhook: true,
	isFullPath: true,
});

export const waitingWebhooks = [webhookOf('GET'), webhookOf('POST')];

const post = z.looseObject({ method: z.literal('POST') });

/** Whether somebody has decided; anything else only looks. */
export function isDecision(context: IWebhookFunctions): boolean {
	const request: unknown = context.getRequestObject();
	return post.safeParse(request).success;
}
