import type { Redact } from './redact';

/**
 * A text that came from outside: without secrets, in one line, and no longer than somebody reads.
 *
 * @param most in characters
 */
export function outsideText(text: string, most: number, redact: Redact): string {
	const beginning = text.slice(0, 4 * most);
	const line = redact(beginning)
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
		.trim();
	return line.length <= most && beginning.length === text.length
		? line
		: `${line.slice(0, most - 1).replace(/\p{Cs}$/u, '')}…`;
}
