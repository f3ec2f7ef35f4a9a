import { parseNumber } from '../../core/values/number/number';
import { heightOf, sharedWidth, widthOf } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import type { LabelHit } from './label-search';
import type { Phrase, Row } from './page-lines';
import { amountsIn, SPANS_OF, type Span } from './typed-spans';

/** A value that may be a field's, because a label says so. */
export interface Candidate extends Span {
	readonly concept: string;
	/** The more, the likelier; comparable among candidates of one concept. */
	readonly score: number;
	/** Index of the row the value stands in. */
	readonly row: number;
}

/** The page as rows, and all labels on it. */
export interface LabelledPage {
	readonly rows: readonly Row[];
	readonly hits: readonly LabelHit[];
}

/** A value under its label says less than one beside it. */
const BELOW = 0.85;
/** A value under its label is no further away than this, in heights of capitals. */
const BELOW_REACH = 2.6;
/** Concepts whose values are the first line of an address. */
const PARTIES: ReadonlySet<string> = new Set(['supplier', 'buyer', 'ship_to']);
/** Longer labels are less often there by chance. */
const PER_LABEL_WORD = 0.12;

const startsLabel = ({ hits }: LabelledPage, row: number, phrase: number): boolean =>
	hits.some((hit) => hit.row === row && hit.phrase === phrase && hit.from === 0);

/** Words right of a label, up to the next label: first those of its own phrase, then of the next ones. */
function wordsBeside(page: LabelledPage, hit: LabelHit): readonly (readonly PrintedWord[])[] {
	const phrases = page.rows[hit.row]?.phrases ?? [];
	const nextInPhrase = page.hits
		.filter((o) => o.row === hit.row && o.phrase === hit.phrase && o.from >= hit.to)
		.reduce((min, { from }) => Math.min(min, from), Infinity);
	const rest = (phrases[hit.phrase]?.words ?? []).slice(hit.to, nextInPhrase);
	const beside: (readonly PrintedWord[])[] = [rest];
	if (nextInPhrase === Infinity)
		for (let i = hit.phrase + 1; i < phrases.length && !startsLabel(page, hit.row, i); i++)
			beside.push(phrases[i]?.words ?? []);
	return beside.filter((words) => words.length > 0);
}

/** Whether one phrase stands under another, as in a column: overlapping, or aligned at the left. */
function isUnder(above: Phrase, below: Phrase, tolerance: number): boolean {
	const shared = sharedWidth(above.box, below.box);
	return (
		shared > 0.3 * Math.min(widthOf(above.box), widthOf(below.box)) ||
		Math.abs(above.box.x0 - below.box.x0) < tolerance
	);
}

/** A column of amounts under a label has no more rows than this. */
const COLUMN_ROWS = 8;
/** Amounts of a column differ from their sum by rounding only. */
const ROUNDING = 0.011;

const amountOf = (text: string): number | undefined => {
	const reading = parseNumber(text, undefined);
	return reading.readable ? reading.value.value : undefined;
};

/**
 * Under the header of a table of sums ("Net | VAT | Gross", a row for each rate) the last row with the sum of those above
 * it; undefined where there is none.
 */
function sumUnder(page: LabelledPage, hit: LabelHit): { span: Span; row: number } | undefined {
	const label = page.rows[hit.row]?.phrases[hit.phrase];
	if (!label) return undefined;
	let sum = 0;
	let found: { span: Span; row: number } | undefined;
	let count = 0;
	for (let at = hit.row + 1; at < page.rows.length && count < COLUMN_ROWS; at++) {
		const row = page.rows[at];
		if (!row) break;
		const under = row.phrases.filter((phrase) => sharedWidth(label.box, phrase.box) > 0);
		const span = pick(
			'amount',
			under.flatMap(({ words }) => amountsIn(words)),
		);
		if (!span && row.phrases.some(({ words }) => amountsIn(words).some(({ fit }) => fit === 1)))
			continue;
		const value = span && amountOf(span.text);
		if (!span || value === undefined) break;
		if (count > 1 && Math.abs(value - sum) < ROUNDING) found = { span, row: at };
		sum += value;
		count++;
	}
	return found;
}

