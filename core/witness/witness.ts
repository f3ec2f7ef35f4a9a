import type { Cell, Extraction } from '../api/extraction';
import type { Box } from '../api/wire';
import { isRealText, type Glyph, type PageText } from '../files/pdf/text';
import { isBlank } from '../values/document-values';
import { compare, isOnPage, type Verdict } from './same-text';

/*
 * A PDF that a program made holds its characters exactly. What was read off the picture of its page is held against
 * them: the same is sure, whatever the match ratio; another digit is a reason to look.
 */

/** A page as it was read, and what it says in characters; null where it has none. */
export interface WitnessedPage {
	readonly extraction: Extraction;
	readonly text: PageText | null;
}

/** How far around a box a character may stand: boxes are drawn around ink. On the grid of 1000. */
const MARGIN = 3;
/** Where a box is too small: some characters to each side, on the same line. */
const WIDER = { x: 30, y: MARGIN };

function textIn(box: Box, glyphs: readonly Glyph[], more = { x: MARGIN, y: MARGIN }): string {
	const inside = glyphs.filter(
		({ x, y }) =>
			x >= box.xmin - more.x &&
			x <= box.xmax + more.x &&
			y >= box.ymin - more.y &&
			y <= box.ymax + more.y,
	);
	return inside
		.map(({ character, afterGap }) => (afterGap ? ` ${character}` : character))
		.join('')
		.trim();
}

interface Finding {
	readonly verdict: Verdict;
	/** What the page has at the place of the value. */
	readonly text: string;
	/** Whether it was found by its place: only that tells whether text and picture belong together. */
	readonly byPlace: boolean;
}

/** Shorter values stand beside others by chance. */
const LONG = 3;

function look({ raw, bbox }: Cell, { glyphs, text }: PageText, today: string): Finding {
	const own = bbox === null ? '' : textIn(bbox, glyphs);
	const verdict = own === '' ? 'unclear' : compare(raw, own, today);
	const found: Finding = { verdict, text: own, byPlace: own !== '' };
	if (verdict === 'same' || bbox === null || own === '')
		return found.verdict === 'same' || !isOnPage(raw, text)
			? found
			: { ...found, verdict: 'same', byPlace: false };
	const isLong = String(raw).replace(/\s/g, '').length >= LONG;
	if (isLong && compare(raw, textIn(bbox, glyphs, WIDER), today) === 'same')
		return { ...found, verdict: 'same' };
	return found;
}

const cellsOf = ({ cells, tables }: Extraction): readonly Cell[] => [
	...Object.values(cells),
	...Object.values(tables).flatMap((rows) => rows.flatMap((row) => Object.values(row))),
];

/** The cell as the page's characters confirm or contradict it. */
function witnessed(cell: Cell, finding: Finding | undefined): Cell {
	switch (finding?.verdict) {
		case 'same':
			return { ...cell, text_verified: true, verified_by: 'pdf_text' };
		case 'different':
			return { ...cell, text_verified: false, verified_by: 'pdf_text', pdf_text: finding.text };
		case 'unclear':
		case undefined:
			return cell;
	}
}

const mapCells = ({ cells, tables }: Extraction, map: (cell: Cell) => Cell): Extraction => ({
	cells: Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, map(cell)])),
	tables: Object.fromEntries(
		Object.entries(tables).map(([name, rows]) => [
			name,
			rows.map((row) =>
				Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, map(cell)])),
			),
		]),
	),
});

/** So many values must be there in both before the text of a file is believed. */
const FEWEST_SAME = 3;

/**
 * Holds the pages of a file against their own characters. Those are silent where they are not what a reader sees (an OCR
 * program's layer under a scan, a font that doesn't say what its signs mean), and where they contradict more than they
 * confirm.
 *
 * @param today ISO date
 * @returns the extractions, in the order of the pages
 */
export function withWitness(pages: readonly WitnessedPage[], today: string): readonly Extraction[] {
	const findings = new Map<Cell, Finding>();
	for (const { extraction, text } of pages) {
		if (text === null || !isRealText(text)) continue;
		for (const cell of cellsOf(extraction))
			if (!isBlank(cell)) findings.set(cell, look(cell, text, today));
	}
	const count = (verdict: Verdict) =>
		[...findings.values()].filter((one) => one.byPlace && one.verdict === verdict).length;
	const [same, different] = [count('same'), count('different')];
	if (same < FEWEST_SAME || different >= same) return pages.map(({ extraction }) => extraction);
	return pages.map(({ extraction }) =>
		mapCells(extraction, (cell) => witnessed(cell, findings.get(cell))),
	);
}
