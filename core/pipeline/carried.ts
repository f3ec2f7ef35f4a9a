import * as z from 'zod/v4-mini';

import { GIVERS, PDF_TEXT, type CellRow, type Extraction } from '../api/extraction';
import { box, vertices } from '../api/wire';
import { addReasons, judge } from '../decision/judge';
import { REASON_CODES, type Reason, type ReasonCode } from '../decision/reason';
import { keyed } from '../schema/keyed';
import { changedSupplier } from '../suppliers/changed-supplier';
import { readSettledValues } from '../decision/settle-decimals';
import { keepReadings } from '../values/kept-readings';
import { readCarriedSettings, type CarriedSettings } from './carried-settings';
import type { DocumentSource, OutputOptions, ProcessedDocument } from './output';
import { checkRows } from './row-limit';

/** The decision of a document that a person has looked at and let pass. */
export const APPROVED = 'approved';

/** A document that was read, as its item carries it. */
export interface CarriedDocument {
	/** Raw values with their evidence, as they came, and as they were changed since. */
	readonly extraction: Extraction;
	readonly settings: CarriedSettings;
	/** Which evidence the item has; without boxes they are null in the extraction. */
	readonly output: OutputOptions;
	readonly source: DocumentSource;
	readonly requestIds: readonly string[];
	readonly scans: number;
	/** `accepted` or `review`; `approved` by a person. */
	readonly decision: string;
	readonly reasons: readonly Reason[];
}

/** An item from which no document can be read back. */
export class NotACarriedDocumentError extends Error {
	override readonly name = 'NotACarriedDocumentError';

	constructor(
		message: string,
		/** What the user can do. */
		readonly nextStep: string,
	) {
		super(message);
	}
}

const cell = z.object({
	raw: z.union([z.string(), z.number(), z.null()]),
	source: z.optional(z.enum(GIVERS)),
	match_ratio: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
	text_verified: z.nullable(z.boolean()),
	verified_by: z.optional(z.literal(PDF_TEXT)),
	pdf_text: z.optional(z.string()),
	page: z.int(),
	bbox: z.optional(z.nullable(box)),
	vertices: z.optional(z.nullable(vertices)),
});
const row = keyed(cell);
const fields = keyed(z.union([cell, z.array(row)]));
type CellJson = z.output<typeof cell>;

const size = z.object({ width: z.number(), height: z.number() });
const source = z.object({
	file_name: z.nullable(z.string()),
	property: z.nullable(z.string()),
	mime_type: z.nullable(z.string()),
	url: z.optional(z.string()),
	path: z.optional(z.array(z.string())),
	pages: z.int(),
	part: z.optional(
		z.object({
			number: z.int(),
			of: z.int(),
			page_numbers: z.array(z.int()),
			file_sha256: z.string(),
		}),
	),
	e_invoice: z.optional(
		z.object({
			format: z.string(),
			profile: z.nullable(z.string()),
			attachment: z.nullable(z.string()),
			vat: z.array(z.string()),
			note: z.string(),
		}),
	),
	also_in: z.optional(z.array(z.string())),
	scaled_from: z.optional(size),
	sha256: z.nullable(z.string()),
});

const reason = z.object({
	code: z.enum(REASON_CODES),
	field: z.optional(z.string()),
	row: z.optional(z.int()),
	message: z.string(),
	match_ratio: z.optional(z.number()),
	threshold: z.optional(z.number()),
	raw: z.optional(z.union([z.string(), z.number()])),
	numbers: z.optional(z.record(z.string(), z.union([z.number(), z.string()]))),
});

const withOcr = z.looseObject({ ocr: z.looseObject({}) });
const ocr = z.object({
	decision: z.string(),
	reasons: z.array(reason),
	fields,
	source,
	request_ids: z.array(z.string()),
	scans: z.number(),
});

const FROM_EXTRACT =
	'Put in an item as Document: Extract gives it, with Output set to One Item per Document.';

/** What an item without settings is, in words. */
function whatElse(json: object): NotACarriedDocumentError {
	if ('line_number' in json)
		return new NotACarriedDocumentError(
			'it is one line item, not a whole document',
			'Set Output of Document: Extract to One Item per Document.',
		);
	return new NotACarriedDocumentError(
		'it was not read, or by a version of Extract that left no settings under ocr.settings',
		`Let Extract read the document again. ${FROM_EXTRACT}`,
	);
}

