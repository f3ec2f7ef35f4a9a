/** Bounds how many bytes of documents are in memory at the same time. */
export interface MemorySemaphore {
	/**
	 * Runs a task when its bytes fit beside those of the tasks that run; in the order of asking. A task that is
	 * larger than the limit runs alone.
	 */
	spend<T>(bytes: number, task: () => Promise<T>): Promise<T>;
}

/** @param limit in bytes */
export function createMemorySemaphore(limit: number): MemorySemaphore {
	const waiting: { readonly bytes: number; readonly begin: () => void }[] = [];
	let spent = 0;

	function beginWhatFits() {
		for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
			if (spent > 0 && spent + next.bytes > limit) return;
			waiting.shift();
			spent += next.bytes;
			next.begin();
		}
	}

	return {
		async spend(bytes, task) {
			await new Promise<void>((begin) => {
				waiting.push({ bytes, begin });
				beginWhatFits();
			});
			return await task().finally(() => {
				spent -= bytes;
				beginWhatFits();
			});
		},
	};
}
