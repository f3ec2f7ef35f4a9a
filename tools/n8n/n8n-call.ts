/**
 * One call of n8n's own editor API, as the person who is logged in.
 *
 * @param path below /rest
 * @param what for the message when it fails: "save the credential"
 * @returns the answer, as JSON
 * @throws Error with n8n's answer when it is none of success
 */
export type Call = (method: string, path: string, body: unknown, what: string) => Promise<unknown>;

/** @throws Error with n8n's answer when it is none of success */
export async function send(
	url: string,
	cookie: string,
	...[method, path, body, what]: Parameters<Call>
): Promise<Response> {
	const response = await fetch(`${url}/rest${path}`, {
		method,
		headers: { 'Content-Type': 'application/json', Cookie: cookie },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	if (response.ok) return response;
	throw new Error(`n8n did not ${what}: ${response.status} ${await response.text()}`);
}

export const callsTo =
	(url: string, cookie: string): Call =>
	async (...call) =>
		(await send(url, cookie, ...call)).json();
