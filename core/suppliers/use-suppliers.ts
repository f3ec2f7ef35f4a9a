import type { AccountingSettings } from '../accounting/with-payload';
import { addReasons } from '../decision/judge';
import { judgeAgain } from '../pipeline/carried';
import type { CarriedSettings } from '../pipeline/carried-settings';
import type { ProcessedDocument } from '../pipeline/output';
import type { Cell, CellRow, Extraction } from '../api/extraction';
import type { DocumentValues, ReadCell, ReadRow } from '../values/document-values';
import { changedSupplier } from './changed-supplier';
import { fieldOf, findSupplier, printedSupplier } from './find-supplier';
import type { KnownSupplier } from './known-supplier';

/** A document, and the settings that hold for it: those of its supplier win over those for all. */
export interface DocumentOfSupplier {
	readonly document: ProcessedDocument;
	readonly settings: CarriedSettings;
}

/** What all rows say that say anything; null where they disagree or say nothing. */
function agreed<K extends keyof KnownSupplier>(
	rows: readonly KnownSupplier[],
	key: K,
): KnownSupplier[K] | null {
	const [first = null, ...others] = new Set(
		rows.map((row) => row[key]).filter((value) => value !== null),
	);
	return others.length === 0 ? first : null;
}

function mappingWith(
	{ format, mapping }: AccountingSettings,
	rows: readonly KnownSupplier[],
): AccountingSettings {
	const [vendorId, accountCode, taxCode] = (['vendor_id', 'account', 'tax_code'] as const).map(
		(key) => agreed(rows, key),
	);
	return {
		format,
		mapping: {
			...mapping,
			...(typeof vendorId === 'string' ? { vendorId } : {}),
			...(typeof accountCode === 'string' ? { accountCode } : {}),
			...(typeof taxCode === 'string' ? { taxCode } : {}),
		},
	};
}

const asRead = (cell: ReadCell): Cell => ({
	raw: cell.raw,
	source: cell.source,
	match_ratio: cell.match_ratio,
	text_verified: cell.text_verified,
	verified_by: cell.verified_by,
	pdf_text: cell.pdf_text,
	bbox: cell.bbox,
	vertices: cell.vertices,
	page: cell.page,
});
const rowAsRead = (row: ReadRow): CellRow =>
	Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, asRead(cell)]));

/** What was read, without what was made of it. */
const extractionIn = ({ cells, tables }: DocumentValues): Extraction => ({
	cells: rowAsRead(cells),
	tables: Object.fromEntries(
		Object.entries(tables).map(([name, rows]) => [name, rows.map(rowAsRead)]),
	),
});

/** The extraction with the supplier called as in the table. */
function withName(
	extraction: Extraction,
	field: string | undefined,
	name: string | null,
): Extraction {
	const cell = extraction.cells[field ?? ''];
	if (field === undefined || cell === undefined || name === null || cell.raw === name)
		return extraction;
	return {
		...extraction,
		cells: { ...extraction.cells, [field]: { ...cell, raw: name, source: 'known_supplier' } },
	};
}

/**
 * Uses what is known of a document's supplier: how it writes dates and money, what it is called, what goes into the
 * accounting mapping. What it says otherwise than known is a reason for review, whatever else is set.
 *
 * @param settings that the document was read with
 * @param known rows of all suppliers
 * @throws TooManyRowsError
 */
export function useSuppliers(
	document: ProcessedDocument,
	settings: Omit<CarriedSettings, 'suppliers' | 'schema'>,
	known: readonly KnownSupplier[],
	today: string,
): DocumentOfSupplier {
	const { schema, values } = document;
	const found = findSupplier(printedSupplier(values, schema), known);
	const rows = found?.rows ?? [];
	const own = { ...settings, schema, suppliers: rows };
	if (found?.isSure !== true) {
		const judgement = addReasons(document.judgement, changedSupplier(values, schema, rows));
		return { document: { ...document, judgement }, settings: own };
	}

	const ofSupplier: CarriedSettings = {
		...own,
		values: {
			dateOrder: agreed(rows, 'date_order') ?? settings.values.dateOrder,
			defaultCurrency: agreed(rows, 'currency') ?? settings.values.defaultCurrency,
		},
		accounting: settings.accounting === null ? null : mappingWith(settings.accounting, rows),
	};
	const extraction = extractionIn(values);
	const carried = {
		...document,
		extraction,
		settings: ofSupplier,
		output: { includeBoxes: true, includeVertices: true },
		decision: document.judgement.document.decision,
		reasons: document.judgement.document.reasons,
	};
	const named = withName(extraction, fieldOf(schema, 'supplier_name'), agreed(rows, 'name'));
	return { document: judgeAgain(carried, named, today), settings: ofSupplier };
}
