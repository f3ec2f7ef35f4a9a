import type { DocumentSchema } from '../schema/document-schema';
import type { DocumentValues } from '../values/document-values';
import type { Bill } from './bill/bill';
import { readBill, type BillDocument } from './bill/read-bill';
import { book, type Booked } from './bill/booking';
import { settle } from './bill/settle';
import { withheldProblems } from './bill/withheld';
import type { Built } from './built';
import { csvRows } from './csv-rows';
import { FORMAT_DECIMALS } from './decimals';
import { checkMapping, taxCodesOf, type AccountingMapping } from './mapping';
import { missingPart, type BillProblem, type MissingPart } from './missing';
import { vendorOf, type Vendor } from './party/vendor';
import { datevBatch } from './datev/datev-batch';
import { odooBill } from './odoo/odoo-bill';
import type { BillFormat, PayloadFormat, TableFormat } from './payload-format';
import { quickbooksBill } from './quickbooks/quickbooks-bill';
import { sheetRows } from './sheet-rows';
import { ublInvoice } from './ubl/ubl-invoice';
import { xeroBill } from './xero/xero-bill';
import { zohoBill } from './zoho/zoho-bill';

/** A document for an accounting tool: ready to send, or with a list of what it lacks. */
export interface Accounting {
	readonly format: PayloadFormat;
	/** The supplier, to be looked up in the books. */
	readonly vendor: Vendor;
	/**
	 * What the tool calls it: a bill, a credit or something paid at once. QuickBooks: "Bill", "VendorCredit", "Purchase";
	 * Xero: "Invoices", "CreditNotes", "BankTransactions"; Odoo: "account.move"; Zoho: "bills", "vendorcredits", "expenses";
	 * DATEV: "Buchungsstapel"; UBL: "Invoice", "CreditNote". null for a table and without a body.
	 */
	readonly entity: string | null;
	/** What it comes to, to be compared with what the tool answers; null for a table and without a body. */
	readonly total: number | null;
	/** Empty exactly when there is a body. */
	readonly missing: readonly MissingPart[];
	/** Text for DATEV, UBL and CSV, JSON for all others; null when something is missing. */
	readonly body: object | string | null;
}

const BUILDERS: Readonly<
	Record<BillFormat, (bill: Bill, booked: Booked | null, mapping: AccountingMapping) => Built>
> = {
	quickbooks_bill: quickbooksBill,
	xero_bill: xeroBill,
	odoo_bill: odooBill,
	zoho_bill: zohoBill,
	datev_batch: datevBatch,
	ubl_invoice: ublInvoice,
};

const TABLES: Readonly<
	Record<TableFormat, (values: DocumentValues, schema: DocumentSchema) => object | string>
> = { csv: csvRows, sheet_rows: sheetRows };

const isTableFormat = (format: PayloadFormat): format is TableFormat =>
	Object.hasOwn(TABLES, format);

const NO_FIELDS: BillProblem = {
	concern: 'fields',
	message:
		'What the values mean is not known with a service template or auto-detection, so no bill can be made of them. Choose a preset or fields of your own.',
};

const NOTHING = { entity: null, total: null, body: null };

/** Each message once: currency and date are needed in more than one place. */
const distinct = (parts: readonly MissingPart[]): MissingPart[] => [
	...new Map(parts.map((part) => [`${part.part} ${part.message}`, part])).values(),
];

function billPayload(
	bill: Bill,
	problems: readonly BillProblem[],
	format: BillFormat,
	mapping: AccountingMapping,
): Pick<Accounting, 'entity' | 'total' | 'missing' | 'body'> {
	const settled = settle(bill, problems, FORMAT_DECIMALS[format]);
	const found = 'lines' in settled ? [] : settled;
	const booked = 'lines' in settled ? book(bill, settled, taxCodesOf(mapping)) : null;
	const built = BUILDERS[format](bill, booked, mapping);
	const missing = distinct([
		...found.map((problem) => missingPart(format, problem)),
		...(booked === null
			? []
			: withheldProblems(bill, booked.booking, format, booked.decimals).map((problem) =>
					missingPart(format, problem),
				)),
		...built.missing,
	]);
	return missing.length > 0 || booked === null
		? { missing, ...NOTHING }
		: { missing, entity: built.entity, total: booked.total.toNumber(), body: built.body };
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
	if (isTableFormat(format))
		return {
			format,
			vendor,
			missing: [],
			...NOTHING,
			body: TABLES[format](document.values, schema),
		};
	checkMapping(mapping, schema);
	return schema.mode === 'fields'
		? { format, vendor, ...billPayload(bill, problems, format, mapping) }
		: { format, vendor, missing: [missingPart(format, NO_FIELDS)], ...NOTHING };
}
