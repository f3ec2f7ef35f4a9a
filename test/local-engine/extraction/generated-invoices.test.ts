import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { PRESETS } from '../../../core/schema/presets';
import { toWireFields } from '../../../core/schema/wire-fields';
import { findField } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import { withUsualColumns } from '../page';
import { invoiceIn, type DrawnInvoice } from './generated/invoice';
import { layOut, styleOf } from './generated/layout';
import { LANGUAGE_CODES } from './generated/vocabulary';
import { wordsOfTexts } from './generated/words';

/** What the drawn invoices print, or could. */
const PRINTED: ReadonlySet<string> = new Set([
	...['supplier', 'invoice_number', 'issue_date', 'due_date', 'currency'],
	...['subtotal', 'shipping', 'discount', 'tax', 'total_due', 'line_items'],
]);
const fields = toWireFields(PRESETS.invoice.fields)
	.filter(({ name }) => PRINTED.has(name))
	.map(withUsualColumns);
const SEED = 20_260_331;
const RUNS = { numRuns: 20, seed: SEED };

/** Without the currency, which may be printed at a sum. */
const bare = (text: string): string => text.replace(/\s?(?:EUR|GBP)$/, '');

function read(invoice: DrawnInvoice, texts: ReturnType<typeof layOut>) {
	const study = studyPage(wordsOfTexts(texts), fields);
	const values: Record<string, string> = {};
	let rows: readonly (readonly string[])[] = [];
	for (const found of fields.map((field) => findField(study, field)))
		if (found.kind === 'value') values[found.name] = bare(found.value.text);
		else rows = found.rows.map((row) => Object.values(row).map(({ text }) => text));
	return { currency: invoice.language.currency, values, rows };
}

describe.each(LANGUAGE_CODES)('an invoice in %s, laid out in any way', (code) => {
	test('gives every field, and nothing that it does not have', () => {
		fc.assert(
			fc.property(invoiceIn(code, 'first'), styleOf('first'), (invoice, style) => {
				const { values } = read(invoice, layOut(invoice, style));
				const { currency: _, ...others } = values;
				expect(others).toEqual({
					supplier: invoice.supplier,
					invoice_number: invoice.number,
					issue_date: invoice.issueDate[0],
					due_date: invoice.dueDate[0],
					subtotal: invoice.subtotal,
					shipping: invoice.shipping ?? '',
					discount: invoice.discount ?? '',
					tax: invoice.tax,
					total_due: invoice.total,
				});
			}),
			RUNS,
		);
	});

	test('gives every line item, cell by cell', () => {
		fc.assert(
			fc.property(invoiceIn(code, 'first'), styleOf('first'), (invoice, style) => {
				expect(read(invoice, layOut(invoice, style)).rows).toEqual(
					invoice.lines.map(({ description, quantity, unitPrice, total }) => [
						description,
						quantity,
						unitPrice,
						total,
					]),
				);
			}),
			RUNS,
		);
	});
});
