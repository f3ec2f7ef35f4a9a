/** Width and height of what a block of 8 × 8 pixels becomes. */
export type BlockSide = 1 | 2 | 4;

const STORED_SIDE = 8;
const MIDDLE = 128;

/** One row for each pixel, one column for each frequency: the cosine transform of that many pixels. */
function basisOf(side: BlockSide): Float64Array {
	const basis = new Float64Array(side * side);
	for (let pixel = 0; pixel < side; pixel++)
		for (let frequency = 0; frequency < side; frequency++)
			basis[pixel * side + frequency] =
				Math.sqrt((frequency === 0 ? 1 : 2) / side) *
				Math.cos(((2 * pixel + 1) * frequency * Math.PI) / (2 * side));
	return basis;
}

/**
 * Turns the low frequencies of a block into a smaller one: cheaper than all of its pixels, and without what would
 * become noise. Each frequency of 8 × 8 stands for the same one of the smaller block.
 */
export function createBlockScaler(side: BlockSide) {
	const basis = basisOf(side);
	const across = new Float64Array(side * side);
	const share = side / STORED_SIDE;

	/** @param steps of the 64 numbers of a block, in rows */
	return (
		block: Int16Array,
		at: number,
		steps: Uint16Array,
		plane: Uint8ClampedArray,
		to: number,
		stride: number,
	): void => {
		if (side === 1) {
			plane[to] = ((block[at] ?? 0) * (steps[0] ?? 1)) / STORED_SIDE + MIDDLE;
			return;
		}
		for (let row = 0; row < side; row++)
			for (let x = 0; x < side; x++) {
				let sum = 0;
				for (let u = 0; u < side; u++) {
					const place = row * STORED_SIDE + u;
					sum += (block[at + place] ?? 0) * (steps[place] ?? 1) * (basis[x * side + u] ?? 0);
				}
				across[row * side + x] = sum;
			}
		for (let y = 0; y < side; y++)
			for (let x = 0; x < side; x++) {
				let sum = 0;
				for (let v = 0; v < side; v++)
					sum += (across[v * side + x] ?? 0) * (basis[y * side + v] ?? 0);
				plane[to + y * stride + x] = sum * share + MIDDLE;
			}
	};
}
