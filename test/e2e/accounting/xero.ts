import { existsSync } from 'node:fs';

import { contract } from '../../core/accounting/contracts';
import { valueAt } from '../../core/accounting/json-body';
import { invoicesValidator, XERO } from '../../core/accounting/xero-schema';
import type { Tool } from './books';

/** Of the organisation. */
export const TENANT = '3c3b9c1e-6b7a-4a5e-9a55-0d4a8f1f2a10';

const prefix = '/api.xro/2.0/Invoices';
const validate = existsSync(contract(XERO)) ? invoicesValidator() : undefined;
if (validate === undefined)
	process.stderr.write(
		`Bills are not checked against ../shared/contracts/${XERO}: it is not there\n`,
	);

/** `Type=="ACCPAY" AND InvoiceNumber=="12"` */
const WHERE = /^Type=="ACCPAY" AND InvoiceNumber=="(?<number>[^"]*)"$/;

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
		const number = WHERE.exec(url.searchParams.get('where') ?? '')?.groups?.['number'];
		if (number === undefined) throw new Error(`no such question: ${url.search}`);
		return { Invoices: bills.filter((bill) => valueAt(bill, 'InvoiceNumber') === number) };
	},
	billIn: (body) => valueAt(body, 'Invoices', 0),
	entered: (bill) => ({ Invoices: [bill] }),
};
