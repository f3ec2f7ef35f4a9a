/** What was, what is, what was taken back. */
export interface History<T> {
	readonly past: readonly T[];
	readonly present: T;
	readonly future: readonly T[];
	/** What the last change was about: one more about the same is no step of its own. */
	readonly about: string | null;
}

/** Steps that can be taken back. */
const MOST_STEPS = 200;

export const begin = <T>(present: T): History<T> => ({
	past: [],
	present,
	future: [],
	about: null,
});

/** @param about what is changed, such as the name of one field while it is typed; null for a step of its own */
export const changed = <T>(
	{ past, present, about: before }: History<T>,
	next: T,
	about: string | null,
): History<T> => ({
	past: about !== null && about === before ? past : [...past, present].slice(-MOST_STEPS),
	present: next,
	future: [],
	about,
});

export function undone<T>(history: History<T>): History<T> {
	const { past, present, future } = history;
	const last = past.at(-1);
	if (last === undefined) return history;
	return { past: past.slice(0, -1), present: last, future: [present, ...future], about: null };
}

export function redone<T>(history: History<T>): History<T> {
	const { past, present, future } = history;
	const [next, ...rest] = future;
	if (next === undefined) return history;
	return { past: [...past, present], present: next, future: rest, about: null };
}
