import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { listAt, numberAt, valueAt } from '../core/accounting/json-body';
import { openBooks, signedIn, type Books, type Moment } from './accounting/books';
import { COMPANY } from './accounting/quickbooks';
import { TENANT } from './accounting/xero';
import { invoiceMail, sample, SENDER } from './mail/invoice-mail';
import { startMailStage, type MailStage } from './mail/mail-stage';
import { runsOnceThereAre } from './runs';
import { addShippedWorkflow } from './shipped-workflow';
import { truthOf } from './truth';
import { until } from './until';

const TWO_PAGES = 'invoice-two-pages.pdf';
const CLEAN = 'invoice-clean.png';
const EU = 'invoice-eu.png';
const SCAN = 'invoice-scan.pdf';
const DOUBTFUL = 'invoice-doubtful.png';
const DAMAGED = { name: 'march.pdf', bytes: Buffer.from('%PDF-1.7\n') };
const CLERK = 'clerk@example.com';

let place: MailStage;
beforeAll(async () => {
	place = await startMailStage();
});
afterAll(() => place.close());

/** What a bill says was bought, whatever the tool calls it. */
interface Reading {
	readonly number: unknown;
	readonly lines: readonly (readonly unknown[])[];
	readonly total: number;
}
const sumOf = (amounts: readonly number[]) =>
	Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100;

const readXero = (bill: unknown): Reading => {
	const lines = listAt(bill, 'LineItems');
	return {
		number: valueAt(bill, 'InvoiceNumber'),
		lines: lines.map((line) =>
			['Description', 'Quantity', 'UnitAmount', 'LineAmount'].map((key) => valueAt(line, key)),
		),
		total: sumOf(lines.flatMap((one) => [numberAt(one, 'LineAmount'), numberAt(one, 'TaxAmount')])),
	};
};
const readQuickBooks = (bill: unknown): Reading => {
	const lines = listAt(bill, 'Line');
	return {
		number: valueAt(bill, 'DocNumber'),
		// the last line is the tax
		lines: lines
			.slice(0, -1)
			.map((line) => [valueAt(line, 'Description'), valueAt(line, 'Amount')]),
		total: sumOf(lines.map((line) => numberAt(line, 'Amount'))),
	};
};
const itemsOf = (file: string) => truthOf(file).line_items;

const TOOLS = [
	{
		name: 'Xero',
		file: '3-mail-to-xero-bill.json',
		credential: signedIn('xeroOAuth2Api'),
		settings: (url: string) => ({ xeroUrl: url, tenantId: TENANT }),
		read: readXero,
		linesOf: (file: string) =>
			itemsOf(file).map((item) => [
				item.item_description,
				item.quantity,
				item.unit_price,
				item.line_total,
			]),
	},
	{
		name: 'QuickBooks',
		file: '2-mail-to-quickbooks-bill.json',
		credential: signedIn('quickBooksOAuth2Api'),
		settings: (url: string) => ({
			quickBooksUrl: url,
			companyId: COMPANY,
			taxAccount: '72',
			vendors: JSON.stringify({ [SENDER]: '56' }),
		}),
		read: readQuickBooks,
		linesOf: (file: string) =>
			itemsOf(file).map((item) => [item.item_description, item.line_total]),
	},
] as const;

