/**
 * For libraries that throw at every broken file: undefined instead, where the caller has something to say that
 * is of more use than the library's message.
 */
export function resultOrUndefined<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
