/** A linear congruential generator: the same cases in every run. */
export interface Random {
	/** A whole number from `least` to `most`. */
	readonly between: (least: number, most: number) => number;
	readonly of: <T>(list: readonly T[]) => T;
	/** 0 up to 1. */
	readonly next: () => number;
}

export function randomFrom(seed: number): Random {
	let state = seed;
	const next = () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
	const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
	return {
		next,
		between,
		of(list) {
			const one = list[between(0, list.length - 1)];
			if (one === undefined) throw new Error('there is nothing to choose from');
			return one;
		},
	};
}