/** The nearest phrase under a label, unless it is a label itself. */
function phraseUnder(
	page: LabelledPage,
	hit: LabelHit,
): { words: readonly PrintedWord[]; row: number } | undefined {
	const row = page.rows[hit.row];
	const label = row?.phrases[hit.phrase];
	if (!row || !label) return undefined;
	for (let i = hit.row + 1; i < page.rows.length; i++) {
		const below = page.rows[i];
		if (!below || below.box.y0 - label.box.y1 > BELOW_REACH * row.capHeight) return undefined;
		const index = below.phrases.findIndex((phrase) => isUnder(label, phrase, row.capHeight));
		const found = below.phrases[index];
		if (found && heightOf(found.box) > 0)
			return startsLabel(page, i, index) ? undefined : { words: found.words, row: i };
	}
	return undefined;
}

const weightOf = ({ label }: LabelHit): number =>
	label.weight * (1 + PER_LABEL_WORD * (label.words.length - 1));

/** Text follows its label after a colon or in a cell of its own; else the label is a word of a sentence. */
function isLabelOfText(page: LabelledPage, hit: LabelHit): boolean {
	const words = page.rows[hit.row]?.phrases[hit.phrase]?.words ?? [];
	return hit.to >= words.length || (words[hit.to - 1]?.text.endsWith(':') ?? false);
}

/** An amount is the last one beside its label ("VAT 20 of 773.00  154.60"), other values are the first. */
function pick(kind: LabelHit['label']['kind'], spans: readonly Span[]): Span | undefined {
	if (kind !== 'amount') return spans[0];
	const best = Math.max(...spans.map(({ fit }) => fit));
	return spans.findLast(({ fit }) => fit === best);
}

function candidateBeside(page: LabelledPage, hit: LabelHit): Candidate | undefined {
	const { kind, concept } = hit.label;
	const beside = wordsBeside(page, hit);
	const groups = kind === 'amount' ? [beside.flat()] : beside.slice(0, 2);
	for (const words of groups) {
		const span = pick(kind, SPANS_OF[kind](words));
		if (span) return { ...span, concept, row: hit.row, score: weightOf(hit) * span.fit };
	}
	return undefined;
}

function candidateUnder(page: LabelledPage, hit: LabelHit): Candidate | undefined {
	const { kind, concept } = hit.label;
	const sum = kind === 'amount' ? sumUnder(page, hit) : undefined;
	if (sum) return { ...sum.span, concept, row: sum.row, score: weightOf(hit) * sum.span.fit };
	const under = phraseUnder(page, hit);
	const span = under && pick(kind, SPANS_OF[kind](under.words));
	return span && { ...span, concept, row: under.row, score: BELOW * weightOf(hit) * span.fit };
}

function candidateOf(page: LabelledPage, hit: LabelHit): Candidate | undefined {
	const { kind, concept } = hit.label;
	if (kind === 'text' && !isLabelOfText(page, hit)) return undefined;
	// addresses stand in blocks under their label, and blocks side by side
	if (PARTIES.has(concept)) return candidateUnder(page, hit) ?? candidateBeside(page, hit);
	const beside = candidateBeside(page, hit);
	if (beside) return beside;
	// some other number stands beside the label, so what is under it belongs to another one
	const taken = wordsBeside(page, hit)
		.flat()
		.some(({ text }) => /\d/.test(text));
	return taken ? undefined : candidateUnder(page, hit);
}

/** The values that labels point to, likeliest first. */
export const findCandidates = (page: LabelledPage): readonly Candidate[] =>
	page.hits.flatMap((hit) => candidateOf(page, hit) ?? []).sort((a, b) => b.score - a.score);
