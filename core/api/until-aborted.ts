/**
 * What a promise gives, unless the signal aborts first: then it rejects at once with the signal's reason. The promise
 * itself goes on; who started it stops it.
 */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const abort = () => {
			reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
		};
		if (signal.aborted) abort();
		else signal.addEventListener('abort', abort, { once: true });
		promise.then(resolve, reject).finally(() => {
			signal.removeEventListener('abort', abort);
		});
	});
}
