import * as z from 'zod/v4-mini';

const answer = z.object({ status: z.literal('success'), data: z.record(z.string(), z.unknown()) });
const failure = z.object({
	error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }),
});

export const KEY = 'spocr_any';

/** Sends a body to `POST /ocr/fields`; a string goes out as it is. */
export const post = (
	url: string,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
	fetch(`${url}/ocr/fields`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${KEY}`,
			'content-type': 'application/json',
			...headers,
		},
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});

export async function dataOf(response: Response): Promise<Record<string, unknown>> {
	return answer.parse(await response.json()).data;
}

/** Status, code, message and request id of an answer that must be an error. */
export async function errorOf(response: Response) {
	const { error } = failure.parse(await response.json());
	return { status: response.status, header: response.headers.get('x-request-id'), ...error };
}
