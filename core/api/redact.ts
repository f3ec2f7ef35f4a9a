/** Takes secrets out of a text that came from outside. */
export type Redact = (text: string) => string;

/** What is shorter is no key of the service, and would take letters out of ordinary words. */
const SHORTEST_SECRET = 8;

export const redactKey =
	(apiKey: string): Redact =>
	(text) =>
		apiKey.length < SHORTEST_SECRET ? text : text.replaceAll(apiKey, '…');
