import Big from 'big.js';

import type { Accounting } from '../../../core/accounting/payload';
import { readTruth, type InvoiceTruth } from '../invoice-truth';
import { isPrintedAsCredit, type Print } from './truth-document';

/** Bookings by tax rate: what an accountant compares. Amounts as text with two decimals. */
export interface Ledger {
	readonly type: 'bill' | 'credit' | 'expense';
	readonly total: string;
	readonly tax: string;
	/** "19: 100.00": the net of each rate, in their order; null where nobody knows. */
	readonly nets: readonly string[] | null;
}

const money = (amount: Big.BigSource): string => new Big(amount).toFixed(2);
const numberIn = (text: string): Big => new Big(text === '' ? 0 : text);

function netsOf(lines: readonly { readonly rate: string; readonly net: Big }[]): string[] {
	const byRate = new Map<string, Big>();
	for (const { rate, net } of lines) byRate.set(rate, (byRate.get(rate) ?? new Big(0)).plus(net));
	return [...byRate]
		.filter(([, net]) => !net.eq(0))
		.map(([rate, net]) => `${rate}: ${money(net)}`)
		.sort();
}

const rateIn = (percent: string): string => numberIn(percent).toFixed();

/** What is to be booked. */
export function expectedLedger({ totals, vat, typeCode }: InvoiceTruth, print: Print): Ledger {
	const gross = numberIn(totals.gross);
	const isCredit = isPrintedAsCredit(print) || typeCode === '381' || gross.lt(0);
	const isPaid = gross.gt(0) && numberIn(totals.due).lte(0);
	return {
		type: isCredit ? 'credit' : isPaid ? 'expense' : 'bill',
		total: money(gross.abs()),
		tax: money(numberIn(totals.tax).abs()),
		nets: netsOf(
			vat.map(({ percent, net }) => ({
				rate: rateIn(percent),
				net: gross.lt(0) ? numberIn(net).times(-1) : numberIn(net),
			})),
		),
	};
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
	path.reduce<unknown>(
		(found, key) =>
			typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined,
		value,
	);
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const amountIn = (value: unknown): Big => new Big(typeof value === 'number' ? value : 0);

/** The codes of the bench are made of the rates: 1000 and the rate in hundredths of a percent. */
export const codeOf = (rate: string): string => new Big(rate).times(100).plus(1000).toFixed();
const rateOf = (code: unknown): string =>
	typeof code === 'string' || typeof code === 'number'
		? new Big(code).minus(1000).div(100).toFixed()
		: '?';

const TYPES: Readonly<Record<string, Ledger['type']>> = {
	Bill: 'bill',
	VendorCredit: 'credit',
	Purchase: 'expense',
	Invoices: 'bill',
	CreditNotes: 'credit',
	BankTransactions: 'expense',
	in_invoice: 'bill',
	in_refund: 'credit',
	in_receipt: 'expense',
	bills: 'bill',
	vendorcredits: 'credit',
	expenses: 'expense',
};

function quickbooksLedger(body: Json, entity: string): Ledger {
	const lines = listIn(body.Line).map((line) => ({
		net: amountIn(at(line, 'Amount')),
		rate: rateOf(at(line, 'AccountBasedExpenseLineDetail', 'TaxCodeRef', 'value')),
	}));
	const tax = amountIn(at(body, 'TxnTaxDetail', 'TotalTax'));
	const net = lines.reduce((sum, line) => sum.plus(line.net), new Big(0));
	return {
		type: TYPES[entity] ?? 'bill',
		total: money(net.plus(tax)),
		tax: money(tax),
		nets: netsOf(lines),
	};
}

function xeroLedger(body: Json, entity: string): Ledger {
	const document = at(body, entity, 0);
	const lines = listIn(at(document, 'LineItems')).filter(
		(line) => at(line, 'LineAmount') !== undefined,
	);
	const isGross = at(document, 'LineAmountTypes') === 'Inclusive';
	const booked = lines.map((line) => {
		const tax = amountIn(at(line, 'TaxAmount'));
		const amount = amountIn(at(line, 'LineAmount'));
		const code = at(line, 'TaxType');
		return { tax, net: isGross ? amount.minus(tax) : amount, rate: rateOf(code) };
	});
	const tax = booked.reduce((sum, line) => sum.plus(line.tax), new Big(0));
	const net = booked.reduce((sum, line) => sum.plus(line.net), new Big(0));
	return {
		type: TYPES[entity] ?? 'bill',
		total: money(net.plus(tax)),
		tax: money(tax),
		nets: netsOf(booked),
	};
}

/** As a tool books that works the tax out by itself, rounding the tax of each rate once. */
function reckonedLedger(
	type: unknown,
	lines: readonly { readonly rate: string; readonly net: Big }[],
): Ledger {
	const rates = [...new Set(lines.map(({ rate }) => rate))];
	const netOf = (wanted: string) =>
		lines.reduce((sum, { rate, net }) => (rate === wanted ? sum.plus(net) : sum), new Big(0));
	const tax = rates.reduce(
		(sum, rate) => sum.plus(rate === '?' ? 0 : netOf(rate).times(rate).div(100).round(2)),
		new Big(0),
	);
	const net = rates.reduce((sum, rate) => sum.plus(netOf(rate)), new Big(0));
	return {
		type: TYPES[typeof type === 'string' ? type : ''] ?? 'bill',
		total: money(net.plus(tax)),
		tax: money(tax),
		nets: netsOf(lines),
	};
}

const productOf = (line: unknown, quantity: string, price: string): Big =>
	amountIn(at(line, quantity))
		.times(amountIn(at(line, price)))
		.round(2);

function odooLedger(body: Json): Ledger {
	const move = at(body, 'vals_list', 0);
	const lines = listIn(at(move, 'invoice_line_ids')).map((command) => {
		const line = at(command, 2);
		return {
			net: productOf(line, 'quantity', 'price_unit'),
			rate: rateOf(at(line, 'tax_ids', 0, 2, 0)),
		};
	});
	return reckonedLedger(at(move, 'move_type'), lines);
}

function zohoLedger(body: Json, entity: string): Ledger {
	const lines = listIn(body.line_items).map((line) => ({
		net: entity === 'expenses' ? amountIn(at(line, 'amount')) : productOf(line, 'quantity', 'rate'),
		rate: rateOf(at(line, 'tax_id')),
	}));
	return reckonedLedger(entity, lines);
}

/** An electronic invoice knows no expense: one that is paid says so in what is due. */
async function ublLedger(xml: string): Promise<Ledger> {
	const truth = await readTruth(xml);
	return expectedLedger(truth, 'as it is');
}

/** What a payload books, read from its body. */
export async function ledgerOf({ format, entity, body }: Accounting): Promise<Ledger | null> {
	if (typeof body === 'string') return format === 'ubl_invoice' ? await ublLedger(body) : null;
	if (!isObject(body) || entity === null) return null;
	if (format === 'odoo_bill') return odooLedger(body);
	if (format === 'zoho_bill') return zohoLedger(body, entity);
	return format === 'xero_bill' ? xeroLedger(body, entity) : quickbooksLedger(body, entity);
}
