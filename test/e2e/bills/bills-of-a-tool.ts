import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { NewCredential } from '../../../tools/n8n/n8n-api.ts';
import { isFinal } from '../../../tools/n8n/n8n-executions.ts';
import { openBooks, type Books, type Moment } from '../accounting/books';
import { invoiceMail, sample } from '../mail/invoice-mail';
import { startMailStage, type MailStage } from '../mail/mail-stage';
import { startClerk, type Clerk } from '../review/clerk';
import { runsOnceThereAre } from '../runs';
import { addShippedWorkflow } from '../shipped-workflow';
import { truthOf } from '../truth';
import { until } from '../until';

const TWO_PAGES = 'invoice-two-pages.pdf';
const CLEAN = 'invoice-clean.png';
const EU = 'invoice-eu.png';
const SCAN = 'invoice-scan.pdf';
const DOUBTFUL = 'invoice-doubtful.png';
const DAMAGED = { name: 'march.pdf', bytes: Buffer.from('%PDF-1.7\n') };
const CLERK = 'clerk@example.com';
/** The page of a review that a mail leads to. */
const linkIn = ({ text }: { readonly text: string }) =>
	/http:\S+\/webhook-waiting\/\S+/.exec(text)?.[0];

/** What a bill says was bought, whatever the tool calls it. */
interface Reading {
	readonly number: unknown;
	readonly lines: readonly (readonly unknown[])[];
	readonly total: number | undefined;
}

export const sumOf = (amounts: readonly number[]): number =>
	Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100) / 100;

/** An accounting tool, and how its bills are read. */
export interface BillsOf {
	readonly name: string;
	/** The shipped workflow. */
	readonly file: string;
	readonly credential: NewCredential;
	/** What a user puts into the node "Settings", with the tool at this address. */
	readonly settings: (url: string) => Readonly<Record<string, unknown>>;
	readonly read: (bill: unknown) => Reading;
	/** The lines that a bill of a sample must have. */
	readonly linesOf: (sample: string) => Reading['lines'];
}

