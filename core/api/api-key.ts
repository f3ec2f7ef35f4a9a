/** A key as it was put in: usable, or what is wrong with it, in words that go on after "the API Key". */
export type ReadKey = { readonly key: string } | { readonly problem: string };

/** White space of every kind, and what can't be seen at all: both come along when a key is copied from a page. */
const AROUND = /^[\s\u200B-\u200D\u2060]+|[\s\u200B-\u200D\u2060]+$/g;
/** What stands before it in the example of a request. */
const BEFORE = /^(?:authorization\s*:\s*)?bearer(?:\s+|$)/i;
/** What a bearer token may hold (RFC 6750, 2.1), "=" at its end. */
const ODD = /[^A-Za-z0-9\-._~+/=]/u;

const NAMES: ReadonlyMap<string, string> = new Map([
	[' ', 'a space'],
	['\n', 'a line break'],
	['\r', 'a line break'],
	['\t', 'a tab'],
	['…', 'dots: it is shortened'],
	['*', 'an asterisk: it is masked'],
	['•', 'a dot: it is masked'],
]);

function nameOf(letter: string): string {
	const known = NAMES.get(letter);
	if (known !== undefined) return known;
	return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(letter) ? `“${letter}”` : 'a letter that can’t be seen';
}

/**
 * Reads a key as people paste it: without what is around it, without "Bearer" before it.
 *
 * @returns never a part of the key in its words, a single odd letter aside
 */
export function readApiKey(pasted: string): ReadKey {
	const key = pasted.replace(AROUND, '').replace(BEFORE, '').replace(AROUND, '');
	if (key === '') return { problem: 'is empty' };
	const odd = ODD.exec(key)?.[0];
	return odd === undefined
		? { key }
		: { problem: `holds ${nameOf(odd)}; copy it again, as a whole` };
}
