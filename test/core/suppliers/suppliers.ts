import type { Cell, Extraction } from '../../../core/api/extraction';
import type { AccountingSettings } from '../../../core/accounting/with-payload';
import { processDocument, type ProcessedDocument } from '../../../core/pipeline/output';
import { PRESETS } from '../../../core/schema/presets';
import type { KnownSupplier } from '../../../core/suppliers/known-supplier';
import { useSuppliers } from '../../../core/suppliers/use-suppliers';
import { sureInvoice } from '../../service-double/extractions';

export const SCHEMA = { mode: 'fields', fields: PRESETS.invoice.fields } as const;
const TODAY = '2026-05-04';
const POLICY = { threshold: 0.85, fieldsThatCount: 'all', liftByChecks: false } as const;
const VALUES = { dateOrder: 'ask', defaultCurrency: null } as const;
const SOURCE = { file_name: 'a.pdf', property: 'data', mime_type: null, pages: 1, sha256: 'f' };

/** Both with right check digits. */
export const IBAN = 'DE89370400440532013000';
export const OTHER_IBAN = 'FR1420041010050500013M02606';

export const known = (values: Partial<KnownSupplier> = {}): KnownSupplier => ({
	supplier: 'acme co',
	name: 'ACME Co.',
	vat_id: null,
	iban: null,
	vendor_id: null,
	account: null,
	tax_code: null,
	date_order: null,
	currency: null,
	...values,
});

export const invoiceWith = (cells: Readonly<Record<string, Cell>>): Extraction => ({
	...sureInvoice,
	cells: { ...sureInvoice.cells, ...cells },
});

export const read = (extraction: Extraction): ProcessedDocument =>
	processDocument(
		extraction,
		SCHEMA,
		{ values: { ...VALUES, today: TODAY }, policy: POLICY },
		{ source: SOURCE, requestIds: [], scans: 1 },
	);

export const readKnowing = (
	extraction: Extraction,
	rows: readonly KnownSupplier[],
	accounting: AccountingSettings | null = null,
) => useSuppliers(read(extraction), { values: VALUES, policy: POLICY, accounting }, rows, TODAY);
