import Big from 'big.js';

import { natureOf } from '../../decision/document-nature';
import { figuresOf, isFigure, type Found } from '../../decision/figures';
import type { ProcessedDocument } from '../../pipeline/output';
import type { DocumentSchema } from '../../schema/document-schema';
import type { FieldRole } from '../../schema/role';
import { rolesOf } from '../../schema/roles';
import type { AccountingMapping } from '../mapping';
import type { BillProblem, Concern } from '../missing';
import { givenText } from '../plain-text';
import type { Bill, Codes } from './bill';
import { asBooked } from './credit';
import { printedText } from './printed';
import { readLines } from './read-lines';

/** A document, as far as bookkeeping needs it. */
export interface BillDocument extends Pick<ProcessedDocument, 'values'> {
	readonly judgement: Pick<ProcessedDocument['judgement'], 'lineAmounts'>;
}

/**
 * Amounts and dates that are printed but can't be read stop the bill. A subtotal is not needed; shipping and discount may
 * say "free": the total shows whether anything is lacking.
 */
const MUST_BE_READABLE: readonly (readonly [FieldRole, Concern])[] = [
	['issue_date', 'issue_date'],
	['due_date', 'due_date'],
	['tax', 'tax'],
	['total', 'total'],
	['paid', 'paid'],
	['amount_due', 'paid'],
	['withholding_tax', 'paid'],
	['rounding', 'total'],
];

const amountIn = (found: Found): Big | null => (isFigure(found) ? found.amount : null);

/** Reads a document as a bill. Problems are listed, never worked around. */
export function readBill(
	{ values, judgement }: BillDocument,
	schema: DocumentSchema,
	mapping: AccountingMapping,
): { readonly bill: Bill; readonly problems: readonly BillProblem[] } {
	const roles = rolesOf(schema);
	const figures = figuresOf(values, roles);
	const { fields } = roles;
	const text = (role: FieldRole) => printedText(values.cells, fields[role]?.[0]);
	const date = (role: 'issue_date' | 'due_date') => {
		const value = values.cells[fields[role]?.[0] ?? '']?.value;
		return typeof value === 'string' && value !== '' ? value : null;
	};
	const amount = (role: Parameters<typeof figures.of>[0]) => amountIn(figures.of(role));
	const rate = values.cells[fields.tax_rate?.[0] ?? '']?.value;

	const account = givenText(mapping.accountCode);
	const tracking = givenText(mapping.tracking);
	const codes: Codes = { account, item: null, taxCode: null, tracking };
	const { lines, problems } = readLines(figures, roles.table?.columns ?? {}, mapping, {
		...codes,
		item: givenText(mapping.itemCode),
	});
	const unreadable = MUST_BE_READABLE.flatMap(([role, concern]) =>
		(fields[role] ?? []).flatMap((field): BillProblem[] => {
			const cell = values.cells[field];
			if (cell === undefined || cell.unreadable === null) return [];
			const message = `“${field}” can’t be read: “${givenText(String(cell.raw)) ?? ''}”. Compare it with the document and correct it.`;
			return [{ concern, field, message }];
		}),
	);
	return {
		bill: asBooked({
			fieldNames: fields,
			nature: natureOf(values, roles),
			supplier: {
				name: text('supplier_name'),
				vatId: text('supplier_vat_id'),
				country: text('supplier_country'),
			},
			iban: text('iban'),
			buyer: {
				name: text('buyer_name'),
				vatId: text('buyer_vat_id'),
				country: text('buyer_country'),
			},
			number: text('invoice_number'),
			orderNumber: givenText(mapping.orderNumber) ?? text('order_number'),
			paymentTerms: text('payment_terms'),
			issueDate: date('issue_date'),
			dueDate: date('due_date'),
			currency: values.currency,
			lines,
			codes,
			subtotal: amount('subtotal'),
			shipping: amount('shipping'),
			serviceCharge: amount('service_charge'),
			rounding: amount('rounding'),
			tip: amount('tip'),
			withholding: amount('withholding_tax')?.abs() ?? null,
			discount: amount('discount')?.abs() ?? null,
			taxRate: typeof rate === 'number' ? new Big(rate) : null,
			tax: amount('tax'),
			total: amount('total'),
			paid: amount('paid')?.abs() ?? null,
			amountDue: fields.amount_due?.[0] === fields.total?.[0] ? null : amount('amount_due'),
			lineAmounts: judgement.lineAmounts,
		}),
		problems: [...unreadable, ...problems],
	};
}
