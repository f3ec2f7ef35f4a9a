import type { Box } from '../../../core/api/wire';
import { isTable, type FieldSpec, type TableFieldSpec } from '../../../core/schema/field-spec';
import { PRESETS } from '../../../core/schema/presets';
import type { CarriedDocument } from '../../../core/pipeline/carried';
import type { PageMark } from '../../../page/model/page-marks';
import { labelOf } from '../../../page/model/place';

const TIP = PRESETS.receipt.fields.filter(({ name }) => name === 'tip');

/** All that invoices and receipts may have: what is found of it is proposed. */
export const SURVEY: readonly FieldSpec[] = [...PRESETS.invoice.fields, ...TIP];

const isThere = (cell: { readonly raw: string | number | null } | undefined): boolean =>
	String(cell?.raw ?? '').trim() !== '';

/** The columns of a table in which anything stands. */
function usedColumns(table: TableFieldSpec, { extraction }: CarriedDocument) {
	const rows = extraction.tables[table.name] ?? [];
	return table.columns.filter(({ name }) => rows.some((row) => isThere(row[name])));
}

/** The fields of the survey that a document has values for; tables with the columns that are used. */
export const foundOn = (survey: CarriedDocument): readonly FieldSpec[] =>
	SURVEY.flatMap((field): FieldSpec[] => {
		if (!isTable(field)) return isThere(survey.extraction.cells[field.name]) ? [field] : [];
		const columns = usedColumns(field, survey);
		return columns.length === 0 ? [] : [{ ...field, columns }];
	});

/** A value that nobody has asked for yet. */
export interface Offer {
	readonly field: FieldSpec;
	/** As printed; of a table how many rows it has. */
	readonly text: string;
	/** Where it stands; a table stands in many places. */
	readonly places: readonly { readonly page: number; readonly bbox: Box }[];
}

const area = ({ xmin, ymin, xmax, ymax }: Box): number =>
	Math.max(0, xmax - xmin) * Math.max(0, ymax - ymin);

/** How much of a box lies under another, 0..1. */
function shareUnder(box: Box, other: Box): number {
	const common = {
		xmin: Math.max(box.xmin, other.xmin),
		ymin: Math.max(box.ymin, other.ymin),
		xmax: Math.min(box.xmax, other.xmax),
		ymax: Math.min(box.ymax, other.ymax),
	};
	return area(box) === 0 ? 0 : area(common) / area(box);
}
const HALF = 0.5;

/** Whether a place is one of those that are marked already. */
export const isMarked = (
	{ page, bbox }: Offer['places'][number],
	marks: readonly PageMark[],
): boolean => marks.some((mark) => mark.page === page && shareUnder(bbox, mark.bbox) > HALF);

function offerOf(field: FieldSpec, { extraction }: CarriedDocument): Offer {
	const cells = isTable(field)
		? (extraction.tables[field.name] ?? []).flatMap((row) => Object.values(row))
		: [extraction.cells[field.name]].filter((cell) => cell !== undefined);
	return {
		field,
		text: isTable(field)
			? `${extraction.tables[field.name]?.length ?? 0} rows`
			: String(cells[0]?.raw ?? ''),
		places: cells.flatMap(({ page, bbox }) => (bbox === null ? [] : [{ page, bbox }])),
	};
}

/**
 * What the survey found and nobody asks for: neither by its name nor by its place.
 *
 * @param marks of the values that are asked for
 */
export const offersOf = (
	survey: CarriedDocument,
	taken: ReadonlySet<string>,
	marks: readonly PageMark[],
): readonly Offer[] =>
	foundOn(survey)
		.filter(({ name }) => !taken.has(name))
		.map((field) => offerOf(field, survey))
		.filter(({ places }) => places.length === 0 || !places.every((one) => isMarked(one, marks)));

/** An offer on the page. */
export const offerMarks = (offers: readonly Offer[]): readonly PageMark[] =>
	offers.flatMap(({ field, text, places }) =>
		places.map(({ page, bbox }) => ({
			key: `${OFFER}${field.name}`,
			label: `Add ${labelOf(field.name)}: ${text}`,
			page,
			bbox,
			isDoubt: false,
			kind: 'offer' as const,
		})),
	);
export const OFFER = 'offer ';
