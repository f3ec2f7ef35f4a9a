/*
 * How much is tried, and from which seed: little and always the same in `npm test`, more and anew with `npm run fuzz`
 * (tools/bench/fuzz/run.mjs).
 */

const numberOf = (text: string | undefined, otherwise: number) => {
	const number = Number(text);
	return text !== undefined && Number.isInteger(number) && number > 0 ? number : otherwise;
};

const factor = numberOf(process.env.SPACE_OCR_FUZZ_FACTOR, 1);

/** @param usual how many tries `npm test` makes */
export const runs = (usual: number): number => usual * factor;

export const seed: number = numberOf(process.env.SPACE_OCR_FUZZ_SEED, 20_260_101);

/** What must not happen to a document. */
export interface Toll {
	/** On no output. */
	lost: number;
	/** On more than one. */
	double: number;
	/** With the page of another file. */
	mixed: number;
	/** With the key in what came out. */
	leaked: number;
}
export const NO_TOLL: Readonly<Toll> = { lost: 0, double: 0, mixed: 0, leaked: 0 };

/** Counts what one try came to, which is judged by itself: what came before would hide what a try is about. */
export function add(toll: Toll, own: Readonly<Toll>): void {
	for (const key of ['lost', 'double', 'mixed', 'leaked'] as const) toll[key] += own[key];
}

/** "1200 documents: 0 lost, 0 double, 0 mixed, 0 leaked". */
export const inWords = (documents: number, { lost, double, mixed, leaked }: Toll): string =>
	`${documents} documents: ${lost} lost, ${double} double, ${mixed} mixed, ${leaked} leaked`;

/** Says what was measured, in a campaign only. */
export const report = (line: string): void => {
	if (factor > 1) process.stdout.write(`${line}\n`);
};
