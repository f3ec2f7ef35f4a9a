import { UnsupportedFileError, type ReadableKind } from '../files/file-kind';
import type { PdfReader } from '../files/pdf/pdf-reader';
import type { OpenPdf } from '../files/pdf/renderer';
import { isRealText } from '../files/pdf/text';
import type { Turns } from '../files/turns';
import type { Companion } from './companions';
import type { EInvoice } from './e-invoice';
import { eInvoiceOrWhy } from './read-e-invoice';
import { XmlError } from './xml';

/** An e-invoice that a file is or brings. */
export interface FoundEInvoice {
	readonly invoice: EInvoice;
	/** Name of the file in the PDF, or beside it; null where the file itself is the e-invoice. */
	readonly attachment: string | null;
	/** Of the PDF; 0 for a file that has none. */
	readonly pages: number;
	/** What the pages say in characters; null where they have none, or none that can be trusted. */
	readonly text: string | null;
}

/** There is one, and it can't be read; why. */
interface BrokenEInvoice {
	readonly attachment: string;
	readonly why: string;
}

export type Inside = FoundEInvoice | BrokenEInvoice | undefined;

export const isFound = (inside: Inside): inside is FoundEInvoice =>
	inside !== undefined && 'invoice' in inside;

const MIB = 1024 * 1024;
const MAX_ATTACHMENT_BYTES = 20 * MIB;
/** Pages whose text is looked at: an invoice has its number and its sums on one of them. */
const MAX_TEXT_PAGES = 40;
/** Names that the standards give to the file: one that can't be read is told. */
const STANDARD_NAME = /^(?:factur-x|zugferd-invoice|xrechnung|order-x)\.xml$/i;

/** The e-invoice beside a PDF whose picture it is, by its text; null where none lies beside it. */
export type Recognise = ((text: string) => Companion | undefined) | null;

/** @returns null where the first page, which the invoice begins on, has no text that can be trusted */
async function textOf(pdf: OpenPdf): Promise<string | null> {
	const texts: string[] = [];
	for (let page = 1; page <= Math.min(pdf.pageCount, MAX_TEXT_PAGES); page++) {
		const own = await pdf.pageText(page);
		if (isRealText(own)) texts.push(own.text);
		else if (page === 1) return null;
	}
	return texts.join('\n');
}

const isXml = (name: string) => /\.xml$/i.test(name);

async function lookIntoPdf(pdf: OpenPdf, recognise: Recognise, turns: Turns): Promise<Inside> {
	let broken: BrokenEInvoice | undefined;
	for (const { name, bytes } of await pdf.attachments(MAX_ATTACHMENT_BYTES, isXml)) {
		const invoice = await eInvoiceOrWhy(bytes, turns);
		if (invoice instanceof XmlError) {
			if (STANDARD_NAME.test(name)) broken ??= { attachment: name, why: invoice.message };
		} else if (invoice !== undefined)
			return { invoice, attachment: name, pages: pdf.pageCount, text: await textOf(pdf) };
	}
	if (broken !== undefined || recognise === null) return broken;
	const text = await textOf(pdf);
	const companion = text === null ? undefined : recognise(text);
	return companion === undefined
		? undefined
		: { invoice: companion.invoice, attachment: companion.name, pages: pdf.pageCount, text };
}

const notReadable = (why: string) =>
	new UnsupportedFileError(
		`the e-invoice can’t be read: ${why}`,
		'Ask the sender for another file, or send the PDF that belongs to it.',
	);

/**
 * Looks for the e-invoice that a file is or has inside. Nothing is sent, nothing costs.
 *
 * @param password for encrypted PDFs; "" for none
 * @throws UnsupportedFileError when the file is an e-invoice alone and can't be read
 */
export async function lookInside(
	bytes: Uint8Array,
	{ kind }: ReadableKind,
	password: string,
	{ loadPdfRenderer, turns }: PdfReader,
	recognise: Recognise = null,
): Promise<Inside> {
	if (kind === 'image') return undefined;
	if (kind === 'e-invoice') {
		const invoice =
			(await eInvoiceOrWhy(bytes, turns)) ?? new XmlError('it is in none of the known formats');
		if (invoice instanceof XmlError) throw notReadable(invoice.message);
		return { invoice, attachment: null, pages: 0, text: null };
	}
	const { openPdf } = await loadPdfRenderer();
	const pdf = await openPdf(bytes, turns, password === '' ? undefined : password);
	try {
		return await lookIntoPdf(pdf, recognise, turns);
	} finally {
		pdf.close();
	}
}
