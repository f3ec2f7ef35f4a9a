import type { Cell, CellRow, Extraction } from '../../core/api/extraction';
import { PRESETS, type PresetName } from '../../core/schema/presets';
import { toWireFields, type WireField } from '../../core/schema/wire-fields';
import { readDocumentValues, type DocumentValues } from '../../core/values/document-values';
import { findField, type FoundValue } from '../../local-engine/finding/find-values';
import { studyPage } from '../../local-engine/finding/study-page';
import type { Placement } from '../../local-engine/reading/placement';
import { readPage, type PageText } from '../../local-engine/reading/read-page';
import type { Recognizer } from '../../local-engine/reading/recognizer';
import { scoreValue } from '../../local-engine/scoring/score-value';

function cellOf(value: FoundValue, placement: Placement, page: number): Cell {
	const score = scoreValue(value, placement);
	return {
		raw: value.text,
		match_ratio: score?.match_ratio ?? null,
		text_verified: score?.text_verified ?? null,
		bbox: null,
		vertices: null,
		page,
	};
}

/** The first page that has a value gives it; rows of all pages follow each other. */
const mergePages = (pages: readonly Extraction[]): Extraction => {
	const cells: Record<string, Cell> = {};
	const tables: Record<string, Extraction['tables'][string]> = {};
	for (const page of pages) {
		for (const [name, cell] of Object.entries(page.cells))
			if (cells[name] === undefined || cells[name].raw === '') cells[name] = cell;
		for (const [name, rows] of Object.entries(page.tables))
			tables[name] = [...(tables[name] ?? []), ...rows];
	}
	return { cells, tables };
};

/** What is found on one page. */
function extractionOf(
	{ words, placement }: PageText,
	fields: readonly WireField[],
	page: number,
): Extraction {
	const study = studyPage(words, fields);
	const cell = (value: FoundValue) => cellOf(value, placement, page);
	const cells: Record<string, Cell> = {};
	const tables: Record<string, CellRow[]> = {};
	for (const field of fields.map((asked) => findField(study, asked)))
		if (field.kind === 'value') cells[field.name] = cell(field.value);
		else
			tables[field.name] = field.rows.map((row) =>
				Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)])),
			);
	return { cells, tables };
}

/** Values of a document from the text of its pages, as the nodes make them. */
export function valuesOf(pages: readonly PageText[], preset: PresetName): DocumentValues {
	const { fields } = PRESETS[preset];
	const wire = toWireFields(fields);
	return readDocumentValues(
		mergePages(pages.map((page, index) => extractionOf(page, wire, index + 1))),
		{ mode: 'fields', fields },
		{ dateOrder: 'dmy', defaultCurrency: null, today: '2026-06-30' },
	);
}

/** The text of all pages of a document, and how many milliseconds each took. */
export async function readPages(
	pages: readonly Buffer[],
	recognizer: Recognizer,
): Promise<{ readonly texts: readonly PageText[]; readonly times: readonly number[] }> {
	const texts: PageText[] = [];
	const times: number[] = [];
	for (const bytes of pages) {
		const start = performance.now();
		texts.push(await readPage(bytes, recognizer));
		times.push(performance.now() - start);
	}
	return { texts, times };
}
