import type { PrintedWord } from '../reading/words';
import type { Label, ValueKind } from './lexicon';
import type { Phrase, Row } from './page-lines';
import { isSameWord, plainWord } from './plain-word';

/** A label found on the page, and where. */
export interface LabelHit {
	readonly label: Label;
	readonly row: number;
	readonly phrase: number;
	/** Index of its first word in the phrase, and of the word after it. */
	readonly from: number;
	readonly to: number;
}

/** "20%", "8 %", "(19%)": stands before, in or behind the label of a tax without being a part of it. */
const isRate = ({ text }: PrintedWord): boolean => /^[(]?(?:[\d.,]*\d)?\s*%[):]?$/.test(text);
const isNumber = ({ text }: PrintedWord): boolean => /^[(]?[\d.,]+$/.test(text);
/** After these a new thought begins: "Ref: 12, Date: 3/4". */
const endsThought = ({ text }: PrintedWord): boolean => /[:;|)]$/.test(text);

/** The index after the label if it stands at `from`, passing over rates in between. */
function matchAt(words: readonly PrintedWord[], from: number, label: Label): number | undefined {
	let at = from;
	for (const [index, wanted] of label.words.entries()) {
		let word = words[at];
		while (index > 0 && word && (isRate(word) || isNumber(word))) word = words[++at];
		// "No.:" and "Inv.No" come in one or two words; an empty plain word is a stray mark
		while (index > 0 && word && plainWord(word.text) === '') word = words[++at];
		if (!word || !isSameWord(plainWord(word.text), wanted)) return undefined;
		at++;
	}
	return at;
}

function canStart(words: readonly PrintedWord[], at: number): boolean {
	const before = words.slice(0, at);
	const last = before.at(-1);
	return (
		last === undefined ||
		endsThought(last) ||
		before.every((word) => isRate(word) || isNumber(word) || plainWord(word.text) === '')
	);
}

/** The longest label of each kind that begins at a word; longer ones say more ("total tax" is no total). */
function longestAt(
	words: readonly PrintedWord[],
	from: number,
	labels: readonly Label[],
): { label: Label; to: number }[] {
	const longest = new Map<ValueKind, { label: Label; to: number }[]>();
	for (const label of labels) {
		const to = matchAt(words, from, label);
		if (to === undefined) continue;
		const rivals = longest.get(label.kind);
		const length = rivals?.[0]?.label.words.length ?? 0;
		if (label.words.length > length) longest.set(label.kind, [{ label, to }]);
		else if (label.words.length === length) rivals?.push({ label, to });
	}
	return [...longest.values()].flat();
}

function hitsIn(
	phrase: Phrase,
	labels: readonly Label[],
	place: Pick<LabelHit, 'row' | 'phrase'>,
): LabelHit[] {
	return phrase.words.flatMap((_, from) =>
		canStart(phrase.words, from)
			? longestAt(phrase.words, from, labels).map(({ label, to }) => ({
					label,
					...place,
					from,
					to,
				}))
			: [],
	);
}

/** All labels on the page. One place can carry two of different kinds: "payment due" a date, or a sum. */
export function findLabels(rows: readonly Row[], labels: readonly Label[]): readonly LabelHit[] {
	return rows.flatMap(({ phrases }, row) =>
		phrases.flatMap((phrase, index) => hitsIn(phrase, labels, { row, phrase: index })),
	);
}
