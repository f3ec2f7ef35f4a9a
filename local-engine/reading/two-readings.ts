import type { PrintedWord } from './words';

/** From this certainty on, one reading is enough. */
export const SURE = 0.92;
/** Two readings of the same pixels are not independent: the second counts for this much. */
const SECOND_COUNTS = 0.8;

const lettersOf = (words: readonly PrintedWord[]): string => words.map(({ text }) => text).join('');

const weighed = (words: readonly PrintedWord[]): number => {
	const length = lettersOf(words).length;
	return length === 0
		? 0
		: words.reduce((sum, word) => sum + word.certainty * word.text.length, 0) / length;
};

/** Certainty of a word that a second reading confirms. */
const confirmed = (one: number, other: number): number =>
	1 - (1 - Math.max(one, other)) * (1 - SECOND_COUNTS * Math.min(one, other));

/** Certainty of a word that a second reading contradicts: the surer the other, the less is left. */
const contradicted = (chosen: number, other: number): number => chosen * (1 - other / 2);

export const needsSecondReading = (words: readonly PrintedWord[]): boolean =>
	words.some(({ certainty }) => certainty < SURE);

/**
 * Makes one reading of two of the same run: words that both have are surer than before, words that
 * only one has are less sure. The surer reading gives the text.
 */
export function reconcile(
	first: readonly PrintedWord[],
	second: readonly PrintedWord[],
): readonly PrintedWord[] {
	const [chosen, other] = weighed(second) > weighed(first) ? [second, first] : [first, second];
	if (lettersOf(chosen) === '') return chosen;
	const left = [...other];
	return chosen.map((word) => {
		const at = left.findIndex(({ text }) => text === word.text);
		const same = left[at];
		if (same) {
			left.splice(at, 1);
			return { ...word, certainty: confirmed(word.certainty, same.certainty) };
		}
		// the same letters, cut into words in another place, are no contradiction
		if (lettersOf(other).includes(word.text)) return word;
		return {
			...word,
			certainty: contradicted(word.certainty, weighed(other)),
			disputed: true,
		};
	});
}
