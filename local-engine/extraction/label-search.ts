import type { PrintedWord } from '../ocr/words';
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
const endsThought = ({ text }: PrintedWord): boolean => /[:;|)]$|^[-–—·•/]$/.test(text);

/** A printed word and how it is compared. */
interface Compared {
	readonly word: PrintedWord;
	readonly plain: string;
}

/** The index after the label if it stands at `from`, passing over rates in between. */
function matchAt(words: readonly Compared[], from: number, label: Label): number | undefined {
	let at = from;
	for (const [index, wanted] of label.words.entries()) {
		let next = words[at];
		while (index > 0 && next && (isRate(next.word) || isNumber(next.word))) next = words[++at];
		// "No.:" and "Inv.No" come in one or two words; an empty plain word is a stray mark
		while (index > 0 && next?.plain === '') next = words[++at];
		if (!next || !isSameWord(next.plain, wanted)) return undefined;
		at++;
	}
	return at;
}

/** Labels by the word they begin with: a page has hundreds of words, the lexicon hundreds of labels. */
class LabelIndex {
	private readonly byFirstWord = new Map<string, Label[]>();

	constructor(labels: readonly Label[]) {
		for (const label of labels) {
			const [first = ''] = label.words;
			const own = this.byFirstWord.get(first);
			if (own) own.push(label);
			else this.byFirstWord.set(first, [label]);
		}
	}

	/** Those that may begin with a word, one misread letter forgiven. */
	beginningWith(plain: string): readonly Label[] {
		const found: Label[] = [];
		for (const [first, labels] of this.byFirstWord)
			if (isSameWord(plain, first)) found.push(...labels);
		return found;
	}
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
	words: readonly Compared[],
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
	labels: LabelIndex,
	place: Pick<LabelHit, 'row' | 'phrase'>,
): LabelHit[] {
	const words = phrase.words.map((word) => ({ word, plain: plainWord(word.text) }));
	return words.flatMap(({ plain }, from) =>
		canStart(phrase.words, from)
			? longestAt(words, from, labels.beginningWith(plain)).map(({ label, to }) => ({
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
	const index = new LabelIndex(labels);
	return rows.flatMap(({ phrases }, row) =>
		phrases.flatMap((phrase, at) => hitsIn(phrase, index, { row, phrase: at })),
	);
}