describe.each(TOOLS)('bills in $name', ({ name, file, credential, settings, read, linesOf }) => {
	let books: Books;
	let workflow = '';
	let runs = 0;

	beforeAll(async () => {
		books = await openBooks();
		const { api } = place.stage;
		const credentials = [...place.credentials, credential];
		const own = { ...settings(books.url), clerk: CLERK };
		workflow = await addShippedWorkflow(api, file, own, credentials);
		await api.activateWorkflow(workflow);
	});
	afterAll(async () => {
		await place.stage.api.deactivateWorkflow(workflow);
		await books.close();
	});

	/** Delivers a mail and waits until the workflow has dealt with it. */
	async function deliver(subject: string, ...files: string[]): Promise<void> {
		await place.mailbox.deliver(await invoiceMail(subject, ...files));
		runs++;
		const ended = await runsOnceThereAre(place.stage.api, workflow, runs);
		expect(ended.at(-1)?.status).toBe('success');
	}
	const billOf = (document: string): Reading => ({
		number: truthOf(document).invoice_number,
		lines: linesOf(document),
		total: truthOf(document).total_due,
	});

	test('sure invoices are entered with all their lines, the doubtful one goes to the clerk', async () => {
		const { outbox } = place;
		const before = outbox.mails.length;
		await deliver('Three invoices', TWO_PAGES, DOUBTFUL, CLEAN);
		expect(books.problems).toEqual([]);
		expect(books.bills.map(read)).toEqual([billOf(TWO_PAGES), billOf(CLEAN)]);
		expect(outbox.mails.slice(before)).toEqual([
			{
				to: [CLERK],
				subject: `Please check: ${DOUBTFUL}, Harrow Lane Joinery Inc., HL-3391`,
				text: expect.stringMatching(/total_due: match ratio [\d.]+ is below 0\.85/),
				files: [await sample(DOUBTFUL)],
			},
		]);
	});

	test('the same mail again enters nothing, and the clerk is told so', async () => {
		const { outbox } = place;
		const before = outbox.mails.length;
		await deliver('Again', CLEAN);
		expect(books.bills).toHaveLength(2);
		expect(outbox.mails.slice(before)).toMatchObject([
			{
				subject: `Not entered in ${name}: ${CLEAN}, Alder & Finch Stationery Ltd., AF-2026-0417`,
				text: expect.stringContaining(`is in ${name} already. It was not entered again.`),
				files: [{ name: CLEAN }],
			},
		]);
	});

	test('a bill that is refused goes to the clerk with the reason and the document', async () => {
		const { outbox } = place;
		const before = outbox.mails.length;
		books.refuse('The period is closed');
		await deliver('Closed', EU);
		books.refuse(undefined);
		expect(books.bills).toHaveLength(2);
		expect(outbox.mails.slice(before)).toMatchObject([
			{
				subject: expect.stringContaining(`Not entered in ${name}: ${EU}, Lindenhof`),
				text: expect.stringMatching(/did not take it: .*The period is closed[^]*mail "Closed"/),
				files: [await sample(EU)],
			},
		]);
	});

	test('a bill without an answer is looked up: it is not there, or nobody can say', async () => {
		const { outbox } = place;
		const before = outbox.mails.length;
		books.cut('not entered');
		await deliver('Cut off', EU);
		books.answerOneQuestionOnly(true);
		await deliver('Cut off for good', EU);
		books.answerOneQuestionOnly(false);
		books.cut(undefined);
		expect(books.bills).toHaveLength(2);
		expect(outbox.mails.slice(before)).toMatchObject([
			{
				subject: expect.stringContaining(`Not entered in ${name}: ${EU}`),
				text: expect.stringMatching(/gave no clear answer.*is not there\. Look once more/),
			},
			{
				subject: expect.stringContaining(`Unclear in ${name}: ${EU}`),
				text: expect.stringContaining(`Look for it in ${name} before you enter it by hand.`),
				files: [await sample(EU)],
			},
		]);
	});

	test('a bill that was entered, whose answer is lost, is found, and the clerk is told that it is there', async () => {
		const { outbox } = place;
		const before = outbox.mails.length;
		books.cut('entered');
		await deliver('Lost', SCAN);
		books.cut(undefined);
		expect(books.bills).toHaveLength(3);
		expect(outbox.mails.slice(before)).toMatchObject([
			{
				subject: expect.stringContaining(`Entered in ${name}: ${SCAN}`),
				text: expect.stringContaining('Do not enter it again.'),
				files: [await sample(SCAN)],
			},
		]);
	});

	test('a mail that the mail server refuses stops no other, is tried for itself, and is told of once', async () => {
		const { outbox, stage, mailbox } = place;
		const before = outbox.mails.length;
		outbox.refuse(DOUBTFUL);
		await mailbox.deliver(await invoiceMail('Some', CLEAN, DOUBTFUL, DAMAGED, TWO_PAGES));
		runs++;
		const ended = await runsOnceThereAre(stage.api, workflow, runs);
		expect(ended.at(-1)?.status).toBe('error');
		const told = await until('the clerk is told', () =>
			outbox.mails.slice(before).find(({ text }) => text.includes('- Some, from')),
		);
		outbox.refuse(undefined);
		expect(told.text).toContain(DOUBTFUL);
		expect(told.text).toContain('554');
		expect(told.text).toContain('all others were dealt with');
		expect(
			outbox.mails
				.slice(before)
				.map(({ subject }) => subject)
				.toSorted(),
		).toEqual([
			'Invoices by mail: a run was not finished',
			expect.stringContaining(`Not entered in ${name}: ${CLEAN}`),
			expect.stringContaining(`Not entered in ${name}: ${TWO_PAGES}`),
			'Please check: march.pdf',
		]);
	});

	/** n8n is killed at this moment of a mail and started again; answers with the mail that the clerk gets then. */
	async function killedAt(moment: Moment, subject: string, document: string) {
		const { stage, mailbox, outbox } = place;
		const before = outbox.mails.length;
		const silent = books.silentAt(moment);
		await mailbox.deliver(await invoiceMail(subject, document));
		await silent;
		await stage.killN8n();
		await stage.startN8nAgain();
		const told = await until('the clerk is told', () =>
			outbox.mails.slice(before).find(({ text }) => text.includes(`- ${subject}, from`)),
		);
		runs++;
		const ended = await runsOnceThereAre(stage.api, workflow, runs);
		expect(ended.at(-1)?.status).toBe('crashed');
		return told;
	}

	test('n8n is killed before a bill is entered: nothing is there, and the clerk knows which mail', async () => {
		const told = await killedAt('question', 'Killed early', EU);
		expect(told.subject).toBe('Invoices by mail: a run was not finished');
		expect(told.text).toMatch(/- Killed early, from .*billing@supplier\.example.*invoice-eu\.png/);
		expect(books.bills).toHaveLength(3);
	});

	test('n8n is killed after a bill was entered, before it knows: sent again, the bill is there once', async () => {
		const { outbox } = place;
		const told = await killedAt('bill', 'Fwd: Killed early', EU);
		expect(told.text).toContain('A bill that is in');
		expect(books.bills.map(read)).toEqual([TWO_PAGES, CLEAN, SCAN, EU].map(billOf));

		const before = outbox.mails.length;
		await deliver('Fwd: Fwd: Killed early', EU);
		expect(books.bills).toHaveLength(4);
		expect(outbox.mails.slice(before)).toMatchObject([
			{ text: expect.stringContaining('It was not entered again.'), files: [{ name: EU }] },
		]);
		expect(books.problems).toEqual([]);
	});
});
