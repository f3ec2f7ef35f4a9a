import { E_INVOICE_NAME } from '../declared-kind';
import { recognise, UnsupportedFileError } from '../file-kind';
import { bufferOver } from '../own-memory';
import type { OpenPdf } from '../pdf/renderer';
import type { PageText } from '../pdf/text';
import { MAX_UNPACKED_BYTES } from './limits';
import type { Contents, PackedFile, Unpacker } from './unpack';

/** Every file in a PDF is a stream of this type, which is never packed: without the word PDFium needn't look. */
const EMBEDDED = '/EmbeddedFile';
/** A cover has one page, or a letter of two. */
const MOST_COVER_PAGES = 3;
/** Fewer characters say nothing; a scan may have a page number. */
const FEWEST_CHARACTERS = 20;
/** Every invoice has one on some page. */
const AMOUNT = /\d[.,]\d{2}(?!\d)/;

/** Whether a page is empty, or has words of its own without an amount: "please find our invoice attached". */
const saysNothing = ({ text, visible, hidden, objects }: PageText): boolean =>
	objects === 0 || (visible >= FEWEST_CHARACTERS && hidden === 0 && !AMOUNT.test(text));

async function isCover(pdf: OpenPdf): Promise<boolean> {
	if (pdf.pageCount > MOST_COVER_PAGES) return false;
	for (let page = 1; page <= pdf.pageCount; page++)
		if (!saysNothing(await pdf.pageText(page))) return false;
	return true;
}

const isDocument = async ({ bytes, name, mediaType }: PackedFile): Promise<boolean> =>
	bytes.byteLength > 0 && (await recognise(bytes, { name, mediaType })).file.kind !== 'no document';
const isEInvoice = async ({ bytes, name, mediaType }: PackedFile): Promise<boolean> =>
	bytes.byteLength > 0 && (await recognise(bytes, { name, mediaType })).file.kind === 'e-invoice';
/** XML in a PDF is the invoice itself in another form, or data for machines. */
const isXml = ({ name }: PackedFile) => /\.xml$/i.test(name ?? '');

async function look(pdf: OpenPdf): Promise<Contents | undefined> {
	const files = (await pdf.attachments(MAX_UNPACKED_BYTES)).map(({ name, bytes }): PackedFile => ({
		name,
		mediaType: null,
		bytes,
	}));
	const besides = files.filter((file) => !isXml(file));
	const documents = await Promise.all(besides.map(isDocument));
	const eInvoices = await Promise.all(files.filter(isXml).map(isEInvoice));
	// A single e-invoice is the PDF's own; a page can't be that of several.
	const areSeveral = eInvoices.filter((is) => is).length > 1;
	if (!documents.includes(true) && !areSeveral) return undefined;
	if (await isCover(pdf))
		return {
			files,
			itself: { is: 'cover', why: 'a cover without any amount; the documents are the files in it' },
		};
	if (!documents.includes(true)) return undefined;
	return {
		itself: { is: 'document' },
		files: besides.map((file) =>
			E_INVOICE_NAME.test(file.name ?? '')
				? file
				: { ...file, leftAside: 'enclosed in a document, and not named an invoice' },
		),
	};
}

/**
 * The documents in a PDF: those of a portfolio, or an invoice that a letter brings along. What an invoice encloses
 * (terms, time sheets) is left aside, unless it is named an invoice, too.
 *
 * @returns undefined where there are none, or the PDF can't be opened, which is told where it is read
 */
export async function filesInPdf(
	bytes: Uint8Array,
	{ loadPdfRenderer, turns, password }: Unpacker,
): Promise<Contents | undefined> {
	if (!bufferOver(bytes).includes(EMBEDDED)) return undefined;
	const { openPdf } = await loadPdfRenderer();
	const pdf = await openPdf(bytes, turns, password === '' ? undefined : password).catch(
		(error: unknown) => {
			if (error instanceof UnsupportedFileError) return undefined;
			throw error;
		},
	);
	if (pdf === undefined) return undefined;
	try {
		return await look(pdf);
	} finally {
		pdf.close();
	}
}
