/** A file that one execution has taken, so that another one that has it, too, waits for what becomes of it. */
export interface Claim {
	/** Whether somebody who took it before has delivered it; until that is known it waits. */
	readonly earlier: Promise<boolean>;
	/** Says whether it was delivered here. Must be called once, whatever happens. */
	settle(delivered: boolean): void;
}

/**
 * The files that are being read, for all executions in a process.
 *
 * Whoever takes all of its files in one go waits only for those who came before it: nobody can wait in a circle.
 */
export interface Claims {
	take(file: string): Claim;
	/** How many files somebody holds or waits for. */
	readonly size: number;
}

export function createClaims(): Claims {
	/** What becomes of a file with the last one who took it. */
	const tails = new Map<string, Promise<boolean>>();
	return {
		take(file) {
			const earlier = tails.get(file) ?? Promise.resolve(false);
			let settle: Claim['settle'] = () => undefined;
			const own = new Promise<boolean>((resolve) => {
				settle = resolve;
			});
			const tail = earlier.then(async (delivered) => delivered || (await own));
			tails.set(file, tail);
			void tail.then(() => {
				if (tails.get(file) === tail) tails.delete(file);
			});
			return { earlier, settle };
		},
		get size() {
			return tails.size;
		},
	};
}
