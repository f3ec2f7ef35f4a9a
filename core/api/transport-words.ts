const WORDS_BY_CODE: ReadonlyMap<unknown, string> = new Map([
	['ECONNREFUSED', 'nothing answers at this address'],
	['ECONNRESET', 'the connection broke before the answer came'],
	['ENOTFOUND', 'there is no such host'],
	['EAI_AGAIN', 'the host name could not be looked up'],
]);

/**
 * Why a request got no answer, in words.
 *
 * @param code of Node's system errors
 * @returns undefined for a code that has no words
 */
export const transportWords = (code: unknown): string | undefined => WORDS_BY_CODE.get(code);
