import type { WireField } from '../../core/schema/wire-fields';
import type { PrintedWord } from '../reading/words';
import { readBareItems } from './bare-items';
import { findCandidates, type Candidate, type LabelledPage } from './candidates';
import { ownColumnLabels, ownLabels } from './field-meaning';
import { findLabels } from './label-search';
import { CONCEPTS, labelsOf } from './lexicon';
import { rowsOf } from './page-lines';
import { findHeader, KNOWN_COLUMNS } from './table-header';
import { readItems, type ItemTable } from './table-rows';

/** All that is known about a page before single fields are asked for. */
export interface PageStudy extends LabelledPage {
	readonly words: readonly PrintedWord[];
	/** What labels outside of the table point to, likeliest first. */
	readonly candidates: readonly Candidate[];
	readonly items: ItemTable;
}

const LEXICON = CONCEPTS.flatMap(labelsOf);

/**
 * Sorts the words of an upright page into rows, finds labels and what they point to, and the line items.
 *
 * @param fields those that will be asked for: their names count as labels too
 */
export function studyPage(words: readonly PrintedWord[], fields: readonly WireField[]): PageStudy {
	const rows = rowsOf(words);
	const hits = findLabels(rows, [...fields.flatMap(ownLabels), ...LEXICON]);
	const columns = fields.flatMap(({ children }) => children ?? []);
	const header = findHeader(rows, [...ownColumnLabels(columns), ...KNOWN_COLUMNS]);
	const ruled = header && readItems(rows, header, hits);
	const items = ruled && ruled.items.length > 0 ? ruled : readBareItems(rows, hits);
	// what stands in the table is no field of the document: "Total" is a header there
	const page = { rows, hits: hits.filter(({ row }) => !items.rows.has(row)) };
	return { ...page, words, items, candidates: findCandidates(page) };
}
