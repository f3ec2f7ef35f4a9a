import { differencesFromReading } from '../einvoice/against-reading';
import { differencesFromText } from '../einvoice/against-text';
import { companionOf, type Companion } from '../einvoice/companions';
import { vatInWords } from '../einvoice/code-words';
import { isFound, lookInside, type FoundEInvoice, type Inside } from '../einvoice/look-inside';
import { schemaFor } from '../einvoice/schema-for';
import { toExtraction } from '../einvoice/to-extraction';
import type { Cell, Extraction } from '../api/extraction';
import {
	E_INVOICE_WORDS,
	notReadable,
	UnsupportedFileError,
	type ReadableKind,
} from '../files/file-kind';
import { openPages } from '../files/page-source';
import type { PdfReader } from '../files/pdf/pdf-reader';
import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import { rolesOf } from '../schema/roles';
import { isBlank, type DocumentValues, type ReadCell } from '../values/document-values';
import { processDocument, type EInvoiceSource, type ProcessedDocument } from './output';
import { readFile, withOrigin, type Origin, type Reader, type ReadSettings } from './read-document';

/** What an e-invoice counts: its values are taken instead of reading, or held against a reading, or nothing. */
export type EInvoiceMode = 'read' | 'check' | 'ignore';

/** How whatever a mail brings is read and judged. */
export interface AttachmentSettings extends ReadSettings {
	readonly eInvoices: EInvoiceMode;
}

export type AttachmentReader = Reader & PdfReader;

type FileOrigin = Origin & { readonly sha256: string };

/** What a schema asks for and an e-invoice doesn't say, as far as it matters: lines, and what is required. */
function missingIn({ cells, tables }: Extraction, schema: DocumentSchema): readonly string[] {
	const roles = rolesOf(schema);
	const nothing = Object.values(cells).every(isBlank);
	return knownFields(schema).flatMap((field) => {
		const cell = cells[field.name];
		const isMissing = isTable(field)
			? field.name === roles.table?.name && (tables[field.name] ?? []).length === 0
			: (cell === undefined || isBlank(cell)) && (field.required === true || nothing);
		return isMissing ? [field.name] : [];
	});
}

/** The e-invoice's values, and those of the page where it has none. */
function completed(own: Extraction, page: DocumentValues): Extraction {
	const cellOf = (read: ReadCell): Cell => {
		const { raw, match_ratio, text_verified, verified_by, pdf_text, bbox, vertices, page } = read;
		const evidence = { match_ratio, text_verified, verified_by, pdf_text };
		return { raw, ...evidence, bbox, vertices, page };
	};
	return {
		cells: Object.fromEntries(
			Object.entries(own.cells).map(([name, cell]) => {
				const read = page.cells[name];
				return [name, isBlank(cell) && read !== undefined ? cellOf(read) : cell];
			}),
		),
		tables: Object.fromEntries(
			Object.entries(own.tables).map(([name, rows]) => [
				name,
				rows.length > 0
					? rows
					: (page.tables[name] ?? []).map((row) =>
							Object.fromEntries(
								Object.entries(row).map(([column, cell]) => [column, cellOf(cell)]),
							),
						),
			]),
		),
	};
}

function sourceOf({ invoice, attachment }: FoundEInvoice, note: string): EInvoiceSource {
	const { format, profile, vat } = invoice;
	const words = vat.flatMap(({ category, percent }) => vatInWords(category, percent) ?? []);
	return { format, profile, attachment, vat: [...new Set(words)], note };
}

const ALL_FROM_IT =
	'All values are those of the e-invoice itself; nothing was read off a page, so no match ratio is needed.';
const CHECKED = 'All values are those of the e-invoice, and were held against what the page says.';
const restFromPage = (missing: readonly string[]) =>
	`The e-invoice doesn’t say ${missing.join(', ')}: that was read off the page.`;

/** A document of an e-invoice alone. */
function alone(
	found: FoundEInvoice,
	kind: ReadableKind,
	origin: FileOrigin,
	settings: ReadSettings,
): ProcessedDocument {
	const schema = schemaFor(settings.schema);
	const { invoice, text, pages } = found;
	const reasons =
		text === null ? [] : differencesFromText(invoice, text, rolesOf(schema), settings.values.today);
	const document = processDocument(
		toExtraction(invoice, schema),
		schema,
		settings,
		{
			source: {
				file_name: null,
				property: null,
				mime_type: kind.mediaType,
				pages,
				sha256: origin.sha256,
				e_invoice: sourceOf(found, ALL_FROM_IT),
			},
			requestIds: [],
			scans: 0,
		},
		reasons,
	);
	return withOrigin(document, { file_name: origin.file_name, property: origin.property });
}

