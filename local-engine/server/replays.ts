/** An answer, and whether it was given before. */
export interface Replayable<T> {
	readonly answer: T;
	readonly replayed: boolean;
}

/**
 * Remembers successful answers by key, the newest of them: a repeat gets the stored answer. A repeat that
 * comes while the first is still under way waits for it. Failures are forgotten.
 */
export class Replays<T> {
	readonly #answers = new Map<string, Promise<T>>();

	/** @param capacity number of answers kept */
	constructor(private readonly capacity: number) {}

	async once(key: string, make: () => Promise<T>): Promise<Replayable<T>> {
		const known = this.#answers.get(key);
		if (known) return { answer: await known, replayed: true };
		const making = make();
		this.#answers.set(key, making);
		try {
			const answer = await making;
			this.#forgetOldest();
			return { answer, replayed: false };
		} catch (error) {
			this.#answers.delete(key);
			throw error;
		}
	}

	#forgetOldest(): void {
		for (const key of this.#answers.keys()) {
			if (this.#answers.size <= this.capacity) return;
			this.#answers.delete(key);
		}
	}
}
