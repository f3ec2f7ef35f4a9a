/** What a key stands for, and whether this call is the one that made it. */
export interface Landed<T> {
	readonly value: T;
	readonly isFirst: boolean;
}

/**
 * Makes what belongs to a key once, also for those who ask while it is being made. A failure is no knowledge: who
 * waited for it fails with it, and the next one tries again.
 */
export function createSingleFlight<T>(): (
	key: string,
	make: () => Promise<T>,
) => Promise<Landed<T>> {
	const known = new Map<string, Promise<T>>();
	return async (key, make) => {
		const earlier = known.get(key);
		if (earlier !== undefined) return { value: await earlier, isFirst: false };
		const making = make();
		known.set(key, making);
		making.catch(() => known.delete(key));
		return { value: await making, isFirst: true };
	};
}