/** The e-invoice and the reading of its page as one document. */
function together(
	found: FoundEInvoice,
	read: ProcessedDocument,
	missing: readonly string[],
	settings: ReadSettings,
): ProcessedDocument {
	const schema = schemaFor(settings.schema);
	const roles = rolesOf(schema);
	const { invoice, text } = found;
	const own = toExtraction(invoice, schema);
	const base = { source: read.source, requestIds: read.requestIds, scans: read.scans };
	const says = processDocument(own, schema, settings, base).values;
	const { today } = settings.values;
	const fromText = text === null ? [] : differencesFromText(invoice, text, roles, today);
	const told = new Set(fromText.map(({ field }) => field));
	const fromReading = differencesFromReading(says, read.values, roles, 'the page', true).filter(
		// What the page's own characters show is not doubted because of a reading.
		({ field }) => text === null || told.has(field),
	);
	const reasons = [
		...fromReading,
		...fromText.filter(({ field }) => !fromReading.some((one) => one.field === field)),
	];
	const note = missing.length === 0 ? CHECKED : restFromPage(missing);
	return processDocument(
		completed(own, read.values),
		schema,
		settings,
		{ ...base, source: { ...read.source, e_invoice: sourceOf(found, note) } },
		reasons,
	);
}

const broken = (inside: Exclude<Inside, FoundEInvoice | undefined>): EInvoiceSource => ({
	format: 'XML',
	profile: null,
	attachment: inside.attachment,
	vat: [],
	note: `The e-invoice in the file can’t be read (${inside.why}): the page was read instead.`,
});

const withEInvoice = (document: ProcessedDocument, e_invoice: EInvoiceSource) => ({
	...document,
	source: { ...document.source, e_invoice },
});

/**
 * Reads a file: an e-invoice by what it says, everything else, and what an e-invoice leaves open, off its pages.
 *
 * @param companions e-invoices beside it in the same mail: a PDF that is the picture of one needs no reading
 * @returns the documents, in the order of their pages
 * @throws UnsupportedFileError, PageSelectionError, ScanLimitError, SpaceOcrError
 */
export async function readAttachment(
	bytes: Uint8Array,
	kind: ReadableKind,
	origin: FileOrigin,
	settings: AttachmentSettings,
	reader: AttachmentReader,
	companions: readonly Companion[] = [],
): Promise<readonly ProcessedDocument[]> {
	const { eInvoices, pages } = settings;
	if (kind.kind === 'e-invoice' && eInvoices === 'ignore') throw notReadable(E_INVOICE_WORDS);
	const recognise = (text: string) =>
		companionOf(companions, text, rolesOf(schemaFor(settings.schema)), settings.values.today);
	const inside =
		eInvoices === 'ignore'
			? undefined
			: await lookInside(
					bytes,
					kind,
					pages.password,
					reader,
					companions.length === 0 ? null : recognise,
				).catch((error: unknown) => {
					// A PDF that can't be opened: reading its pages says so, too, and says it better.
					if (kind.kind === 'pdf' && error instanceof UnsupportedFileError) return undefined;
					throw error;
				});
	if (kind.kind === 'e-invoice')
		return isFound(inside) ? [alone(inside, kind, origin, settings)] : [];
	if (!isFound(inside)) {
		const documents = await readFile(bytes, kind, origin, settings, reader);
		return inside === undefined
			? documents
			: documents.map((document) => withEInvoice(document, broken(inside)));
	}
	const schema = schemaFor(settings.schema);
	const missing = missingIn(toExtraction(inside.invoice, schema), schema);
	if (eInvoices === 'read' && missing.length === 0) return [alone(inside, kind, origin, settings)];
	const documents = await readFile(bytes, kind, origin, { ...settings, schema }, reader);
	const [only, ...others] = documents;
	// Which of several documents it belongs to nobody says.
	return only === undefined || others.length > 0
		? documents
		: [together(inside, only, missing, settings)];
}

/**
 * Finds out whether a file can be read, as far as that can be known before anything is sent and paid.
 *
 * @throws UnsupportedFileError, PageSelectionError
 */
export async function checkAttachment(
	bytes: Uint8Array,
	kind: ReadableKind,
	{ eInvoices, pages }: AttachmentSettings,
	reader: PdfReader,
): Promise<void> {
	if (kind.kind !== 'e-invoice') {
		(await openPages(bytes, kind, pages, reader)).close();
		return;
	}
	if (eInvoices === 'ignore') throw notReadable(E_INVOICE_WORDS);
	await lookInside(bytes, kind, pages.password, reader);
}