/** What holds for the bills of every accounting tool, in an n8n and with a mailbox of its own. */
export function testBills({ name, file, credential, settings, read, linesOf }: BillsOf): void {
	let place: MailStage;
	let books: Books;
	let workflow = '';
	let runs = 0;

	beforeAll(async () => {
		place = await startMailStage();
		books = await openBooks();
		const { api } = place.stage;
		const credentials = [...place.credentials, credential];
		const own = { ...settings(books.url), clerk: CLERK };
		workflow = await addShippedWorkflow(api, file, own, credentials);
		await api.activateWorkflow(workflow);
	});
	afterAll(async () => {
		await place.close();
		await books.close();
	});

	/** @returns how the run of the mail ends, once the workflow has dealt with it as far as it can */
	async function deliver(
		subject: string,
		...files: Parameters<typeof invoiceMail>[1][]
	): Promise<string | undefined> {
		await place.mailbox.deliver(await invoiceMail(subject, ...files));
		runs++;
		const ended = await runsOnceThereAre(place.stage.api, workflow, runs);
		return ended.at(-1)?.status;
	}
	/** The page of the last mail that has a link to one. */
	const openLast = (clerk: Clerk) =>
		clerk.open(place.outbox.mails.map(linkIn).findLast(Boolean) ?? 'no mail has a link');
	const isFinished = () =>
		until('the run is finished', async () => {
			const all = await place.stage.api.executionsOf(workflow);
			return all.every(isFinal);
		});
	const billOf = (document: string): Reading => ({
		number: truthOf(document).invoice_number,
		lines: linesOf(document),
		total: truthOf(document).total_due,
	});

	test('sure invoices are entered with all their lines, the doubtful one goes to the clerk', async () => {
		const { outbox } = place;
		const before = outbox.mails.length;
		expect(await deliver('Three invoices', TWO_PAGES, DOUBTFUL, CLEAN)).toBe('waiting');
		expect(books.problems).toEqual([]);
		expect(books.bills.map(read)).toEqual([billOf(TWO_PAGES), billOf(CLEAN)]);
		expect(outbox.mails.slice(before)).toEqual([
			{
				to: [CLERK],
				subject: `Please check: ${DOUBTFUL}, Harrow Lane Joinery Inc., HL-3391`,
				text: expect.stringMatching(
					/correct it[^]*http:\S+[^]*total_due: match ratio [\d.]+ is below 0\.85/,
				),
				files: [await sample(DOUBTFUL)],
			},
		]);
	});

	test('the same mail again enters nothing, and the clerk is told so', async () => {
		const { outbox } = place;
		const before = outbox.mails.length;
		expect(await deliver('Again', CLEAN)).toBe('success');
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
		expect(await deliver('Closed', EU)).toBe('success');
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
		expect(await deliver('Cut off', EU)).toBe('success');
		books.answerOneQuestionOnly(true);
		expect(await deliver('Cut off for good', EU)).toBe('success');
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
		expect(await deliver('Lost', SCAN)).toBe('success');
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
		const { outbox } = place;
		const before = outbox.mails.length;
		outbox.refuse(DOUBTFUL);
		expect(await deliver('Some', CLEAN, DOUBTFUL, DAMAGED, TWO_PAGES)).toBe('waiting');
		outbox.refuse(undefined);
		const mails = outbox.mails.slice(before);
		expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
			'Mails about 1 document could not be sent',
			expect.stringContaining(`Not entered in ${name}: ${CLEAN}`),
			expect.stringContaining(`Not entered in ${name}: ${TWO_PAGES}`),
			'Please check: march.pdf',
		]);
		expect(mails.at(-1)).toMatchObject({
			text: expect.stringMatching(new RegExp(`${DOUBTFUL} \\(.*554[^]*http:\\S+`)),
			files: [],
		});
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
		expect(await deliver('Fwd: Fwd: Killed early', EU)).toBe('success');
		expect(books.bills).toHaveLength(4);
		expect(outbox.mails.slice(before)).toMatchObject([
			{ text: expect.stringContaining('It was not entered again.'), files: [{ name: EU }] },
		]);
		expect(books.problems).toEqual([]);
	});

	test('what is rejected on its page is not entered, and the clerk has it in writing', async () => {
		const clerk = await startClerk();
		try {
			const page = await openLast(clerk);
			await page.getByRole('button', { name: 'Reject' }).click();
			await page.locator('select').selectOption('duplicate');
			await page.getByRole('button', { name: 'Reject' }).click();
			await page.locator('.done').waitFor();
		} finally {
			await clerk.close();
		}
		const told = await until('the clerk is told', () =>
			place.outbox.mails.find(({ subject }) => subject.startsWith('Rejected')),
		);
		expect(told).toMatchObject({
			subject: expect.stringContaining(`Rejected, not entered in ${name}: ${DOUBTFUL}`),
			text: expect.stringContaining('It was rejected on its page: duplicate.'),
			files: [await sample(DOUBTFUL)],
		});
		expect(books.bills).toHaveLength(4);
	});

	test('the first doubtful one is corrected on its page, after all that, and entered once as corrected', async () => {
		const first = place.outbox.mails.find(({ subject }) => subject.includes(DOUBTFUL));
		const clerk = await startClerk();
		try {
			const page = await clerk.open(first === undefined ? '' : (linkIn(first) ?? ''));
			await page.locator('#value-invoice_number').fill('HL-3391-A');
			await page.locator('#value-total_due').fill('4,621.88');
			await page.keyboard.press('Enter');
			await page.locator('.done').waitFor();
		} finally {
			await clerk.close();
		}
		await isFinished();
		expect(books.bills.slice(4).map(read)).toEqual([
			{ ...billOf(DOUBTFUL), number: 'HL-3391-A', total: 4621.88 },
		]);
		expect(books.problems).toEqual([]);
	});
}
