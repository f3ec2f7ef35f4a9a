import * as z from 'zod/v4-mini';

import type { ReviewAnswer } from '../core/review/answer';

/** What became of an answer. */
export type Sent =
	| { readonly kind: 'done' }
	/** Nothing was done; the page says why, and keeps what was typed. */
	| {
			readonly kind: 'stale' | 'decided' | 'gone' | 'no_right' | 'offline' | 'server' | 'refused';
			readonly detail: string;
	  };

const refusal = z.object({
	code: z.optional(z.union([z.string(), z.number()])),
	message: z.optional(z.string()),
});

async function detailOf(response: Response): Promise<z.infer<typeof refusal>> {
	const text = await response.text();
	try {
		return refusal.safeParse(JSON.parse(text)).data ?? {};
	} catch (error) {
		// A proxy answers in its own form.
		if (error instanceof SyntaxError) return {};
		throw error;
	}
}

async function meaningOf(response: Response): Promise<Sent> {
	if (response.ok) return { kind: 'done' };
	const { code, message: detail = '' } = await detailOf(response);
	switch (response.status) {
		case 409:
			return { kind: code === 'stale_page' ? 'stale' : 'decided', detail };
		case 404:
			return { kind: 'gone', detail };
		case 401:
		case 403:
			return { kind: 'no_right', detail };
		case 422:
			return { kind: 'refused', detail };
		default:
			return { kind: 'server', detail: String(response.status) };
	}
}

/** Sends the decisions to the page's own address; no answer in words is an error of the page. */
export const send = (answer: ReviewAnswer): Promise<Sent> =>
	fetch(window.location.href, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(answer),
	}).then(meaningOf, () => ({ kind: 'offline', detail: '' }));
