import type { DocumentSchema } from '../schema/document-schema';
import { readBill, type BillDocument } from './bill/read-bill';
import type { Accounting } from './payload';
import type { PayloadFormat } from './payload-format';
import { windows1252 } from './windows-1252';

/** A payload as a file to attach. */
export interface AccountingFile {
	/** Of letters, digits, dots, dashes and underscores only: no path, no device name. */
	readonly fileName: string;
	readonly mimeType: string;
	readonly bytes: Uint8Array;
}

interface FileType {
	readonly extension: string;
	readonly mimeType: string;
	/** What tools of the field look for at the beginning of a name. */
	readonly prefix: string;
	readonly encode: (text: string) => Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The formats that are files. */
const FILE_TYPES: ReadonlyMap<PayloadFormat, FileType> = new Map([
	[
		'ubl_invoice',
		{ extension: 'xml', mimeType: 'application/xml', prefix: 'invoice', encode: utf8 },
	],
	['csv', { extension: 'csv', mimeType: 'text/csv', prefix: 'invoice', encode: utf8 }],
	[
		'datev_batch',
		{ extension: 'csv', mimeType: 'text/csv', prefix: 'EXTF_invoice', encode: windows1252 },
	],
]);

/** Whether a payload of this format can be had as a file. */
export const isFileFormat = (format: PayloadFormat): boolean => FILE_TYPES.has(format);

const MOST_CHARACTERS = 60;

/** "RE/2024–0815" -> "RE-2024-0815"; "" where nothing harmless is left. */
const harmless = (number: string): string =>
	number
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^A-Za-z0-9._-]+/g, '-')
		.slice(0, MOST_CHARACTERS)
		.replace(/\.{2,}/g, '.')
		.replace(/^[._-]+|[._-]+$/g, '');

/**
 * A UBL, CSV or DATEV payload as a file named after the invoice: `invoice-RE-2024-0815.xml`, or `invoice.xml` without a number;
 * `EXTF_invoice-RE-2024-0815.csv` for DATEV, which knows its files by that.
 *
 * @returns null for a payload that is no file, or lacks something
 */
export function fileOf(
	{ format, body }: Pick<Accounting, 'format' | 'body'>,
	document: BillDocument,
	schema: DocumentSchema,
): AccountingFile | null {
	const type = FILE_TYPES.get(format);
	if (type === undefined || typeof body !== 'string') return null;
	const number = harmless(readBill(document, schema, {}).bill.number ?? '');
	return {
		fileName: `${[type.prefix, number].filter((part) => part !== '').join('-')}.${type.extension}`,
		mimeType: type.mimeType,
		bytes: type.encode(body),
	};
}
