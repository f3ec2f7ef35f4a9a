import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';

import { contract } from '../../core/accounting/contract';
import { valueAt } from '../../core/accounting/json-body';
import { bodyValidator, XERO } from '../../core/accounting/xero-schema';
import type { Tool } from './books';

/** Of the organisation. */
export const TENANT = '3c3b9c1e-6b7a-4a5e-9a55-0d4a8f1f2a10';

const prefix = '/api.xro/2.0/Invoices';
const validate = existsSync(contract(XERO)) ? bodyValidator('Invoices') : undefined;
if (validate === undefined)
	process.stderr.write(
		`Bills are not checked against ../shared/contracts/${XERO}: it is not there\n`,
	);

/** Xero knows no way to write a quote or a backslash inside a text: with one it says "Syntax error". */
const WHERE =
	/^Type=="(?:ACCPAY|ACCPAYCREDIT|SPEND)" AND (?:(?:InvoiceNumber|CreditNoteNumber|Reference)=="(?<number>[^"\\]*)"|(?<key>InvoiceNumber|CreditNoteNumber|Reference)!=null AND \k<key>\.Contains\("(?<part>[^"\\]*)"\))$/;

/** Whether a question is for a number; undefined when Xero would not understand it. */
export function whichNumbers(where: string): ((number: string) => boolean) | undefined {
	const groups = WHERE.exec(where)?.groups;
	if (groups === undefined) return undefined;
	const { number, part = '' } = groups;
	return (one) => (number === undefined ? one.includes(part) : one === number);
}

/** Xero has one contact with a name, and tells both its name and its id, whichever it was given. */
function withWholeContact(bill: unknown, contacts: Map<string, string>): unknown {
	const id = valueAt(bill, 'Contact', 'ContactID');
	const name = valueAt(bill, 'Contact', 'Name');
	const known = [...contacts].find((contact) => contact[0] === id || contact[1] === name);
	const [ContactID, Name] = known ?? [
		typeof id === 'string' ? id : randomUUID(),
		typeof name === 'string' ? name : 'Somebody',
	];
	contacts.set(ContactID, Name);
	return { ...(typeof bill === 'object' ? bill : {}), Contact: { ContactID, Name } };
}

/** Names of the contacts, by their id. */
const contacts = new Map<string, string>();

/** As much of Xero as a bill needs. */
export const xero: Tool = {
	prefix,
	keyOf: (request) => {
		const key = request.headers['idempotency-key'];
		return typeof key === 'string' && key.length <= 128 ? key : undefined;
	},
	problemsOf(request, url, body) {
		const problems: string[] = [];
		if (request.headers['xero-tenant-id'] !== TENANT) problems.push('another tenant');
		if (url.searchParams.get('unitdp') !== '4') problems.push('four decimals were not asked for');
		if (validate !== undefined && !validate(body))
			problems.push(...(validate.errors ?? []).map((error) => JSON.stringify(error)));
		return problems;
	},
	find(url, bills) {
		const isAsked = whichNumbers(url.searchParams.get('where') ?? '');
		if (isAsked === undefined) throw new Error(`no such question: ${url.search}`);
		const found = bills.filter((bill) => isAsked(String(valueAt(bill, 'InvoiceNumber'))));
		return { Invoices: found.map((bill) => withWholeContact(bill, contacts)) };
	},
	billIn: (body) => valueAt(body, 'Invoices', 0),
	entered: (bill) => ({ Invoices: [bill] }),
};
