import type { WireField } from '../../core/schema/wire-fields';
import type { PrintedWord } from '../ocr/words';
import { dueDatesIn } from './due-sentences';
import { completed } from './completed-totals';
import { findCandidates, type Candidate, type LabelledPage } from './candidates';
import { balanceOf, type Balance } from './balance';
import { meaningsOf, ownColumnLabels, ownLabels, type Meanings } from './field-meaning';
import { findLabels } from './label-search';
import { LEXICON } from './lexicon';
import { habitOf, readingsOf, type AmountHabit } from './amount-reading';
import { rowsOf, textOf, type Row } from './page-lines';
import { withoutMargins, withoutMarks } from './page-marks';
import { withWholeNumbers } from './split-numbers';
import type { ItemTable } from './table-rows';
import { studyTable, type TableStudy } from './table-study';
import { withSumLabels } from './sum-labels';
import type { SumEvidence } from './sum-options';
import { chooseTotals, type Totals } from './totals';
import { titleDatesIn } from './title-dates';
import { amountsIn } from './typed-spans';

/** All that is known about a page before single fields are asked for. */
export interface PageStudy extends LabelledPage {
	readonly words: readonly PrintedWord[];
	/** What labels outside of the table point to, likeliest first. */
	readonly candidates: readonly Candidate[];
	readonly items: TableStudy;
	readonly totals: Totals;
	readonly balance: Balance;
	readonly habit: AmountHabit;
	readonly meanings: Meanings;
}

const wordsOfRow = ({ phrases }: Row): readonly PrintedWord[] =>
	phrases.flatMap(({ words }) => words);

/** What the lines come to; undefined without lines, or where one of them can't be read. */
function sumOfLines({ items }: ItemTable, habit: AmountHabit): number | undefined {
	let sum = 0;
	for (const { cells } of items) {
		const amount = amountsIn(cells.get('line_total') ?? []).at(-1);
		const [reading] = amount ? readingsOf(amount.text, habit) : [];
		if (!reading) return undefined;
		sum += reading.value;
	}
	return items.length > 0 ? sum : undefined;
}

/**
 * Sorts the words of an upright page into rows, finds labels and what they point to, and the line items.
 *
 * @param fields those that will be asked for: their names count as labels too
 */
export function studyPage(
	printed: readonly PrintedWord[],
	fields: readonly WireField[],
): PageStudy {
	const words = withWholeNumbers(withoutMargins(withoutMarks(printed)));
	const rows = rowsOf(words);
	const meanings = meaningsOf(fields);
	const { ignored } = meanings;
	const sought = fields.filter(({ name }) => !ignored.has(name));
	const own = sought.flatMap((field) => ownLabels(field, meanings));
	const found = findLabels(rows, [...own, ...LEXICON]);
	const hits = withSumLabels(rows, found);
	const columns = sought
		.flatMap(({ children }) => children ?? [])
		.filter(({ name }) => !ignored.has(name));
	const amountsOf = (some: readonly Row[]) => some.flatMap((row) => amountsIn(wordsOfRow(row)));
	const habit = habitOf(amountsOf(rows).map(({ text }) => text));
	const items = studyTable(rows, found, ownColumnLabels(columns), habit);
	// what stands in the table is no field of the document: "Total" is a header there
	const page = { rows, hits: hits.filter(({ row }) => !items.rows.has(row)) };
	const candidates = [...findCandidates(page), ...dueDatesIn(rows), ...titleDatesIn(rows)].toSorted(
		(a, b) => b.score - a.score,
	);
	const outside = rows.filter((_, index) => !items.rows.has(index));
	const sums: SumEvidence = {
		candidates,
		amounts: outside.flatMap((row) =>
			amountsOf([row]).map((span) => ({ span, row: textOf(wordsOfRow(row)) })),
		),
		fragments: outside
			.flatMap(wordsOfRow)
			.filter(({ text }) => /\d/.test(text))
			.map((word) => ({ text: word.text, words: [word], fit: 0 })),
		lines: sumOfLines(items, habit),
		habit,
	};
	const totals = completed(chooseTotals(sums), sums);
	const balance = balanceOf(sums, totals);
	return { ...page, words, items, candidates, totals, balance, habit, meanings };
}
