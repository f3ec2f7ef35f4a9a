import { LRUCache } from 'lru-cache';

import { RequestError } from './request-error';

/** An answer, and whether it was given before. */
export interface Replayable<T> {
	readonly answer: T;
	readonly replayed: boolean;
}

/** One call: what it is about, how it is answered, and who waits for it. */
export interface Call<T> {
	/** Stands for what was sent; the same key with another content is an error of the caller. */
	readonly content: string;
	/** @param signal aborts when nobody waits any more */
	readonly make: (signal: AbortSignal) => Promise<T>;
	/** Aborts when the caller has gone. */
	readonly signal: AbortSignal;
}

interface Entry<T> {
	readonly content: string;
	readonly answer: Promise<T>;
	readonly nobodyWaits: AbortController;
	waiting: number;
}

/**
 * Remembers successful answers by key, those that were asked for last: a repeat gets the stored answer. A repeat that
 * comes while the first is still under way waits for it. Failures are forgotten.
 */
export class Replays<T> {
	readonly #entries: LRUCache<string, Entry<T>>;

	/** @param capacity number of answers kept */
	constructor(capacity: number) {
		this.#entries = new LRUCache({ max: capacity });
	}

	/** @throws RequestError `idempotency_conflict` when the key came with another content before */
	async once(key: string, { content, make, signal }: Call<T>): Promise<Replayable<T>> {
		const known = this.#entries.get(key);
		if (known) {
			if (known.content !== content)
				throw new RequestError(
					'idempotency_conflict',
					'this Idempotency-Key was sent with another document or other fields before. Take a key of its own for each',
				);
			this.#watch(key, known, signal);
			return { answer: await known.answer, replayed: true };
		}
		const nobodyWaits = new AbortController();
		const entry = { content, answer: make(nobodyWaits.signal), nobodyWaits, waiting: 0 };
		this.#entries.set(key, entry);
		this.#watch(key, entry, signal);
		try {
			return { answer: await entry.answer, replayed: false };
		} catch (error) {
			this.#forget(key, entry);
			throw error;
		}
	}

	/** When the last one who waits goes, the work ends, and the key is free again. */
	#watch(key: string, entry: Entry<T>, signal: AbortSignal): void {
		entry.waiting++;
		const leave = () => {
			entry.waiting--;
			if (entry.waiting > 0) return;
			this.#forget(key, entry);
			entry.nobodyWaits.abort();
		};
		if (signal.aborted) leave();
		else signal.addEventListener('abort', leave, { once: true });
		const stay = () => {
			signal.removeEventListener('abort', leave);
		};
		entry.answer.then(stay, stay);
	}

	#forget(key: string, entry: Entry<T>): void {
		if (this.#entries.peek(key) === entry) this.#entries.delete(key);
	}
}
