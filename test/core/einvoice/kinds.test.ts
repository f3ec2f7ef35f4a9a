import { describe, expect, test } from '@jest/globals';

import { isFound, lookInside } from '../../../core/einvoice/look-inside';
import { toExtraction } from '../../../core/einvoice/to-extraction';
import { loadRenderer } from '../../../core/files/pdf/load-renderer';
import { processDocument } from '../../../core/pipeline/output';
import { PRESETS } from '../../../core/schema/presets';
import { ownCii } from '../../files/einvoices/own/cii';
import { decimal, sumsOf, totalOfLine, type OwnInvoice } from '../../files/einvoices/own/invoice';
import { correctedInvoice, invoiceOf, KINDS } from '../../files/einvoices/own/kinds';
import { randomFrom } from '../../files/einvoices/own/random';
import { ownUbl } from '../../files/einvoices/own/ubl';
import { inOneGo } from '../../files/turns';

const schema = { mode: 'fields', fields: PRESETS.invoice.fields } as const;
const TODAY = '2026-11-27';
const SEED = 16;

/** What the product says of an e-invoice: its values as read, and whether it may go on. */
async function processed(xml: string) {
	const kind = { kind: 'e-invoice', mediaType: 'application/xml' } as const;
	const inside = await lookInside(Buffer.from(xml), kind, '', {
		loadPdfRenderer: loadRenderer,
		turns: inOneGo,
	});
	if (!isFound(inside)) throw new Error('no e-invoice');
	const { values, judgement } = processDocument(
		toExtraction(inside.invoice, schema),
		schema,
		{
			values: { dateOrder: 'ask', defaultCurrency: null, today: TODAY },
			policy: { threshold: 0.85, fieldsThatCount: 'all', liftByChecks: false },
		},
		{
			source: {
				file_name: 'x.xml',
				property: null,
				mime_type: 'application/xml',
				pages: 0,
				sha256: 'f',
			},
			requestIds: [],
			scans: 0,
		},
	);
	const amount = (value: unknown) => (typeof value === 'number' ? value.toFixed(2) : value);
	const { cells, tables } = values;
	return {
		decision: judgement.document.decision,
		reasons: judgement.document.reasons.map(({ message }) => message),
		number: cells.invoice_number?.value,
		date: cells.issue_date?.value,
		due: cells.due_date?.value,
		supplier: cells.supplier?.value,
		subtotal: amount(cells.subtotal?.value),
		total: amount(cells.total_due?.value),
		amountDue: amount(cells.amount_due?.value),
		lines: (tables.line_items ?? []).map(({ line_total }) => amount(line_total?.value)),
	};
}

/** The same of the facts. A credit note of positive amounts has the minus. */
function expected(invoice: OwnInvoice, totals: readonly number[]) {
	const sums = sumsOf(invoice);
	const sign = invoice.type === '381' && sums.gross > 0 ? -1 : 1;
	const signed = (cents: number) => decimal(cents === 0 ? 0 : sign * cents);
	return {
		decision: 'accepted',
		reasons: [],
		number: invoice.number,
		date: invoice.date,
		due: invoice.due,
		supplier: invoice.supplier,
		subtotal: signed(sums.lines),
		total: signed(sums.gross),
		amountDue: signed(sums.due),
		lines: totals.map(signed),
	};
}

const wholes = ({ lines }: OwnInvoice) => lines.map(totalOfLine);
const details = ({ lines }: OwnInvoice) =>
	lines.flatMap((line) =>
		line.parts.length === 0 ? [totalOfLine(line)] : line.parts.map(({ share }) => share),
	);

describe.each(Object.keys(KINDS))('an invoice: %s', (kind) => {
	const invoice = invoiceOf(kind, randomFrom(SEED));

	test.each([
		['UBL', ownUbl(invoice), wholes(invoice)],
		['UBL, whatever its type', ownUbl(invoice, 'Invoice'), wholes(invoice)],
		['CII', ownCii(invoice), wholes(invoice)],
		['CII of BASIC', ownCii(invoice, 'BASIC'), wholes(invoice)],
		['CII of EXTENDED', ownCii(invoice, 'EXTENDED'), details(invoice)],
	])('%s gives what it says, and goes on', async (_syntax, xml, totals) => {
		expect(await processed(xml)).toEqual(expected(invoice, totals));
	});
});

test('a corrected invoice that is to be paid goes to a person: the one before may be paid as well', async () => {
	const { decision, reasons } = await processed(ownUbl(correctedInvoice(randomFrom(SEED))));
	expect(decision).toBe('review');
	expect(reasons).toEqual([expect.stringContaining('it takes the place of an earlier invoice')]);
});

test('where nothing says which lines are parts, all are lines', async () => {
	const invoice = invoiceOf('lines of parts', randomFrom(SEED));
	const loose = ownCii(invoice).replace(/<ram:ParentLineID>[^<]*<\/ram:ParentLineID>/g, '');
	expect((await processed(loose)).lines).toHaveLength(invoice.lines.length * 3);
});
