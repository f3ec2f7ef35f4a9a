import type { ReadRow } from '../../values/document-values';
import type { AccountingMapping } from '../mapping';
import { givenText } from '../plain-text';
import type { Codes } from './bill';

/** What is printed in a cell, as text: "007" stays "007", whatever the type of its field. */
export function printedText(cells: ReadRow, name: string | undefined): string | null {
	const raw = name === undefined ? null : (cells[name]?.raw ?? null);
	return raw === null ? null : givenText(String(raw));
}

/** The codes of a row: its own cells, where they are not blank, else what the mapping says for all. */
export const codesOfRow = (cells: ReadRow, mapping: AccountingMapping, defaults: Codes): Codes => ({
	account: printedText(cells, mapping.accountColumn?.trim()) ?? defaults.account,
	item: printedText(cells, mapping.itemColumn?.trim()) ?? defaults.item,
	taxCode: printedText(cells, mapping.taxCodeColumn?.trim()) ?? defaults.taxCode,
	tracking: printedText(cells, mapping.trackingColumn?.trim()) ?? defaults.tracking,
});
