import type { DocumentSchema } from '../schema/document-schema';
import type { Bill } from './bill/bill';
import { readBill, type BillDocument } from './bill/read-bill';
import { settle, type Settled } from './bill/settle';
import type { Built } from './built';
import { csvRows } from './csv-rows';
import { checkMapping, type AccountingMapping } from './mapping';
import { missingPart, type BillProblem, type MissingPart } from './missing';
import { vendorOf, type Vendor } from './party/vendor';
import type { BillFormat, PayloadFormat } from './payload-format';
import { quickbooksBill } from './quickbooks/quickbooks-bill';
import { ublInvoice } from './ubl/ubl-invoice';
import { xeroBill } from './xero/xero-bill';

/** A document for an accounting tool: ready to send, or with a list of what it lacks. */
export interface Accounting {
	readonly format: PayloadFormat;
	/** The supplier, to be looked up in the books. */
	readonly vendor: Vendor;
	/** Empty exactly when there is a body. */
	readonly missing: readonly MissingPart[];
	/** JSON for QuickBooks and Xero, text for UBL and CSV; null when something is missing. */
	readonly body: object | string | null;
}

const BUILDERS: Readonly<
	Record<BillFormat, (bill: Bill, settled: Settled | null, mapping: AccountingMapping) => Built>
> = { quickbooks_bill: quickbooksBill, xero_bill: xeroBill, ubl_invoice: ublInvoice };

const NO_FIELDS: BillProblem = {
	concern: 'fields',
	message:
		'What the values mean is not known with a service template or auto-detection, so no bill can be made of them. Choose a preset or fields of your own.',
};

/** Each message once: currency and date are needed in more than one place. */
const distinct = (parts: readonly MissingPart[]): MissingPart[] => [
	...new Map(parts.map((part) => [`${part.part} ${part.message}`, part])).values(),
];

function billPayload(
	bill: Bill,
	problems: readonly BillProblem[],
	format: BillFormat,
	mapping: AccountingMapping,
): Pick<Accounting, 'missing' | 'body'> {
	const settled = settle(bill, problems);
	const found = 'lines' in settled ? [] : settled;
	const built = BUILDERS[format](bill, 'lines' in settled ? settled : null, mapping);
	const missing = distinct([
		...found.map((problem) => missingPart(format, problem)),
		...built.missing,
	]);
	return { missing, body: missing.length === 0 ? built.body : null };
}

/**
 * Makes a document into the body an accounting tool takes. Nothing is invented: what neither the document nor the mapping
 * gives is listed as missing, and amounts must add up to the printed total.
 *
 * @throws SchemaError where the mapping names a column that the schema doesn't have
 */
export function payloadOf(
	document: BillDocument,
	schema: DocumentSchema,
	format: PayloadFormat,
	mapping: AccountingMapping,
): Accounting {
	const { bill, problems } = readBill(document, schema, mapping);
	const vendor = vendorOf(bill);
	if (format === 'csv')
		return { format, vendor, missing: [], body: csvRows(document.values, schema) };
	checkMapping(mapping, schema);
	return schema.mode === 'fields'
		? { format, vendor, ...billPayload(bill, problems, format, mapping) }
		: { format, vendor, missing: [missingPart(format, NO_FIELDS)], body: null };
}