const cellOf = ({ bbox, vertices: corners, source: giver, ...own }: CellJson) => ({
	...own,
	...(giver === undefined ? {} : { source: giver }),
	bbox: bbox ?? null,
	vertices: corners ?? null,
});
const rowOf = (cells: z.output<typeof row>): CellRow =>
	Object.fromEntries(Object.entries(cells).map(([name, json]) => [name, cellOf(json)]));

function extractionOf(places: z.output<typeof fields>): Extraction {
	const all = Object.entries(places);
	return {
		cells: Object.fromEntries(
			all.flatMap(([name, json]) => (Array.isArray(json) ? [] : [[name, cellOf(json)] as const])),
		),
		tables: Object.fromEntries(
			all.flatMap(([name, json]) =>
				Array.isArray(json) ? [[name, json.map(rowOf)] as const] : [],
			),
		),
	};
}

/** Which evidence is there, by what any value has. */
function outputOf(places: z.output<typeof fields>): OutputOptions {
	const cells = Object.values(places).flatMap((json): CellJson[] =>
		Array.isArray(json) ? json.flatMap((cells) => Object.values(cells)) : [json],
	);
	return {
		includeBoxes: cells.some(({ bbox }) => bbox !== undefined),
		includeVertices: cells.some(({ vertices: corners }) => corners !== undefined),
	};
}

/** An error for fields that can't be used. */
function settingsOf(json: unknown): CarriedSettings | Error | undefined {
	try {
		return readCarriedSettings(json);
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

/**
 * Reads a document back from its item.
 *
 * @param json of an item that Extract gave with One Item per Document, or that came of one
 * @throws NotACarriedDocumentError saying what is missing, and what to do
 */
export function readCarriedDocument(json: unknown): CarriedDocument {
	const item = withOcr.safeParse(json);
	if (!item.success)
		throw new NotACarriedDocumentError(
			'it has no "ocr", so it is no document that was read',
			`${FROM_EXTRACT} A node between may have left "ocr" out or written over it.`,
		);
	const own = item.data.ocr;
	if (own.settings === undefined) throw whatElse(item.data);
	const settings = settingsOf(own.settings);
	if (settings instanceof Error)
		throw new NotACarriedDocumentError(
			`the fields under ocr.settings can’t be used: ${settings.message}`,
			FROM_EXTRACT,
		);
	if (settings === undefined)
		throw new NotACarriedDocumentError(
			'ocr.settings was changed, or a newer version of Extract wrote it',
			'Leave "ocr" as it is on the way here, and use one version of the package.',
		);
	const parsed = ocr.safeParse(own);
	if (!parsed.success)
		throw new NotACarriedDocumentError(
			`"ocr" was changed: ocr.${parsed.error.issues[0]?.path.join('.') ?? ''} is not as Extract gave it`,
			'Leave "ocr" as it is on the way here; what is to differ belongs to the top of the item.',
		);
	const { data } = parsed;
	return {
		extraction: extractionOf(data.fields),
		settings,
		output: outputOf(data.fields),
		source: data.source,
		requestIds: data.request_ids,
		scans: data.scans,
		decision: data.decision,
		reasons: data.reasons,
	};
}

/** Reasons that the values alone don't show; in the order of a judgement some stand before its own, some behind. */
const BEFORE: ReadonlySet<ReasonCode> = new Set([
	'pages_left_out',
	'text_not_drawn',
	'pages_disagree',
	'e_invoice_differs',
]);
const BEHIND: ReadonlySet<ReasonCode> = new Set(['review_rule']);

/**
 * Values and judgement anew, by the settings the document was read with. What was found besides the values (pages left
 * out, rules of the user's own) stays a reason, as nothing here can tell whether it still holds.
 *
 * @param extraction of the document, or changed by a person or a workflow
 * @param today ISO date
 * @throws TooManyRowsError
 */
export function judgeAgain(
	{ extraction: before, settings, source: from, requestIds, scans, reasons }: CarriedDocument,
	extraction: Extraction,
	today: string,
): ProcessedDocument {
	checkRows(extraction);
	const { schema, policy } = settings;
	const read = (one: Extraction) => readSettledValues(one, schema, { ...settings.values, today });
	const values =
		extraction === before ? read(before) : keepReadings(read(before), read(extraction), schema);
	const those = (codes: ReadonlySet<ReasonCode>) => reasons.filter(({ code }) => codes.has(code));
	return {
		schema,
		values,
		judgement: addReasons(judge(values, schema, policy, today, those(BEFORE)), [
			...changedSupplier(values, schema, settings.suppliers),
			...those(BEHIND),
		]),
		source: from,
		requestIds,
		scans,
	};
}
