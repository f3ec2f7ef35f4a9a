import { createTurns, type Turns } from '../../core/files/turns';

/** No time passes: everything is done in one go. */
export const inOneGo: Turns = createTurns(() => 0);

/** Time passes with each look at the clock, however fast the machine is; and how often others had their turn. */
export function tickingTurns(millisecondsALook: number, signal?: AbortSignal) {
	let now = 0;
	let count = 0;
	const turns = createTurns(() => (now += millisecondsALook), signal);
	return {
		turns: {
			...turns,
			next: async () => {
				count++;
				await turns.next();
			},
			nextIfDue: async () => {
				if (!turns.isDue()) return;
				count++;
				await turns.next();
			},
		} satisfies Turns,
		taken: () => count,
	};
}
