/** How much each frequency comes out too large in each direction; taken back where it is divided by its step. */
const FACTORS = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379];

/** What the frequencies of a block are multiplied by, for steps of these sizes, row by row. */
export const dividersOf = (steps: ArrayLike<number>): Float64Array =>
	Float64Array.from(steps, (step, at) => {
		const [row = 1, column = 1] = [FACTORS[at >> 3], FACTORS[at & 7]];
		return 1 / (step * row * column * 8);
	});

/** Of eight numbers, `step` apart. Arai, Agui and Nakajima (1988), as it is used by libjpeg. */
function transformLine(block: Float64Array, at: number, step: number): void {
	const number = (index: number) => block[at + index * step] ?? 0;
	const put = (index: number, value: number) => {
		block[at + index * step] = value;
	};
	const [sum07, difference07] = [number(0) + number(7), number(0) - number(7)];
	const [sum16, difference16] = [number(1) + number(6), number(1) - number(6)];
	const [sum25, difference25] = [number(2) + number(5), number(2) - number(5)];
	const [sum34, difference34] = [number(3) + number(4), number(3) - number(4)];

	const [even0, even3] = [sum07 + sum34, sum07 - sum34];
	const [even1, even2] = [sum16 + sum25, sum16 - sum25];
	const turned = (even2 + even3) * Math.SQRT1_2;
	put(0, even0 + even1);
	put(4, even0 - even1);
	put(2, even3 + turned);
	put(6, even3 - turned);

	const odd0 = difference34 + difference25;
	const odd1 = difference25 + difference16;
	const odd2 = difference16 + difference07;
	const rotation = (odd0 - odd2) * 0.382683433;
	const low = 0.5411961 * odd0 + rotation;
	const high = 1.306562965 * odd2 + rotation;
	const middle = odd1 * Math.SQRT1_2;
	const [outer, inner] = [difference07 + middle, difference07 - middle];
	put(5, inner + low);
	put(3, inner - low);
	put(1, outer + high);
	put(7, outer - high);
}

/** Makes 8 × 8 values into their frequencies, in place; to be multiplied by `dividersOf`. */
export function toFrequencies(block: Float64Array): void {
	for (let row = 0; row < 64; row += 8) transformLine(block, row, 1);
	for (let column = 0; column < 8; column++) transformLine(block, column, 8);
}
