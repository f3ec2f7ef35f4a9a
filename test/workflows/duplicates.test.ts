import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/v4-mini';

import { numberAsked } from '../e2e/accounting/quickbooks';
import { whichNumbers } from '../e2e/accounting/xero';
import { evaluate, nodeOf } from './in-workflow';

const DOCUMENT = 'One after the other';

const query = z.object({
	queryParameters: z.object({ parameters: z.array(z.object({ value: z.string() })) }),
});
const condition = z.object({
	conditions: z.object({ conditions: z.array(z.object({ leftValue: z.string() })) }),
});

/** The question for a document's number, as it is sent. */
const question = (workflow: number, node: string, body: unknown, entity: string): string => {
	const { parameters } = query.parse(nodeOf(workflow, node).parameters).queryParameters;
	const nodes = { [DOCUMENT]: [{ accounting: { body, entity } }] };
	return String(evaluate(parameters[0]?.value ?? '', { json: {}, nodes }));
};
const isThere = (
	workflow: number,
	body: unknown,
	answer: unknown,
	entity = workflow === 2 ? 'Bill' : 'Invoices',
): unknown => {
	const { conditions } = condition.parse(nodeOf(workflow, 'Is it there?').parameters);
	const nodes = { [DOCUMENT]: [{ accounting: { body, entity } }] };
	return evaluate(conditions.conditions[0]?.leftValue ?? '', { json: answer, nodes });
};

const ID = '5b96e86b-418e-4e8b-8949-308c14aec278';
/** Numbers as they are printed, and worse. */
const number = fc.oneof(
	fc.string({ minLength: 1, maxLength: 21 }),
	fc.stringMatching(/^[A-Z0-9"'\\/-]{1,21}$/),
);

const NODES = ['Look for the bill', 'Look once more'];

describe.each(NODES)('%s', (node) => {
	test('asks QuickBooks for exactly the number of the document', () => {
		fc.assert(
			fc.property(number, (DocNumber) => {
				expect(numberAsked(question(2, node, { DocNumber }, 'Bill'))).toBe(DocNumber);
			}),
		);
	});
	test('asks Xero in a way that it understands, and that finds the number', () => {
		fc.assert(
			fc.property(number, (InvoiceNumber) => {
				const asked = question(
					3,
					node,
					{ Invoices: [{ Type: 'ACCPAY', InvoiceNumber }] },
					'Invoices',
				);
				expect(whichNumbers(asked)?.(InvoiceNumber)).toBe(true);
			}),
		);
	});
});

const xero = (InvoiceNumber: string, Contact: object) => ({
	Invoices: [{ InvoiceNumber, Contact }],
});

test.each([
	['by its id', { ContactID: ID }, true],
	['by its id in capitals', { ContactID: ID.toUpperCase() }, true],
	['by its name', { Name: 'ACME Co.' }, true],
	['by its name, written another way', { Name: ' acme co. ' }, true],
	['with another id', { ContactID: '00000000-0000-0000-0000-000000000000' }, false],
	['with another name', { Name: 'ACNE Co.' }, false],
])('a bill of a contact %s', (_, contact, found) => {
	const answer = xero('12"A', { ContactID: ID, Name: 'ACME Co.' });
	expect(isThere(3, xero('12"A', contact), answer)).toBe(found);
	expect(isThere(3, xero('12A', contact), answer)).toBe(false);
	expect(isThere(3, xero('12"A', contact), { Invoices: [] })).toBe(false);
	expect(isThere(3, xero('12"A', contact), xero('12"A', {}))).toBe(false);
});

test('a bill of QuickBooks is known by its number and vendor', () => {
	const body = { DocNumber: "1'2", VendorRef: { value: '56' } };
	const answer = (Bill?: object[]) => ({ QueryResponse: { ...(Bill ? { Bill } : {}) } });
	expect(isThere(2, body, answer([body]))).toBe(true);
	expect(isThere(2, body, answer([{ ...body, VendorRef: { value: '57' } }]))).toBe(false);
	expect(isThere(2, body, answer([{ ...body, VendorRef: undefined }]))).toBe(false);
	expect(isThere(2, body, answer([{ ...body, DocNumber: '12' }]))).toBe(false);
	expect(isThere(2, body, answer())).toBe(false);
});

test('credits and expenses are looked for among their own', () => {
	const credit = { DocNumber: '1', VendorRef: { value: '56' } };
	const spent = { DocNumber: '1', EntityRef: { value: '56' } };
	const answer = (entity: string, one: object) => ({ QueryResponse: { [entity]: [one] } });
	expect(isThere(2, credit, answer('VendorCredit', credit), 'VendorCredit')).toBe(true);
	expect(isThere(2, credit, answer('Bill', credit), 'VendorCredit')).toBe(false);
	expect(isThere(2, spent, answer('Purchase', spent), 'Purchase')).toBe(true);
	const note = { Type: 'ACCPAYCREDIT', CreditNoteNumber: '1"2', Contact: { Name: 'ACME' } };
	const body = { CreditNotes: [note] };
	expect(isThere(3, body, body, 'CreditNotes')).toBe(true);
	expect(
		isThere(3, body, { CreditNotes: [{ ...note, CreditNoteNumber: '2' }] }, 'CreditNotes'),
	).toBe(false);
	expect(question(3, 'Look for the bill', body, 'CreditNotes')).toBe(
		'Type=="ACCPAYCREDIT" AND CreditNoteNumber!=null AND CreditNoteNumber.Contains("1")',
	);
	expect(question(2, 'Look for the bill', credit, 'VendorCredit')).toMatch(
		/^select \* from VendorCredit where DocNumber = '1'/,
	);
});

test('a bill that QuickBooks brings to another total is told to the clerk', () => {
	const { conditions } = condition.parse(nodeOf(2, 'Is its total right?').parameters);
	const isRight = (TotalAmt: number) =>
		evaluate(conditions.conditions[0]?.leftValue ?? '', {
			json: { Bill: { TotalAmt } },
			nodes: { [DOCUMENT]: [{ accounting: { entity: 'Bill', total: 119 } }] },
		});
	expect(isRight(119)).toBe(true);
	expect(isRight(107)).toBe(false);
});
