import type { Cell, CellRow, Extraction } from '../../../core/api/extraction';
import { mergePages } from '../../../core/pipeline/merge-pages';
import { processDocument } from '../../../core/pipeline/output';
import type { Reason } from '../../../core/decision/reason';
import { PRESETS, type PresetName } from '../../../core/schema/presets';
import { toWireFields, type WireField } from '../../../core/schema/wire-fields';
import type { DocumentValues } from '../../../core/values/document-values';
import { findField, type FoundValue } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import type { Placement } from '../../../local-engine/ocr/placement';
import type { PageText } from '../../../local-engine/ocr/read-page';
import { scoreValue } from '../../../local-engine/scoring/score-value';

/** After all documents, so that none is of the future. */
const TODAY = '2026-11-01';
const ORIGIN = {
	source: { file_name: null, property: null, mime_type: null, pages: 1, sha256: null },
	requestIds: [],
	scans: 1,
};

/** The values of a document, and what the checks say about them. */
export interface ReadDocument {
	readonly values: DocumentValues;
	/** None for a document that would go on by itself. */
	readonly reasons: readonly Reason[];
}

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

/** Values and decision of a document from the text of its pages, as the nodes make them. */
export function readDocument(pages: readonly PageText[], preset: PresetName): ReadDocument {
	const { fields } = PRESETS[preset];
	const schema = { mode: 'fields', fields } as const;
	const wire = toWireFields(fields);
	const extraction = mergePages(
		pages.map((page, index) => extractionOf(page, wire, index + 1)),
		schema,
	);
	const policy = { threshold: 0.85, fieldsThatCount: 'all', liftByChecks: false } as const;
	const processed = (dateOrder: 'dmy' | 'ask') =>
		processDocument(
			extraction,
			schema,
			{ values: { dateOrder, defaultCurrency: null, today: TODAY }, policy },
			ORIGIN,
		);
	return {
		// what is printed is graded, not what an unclear date could mean
		values: processed('dmy').values,
		reasons: processed('ask').judgement.document.reasons,
	};
}
