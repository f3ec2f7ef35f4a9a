import { listAt, numberAt, valueAt } from '../../core/accounting/json-body';
import type { Tool } from './books';

/** Of the company. */
export const COMPANY = '4620816365';

const prefix = `/v3/company/${COMPANY}/`;
const MAX_KEY = 50;
const QUERY =
	/^select \* from (?:Bill|VendorCredit|Purchase) where DocNumber = '(?<number>(?:[^'\\]|\\['\\])*)' maxresults 1000$/;

/** The number that a query is for; undefined when QuickBooks would not understand it. */
export const numberAsked = (query: string): string | undefined =>
	QUERY.exec(query)?.groups?.['number']?.replaceAll(/\\(.)/g, '$1');

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** QuickBooks requires a vendor, and for every line an amount and the detail that its type names. */
function problemsOf(body: unknown): string[] {
	const problems: string[] = [];
	if (!isText(valueAt(body, 'VendorRef', 'value'))) problems.push('no vendor');
	for (const line of listAt(body, 'Line')) {
		const type = valueAt(line, 'DetailType');
		const detail = valueAt(line, String(type));
		const target =
			type === 'ItemBasedExpenseLineDetail'
				? valueAt(detail, 'ItemRef', 'value')
				: valueAt(detail, 'AccountRef', 'value');
		if (!isText(target)) problems.push(`a line without account or item: ${JSON.stringify(line)}`);
		if (!Number.isFinite(numberAt(line, 'Amount'))) problems.push('a line without an amount');
	}
	const number = valueAt(body, 'DocNumber');
	if (typeof number !== 'string' || number.length > 21) problems.push('no number it can hold');
	return problems;
}

/** The lines, and the tax on top of them. */
function totalOf(bill: unknown): number {
	const tax = valueAt(bill, 'TxnTaxDetail', 'TotalTax');
	return listAt(bill, 'Line').reduce<number>(
		(sum, line) => sum + numberAt(line, 'Amount'),
		typeof tax === 'number' ? tax : 0,
	);
}

/** As much of QuickBooks Online as a bill needs. */
export const quickBooks: Tool = {
	prefix,
	keyOf: (_, url) => {
		const key = url.searchParams.get('requestid');
		return key !== null && key !== '' && key.length <= MAX_KEY ? key : undefined;
	},
	problemsOf: (_, url, body) => [
		...(/^(?:bill|vendorcredit|purchase)$/.test(url.pathname.slice(prefix.length))
			? []
			: [`nothing is entered at ${url.pathname}`]),
		...problemsOf(body),
	],
	find(url, bills) {
		const number = numberAsked(url.searchParams.get('query') ?? '');
		if (number === undefined) throw new Error(`no such question: ${url.search}`);
		const found = bills.filter((bill) => valueAt(bill, 'DocNumber') === number);
		return { QueryResponse: found.length === 0 ? {} : { Bill: found } };
	},
	billIn: (body) => body,
	entered: (bill) => ({
		Bill: { ...(typeof bill === 'object' ? bill : {}), TotalAmt: totalOf(bill) },
	}),
};
