import type { Cell, Extraction } from '../api/extraction';
import type { Box, Point } from '../api/wire';
import { judge, type DocumentJudgement, type Policy } from '../decision/judge';
import type { Check } from '../decision/check';
import type { Decision, Reason } from '../decision/reason';
import type { DocumentSchema } from '../schema/document-schema';
import { readSettledValues } from '../decision/settle-decimals';
import { checkRows } from './row-limit';
import { summaryOf } from './summary';
import type { DocumentValues, ReadCell, ReadRow, Value } from '../values/document-values';
import type { ValueSettings } from '../values/value-settings';

/** Where a document came from. */
export interface DocumentSource {
	/** null when it has none. */
	readonly file_name: string | null;
	/** Name of the binary property; null for an image URL. */
	readonly property: string | null;
	/** null for an image URL: the service fetches it. */
	readonly mime_type: string | null;
	readonly url?: string | undefined;
	/** Names of the archives and mails it came in, the outermost first. */
	readonly path?: readonly string[] | undefined;
	/** Of the document. */
	readonly pages: number;
	/** Where a file holds several documents: which of them this is. */
	readonly part?: DocumentPart | undefined;
	/** What was taken from an e-invoice, the file itself or one inside it. */
	readonly e_invoice?: EInvoiceSource | undefined;
	/** Names of the files of the same mail that are this invoice in another form. */
	readonly also_in?: readonly string[] | undefined;
	/** Width and height in pixels before an oversized image was scaled down. */
	readonly scaled_from?: { readonly width: number; readonly height: number } | undefined;
	/** Of the file's bytes, in hex, or of those and the document's pages; null for an image URL. */
	readonly sha256: string | null;
}

/** The e-invoice of a document, in words. */
export interface EInvoiceSource {
	/** "UBL invoice", "Cross Industry Invoice", "ZUGFeRD 1". */
	readonly format: string;
	/** "XRechnung", "EN 16931", "MINIMUM"; null where it names none that is known. */
	readonly profile: string | null;
	/** Name of the file inside the PDF, or beside it in the mail; null where the file itself is the e-invoice. */
	readonly attachment: string | null;
	/** Rates and categories of VAT in words: "19 % standard rate", "reverse charge". */
	readonly vat: readonly string[];
	/** One sentence: what was taken from it, and why no match ratio is needed. */
	readonly note: string;
}

/** One of several documents in a file. */
interface DocumentPart {
	/** From 1. */
	readonly number: number;
	/** How many documents the file holds. */
	readonly of: number;
	/** Numbers of its pages in the file, from 1. */
	readonly page_numbers: readonly number[];
	readonly file_sha256: string;
}

/** A document that was read, valued and judged. */
export interface ProcessedDocument {
	/** Of its values: of an e-invoice they have names of our own where a template would have the service's. */
	readonly schema: DocumentSchema;
	readonly values: DocumentValues;
	readonly judgement: DocumentJudgement;
	readonly source: DocumentSource;
	readonly requestIds: readonly string[];
	/** Scans that were paid for it. */
	readonly scans: number;
}

/** How values are read and judged. */
export interface ProcessSettings {
	readonly values: ValueSettings;
	readonly policy: Policy;
}

export interface OutputOptions {
	readonly includeBoxes: boolean;
	readonly includeVertices: boolean;
}

/** How sure one value is, and where it stands. Boxes are on a 0..1000 grid over the page. */
export interface FieldEvidence {
	readonly raw: string | number | null;
	/** Who gave it, where it was not read from the page. */
	readonly source?: Cell['source'];
	readonly match_ratio: number | null;
	readonly text_verified: boolean | null;
	readonly verified_by?: Cell['verified_by'];
	readonly pdf_text?: Cell['pdf_text'];
	readonly page: number;
	readonly bbox?: Box | null;
	readonly vertices?: readonly Point[] | null;
}

/** What stands under `ocr` whatever the output. */
interface OcrBlock {
	/** The decision in one sentence. */
	readonly summary: string;
	readonly decision: Decision;
	readonly match_ratio: number | null;
	readonly reasons: readonly Reason[];
	/** What was checked: all of the document, or what concerns one row. */
	readonly checks: readonly Check[];
	readonly source: DocumentSource;
	readonly request_ids: readonly string[];
	readonly scans: number;
}

export interface DocumentOcr extends OcrBlock {
	readonly fields: Readonly<
		Record<string, FieldEvidence | readonly Readonly<Record<string, FieldEvidence>>[]>
	>;
}

export type DocumentJson = Readonly<
	Record<string, Value | readonly Readonly<Record<string, Value>>[] | DocumentOcr>
> & { readonly ocr: DocumentOcr };

/**
 * Values, then judgement: the way of one answered document.
 *
 * @param documentReasons for review that are known before the values are
 * @throws TooManyRowsError
 */
export function processDocument(
	extraction: Extraction,
	schema: DocumentSchema,
	settings: ProcessSettings,
	origin: Pick<ProcessedDocument, 'source' | 'requestIds' | 'scans'>,
	documentReasons: readonly Reason[] = [],
): ProcessedDocument {
	checkRows(extraction);
	const values = readSettledValues(extraction, schema, settings.values);
	const judgement = judge(values, schema, settings.policy, settings.values.today, documentReasons);
	return { schema, values, judgement, ...origin };
}

const mapRow = <T>(row: ReadRow, map: (cell: ReadCell) => T): Record<string, T> =>
	Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, map(cell)]));

export const valuesOfRow = (row: ReadRow): Record<string, Value> =>
	mapRow(row, ({ value }) => value);

export const evidenceOfRow = (
	row: ReadRow,
	{ includeBoxes, includeVertices }: OutputOptions,
): Record<string, FieldEvidence> =>
	mapRow(row, ({ raw, source, match_ratio, page, bbox, vertices, ...verified }) => ({
		raw,
		...(source === undefined ? {} : { source }),
		match_ratio,
		text_verified: verified.text_verified,
		...(verified.verified_by === undefined ? {} : { verified_by: verified.verified_by }),
		...(verified.pdf_text === undefined ? {} : { pdf_text: verified.pdf_text }),
		page,
		...(includeBoxes ? { bbox } : {}),
		...(includeVertices ? { vertices } : {}),
	}));

/** The tables of a document as lists of plain rows. */
export const tablesAs = <T>(
	{ tables }: DocumentValues,
	map: (row: ReadRow) => T,
): Record<string, readonly T[]> =>
	Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map(map)]));

/** The part of `ocr` that says where the document came from and what it cost. */
export const originOf = ({ source, requestIds, scans }: ProcessedDocument) => ({
	source,
	request_ids: requestIds,
	scans,
});

/** A document as the workflow sees it: its values to map, and under `ocr` how sure they are and why. */
export function documentJson(document: ProcessedDocument, options: OutputOptions): DocumentJson {
	const { values, judgement } = document;
	return {
		...valuesOfRow(values.cells),
		...tablesAs(values, valuesOfRow),
		ocr: {
			summary: summaryOf(judgement.document, judgement.checks),
			...judgement.document,
			checks: judgement.checks,
			fields: {
				...evidenceOfRow(values.cells, options),
				...tablesAs(values, (row) => evidenceOfRow(row, options)),
			},
			...originOf(document),
		},
	};
}
