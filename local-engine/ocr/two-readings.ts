import { sharedWidth, widthOf } from './grey-image';
import type { PrintedWord } from './words';

/** From this certainty on, one reading is enough. */
const SURE = 0.96;
/** Two readings of the same pixels are not independent: the second counts for this much. */
const SECOND_COUNTS = 0.5;
/** What only one of two readings saw. */
const SEEN_ONCE = 0.8;
/** Below this certainty a word that only one reading saw is dirt; a number is better shown than lost. */
const DIRT = 0.45;
/** Words of two readings are about the same print when they share this much of the narrower one's width. */
const SAME_PLACE = 0.4;
/** How much surer a text is that has the form of an amount, a date or a time: print rarely looks so by chance. */
const WELL_FORMED = 0.15;
const FORMS =
	/^[(-]?\p{Sc}?-?(?:\d{1,3}(?:([.,' ])\d{3})*|\d+)[.,]\d{2}\p{Sc}?[)-]?$|^\d{1,4}([-/.])\d{1,2}\2\d{2,4}$|^\d{1,2}:\d{2}(?::\d{2})?$/u;

/** Whether a word looks like an amount, a date or a time. */
export const isWellFormed = ({ text }: PrintedWord): boolean => FORMS.test(text);

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
	words.length === 0 || words.some(({ certainty }) => certainty < SURE);

/** What two readings say about one place. */
interface Place {
	readonly first: PrintedWord[];
	readonly second: PrintedWord[];
}

/** Sorts the words of two readings of one line by the places they stand in. */
function placesOf(first: readonly PrintedWord[], second: readonly PrintedWord[]): readonly Place[] {
	const places: Place[] = first.map((word) => ({ first: [word], second: [] }));
	for (const word of second) {
		const touched = places.filter((place) =>
			[...place.first, ...place.second].some(
				({ box }) =>
					sharedWidth(box, word.box) > SAME_PLACE * Math.min(widthOf(box), widthOf(word.box)),
			),
		);
		const [home, ...others] = touched;
		if (!home) {
			places.push({ first: [], second: [word] });
			continue;
		}
		home.second.push(word);
		for (const other of others) {
			home.first.push(...other.first);
			home.second.push(...other.second);
			places.splice(places.indexOf(other), 1);
		}
	}
	const byPlace = (a: PrintedWord, b: PrintedWord): number => a.box.x0 - b.box.x0;
	return places.map((place) => ({
		first: place.first.toSorted(byPlace),
		second: place.second.toSorted(byPlace),
	}));
}

const strength = (words: readonly PrintedWord[]): number =>
	weighed(words) + (words.some(isWellFormed) ? WELL_FORMED : 0);

function settle({ first, second }: Place): readonly PrintedWord[] {
	if (first.length === 0 || second.length === 0)
		return [...first, ...second].flatMap((word) =>
			word.certainty < DIRT && !/\d/.test(word.text)
				? []
				: [{ ...word, certainty: word.certainty * SEEN_ONCE, disputed: true }],
		);
	// the same letters, cut into words in another place, are no contradiction
	if (lettersOf(first) === lettersOf(second)) {
		const other = weighed(second);
		return first.map((word) => ({ ...word, certainty: confirmed(word.certainty, other) }));
	}
	const [chosen, other] = strength(second) > strength(first) ? [second, first] : [first, second];
	const left = other.map(({ text }) => text);
	return chosen.map((word) => {
		const same = left.indexOf(word.text);
		if (same !== -1) {
			left.splice(same, 1);
			return { ...word, certainty: confirmed(word.certainty, weighed(other)) };
		}
		const certainty = contradicted(word.certainty, weighed(other));
		return { ...word, certainty, disputed: true };
	});
}

/**
 * Makes one reading of two of the same line, place by place: what both have is surer than before, what they don't agree
 * on is less sure. Of two texts the surer one is taken, or the one that looks like an amount or a date.
 */
export const reconcile = (
	first: readonly PrintedWord[],
	second: readonly PrintedWord[],
): readonly PrintedWord[] => placesOf(first, second).flatMap(settle);
