import { UnreadableAnswerError } from './errors';

const MIB = 1024 * 1024;
/** Of an answer, unzipped. The longest tables of a page take some hundred KB; more is no answer, or an attack. */
export const MAX_ANSWER_BYTES = 20 * MIB;

/** @param host who answered, as the user knows it */
export const tooLongAnswer = (host: string): UnreadableAnswerError =>
	new UnreadableAnswerError({
		message: `the answer of ${host} has more than ${MAX_ANSWER_BYTES / MIB} MB`,
	});

/** The parsed JSON, or the text as it came when it is none. */
export function parseBody(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * Reads a body to its end, and no further than an answer may be.
 *
 * @param chunks unzipped; a stream that is left early is destroyed by this
 * @throws UnreadableAnswerError when it is longer
 */
export async function readBody(
	chunks: AsyncIterable<Uint8Array | string>,
	host: string,
): Promise<unknown> {
	const parts: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of chunks) {
		const part = Buffer.from(chunk);
		bytes += part.byteLength;
		if (bytes > MAX_ANSWER_BYTES) throw tooLongAnswer(host);
		parts.push(part);
	}
	return parseBody(Buffer.concat(parts).toString('utf8'));
}
