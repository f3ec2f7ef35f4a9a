import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { isFinal } from '../../tools/n8n/n8n-executions.ts';
import { openBooks, signedIn, type Books } from './accounting/books';
import { COMPANY } from './accounting/quickbooks';
import { invoiceMail, sample, SENDER } from './mail/invoice-mail';
import { startMailStage, type MailStage } from './mail/mail-stage';
import { pagesRead } from './pages-read';
import { startClerk } from './review/clerk';
import { addShippedWorkflow, FORM_PATH } from './shipped-workflow';
import { until } from './until';
import { dataTables } from './workflows-4-5-6/data-tables';

const CLEAN = 'invoice-clean.png';
const EU = 'invoice-eu.png';
const DOUBTFUL = 'invoice-doubtful.png';
const CLERK = 'clerk@example.com';

let place: MailStage;
let books: Books;
let workflow = '';

beforeAll(async () => {
	place = await startMailStage({ workers: 2 });
	books = await openBooks();
	const { api } = place.stage;
	workflow = await addShippedWorkflow(
		api,
		'2-mail-to-quickbooks-bill.json',
		{
			quickBooksUrl: books.url,
			companyId: COMPANY,
			taxAccount: '72',
			vendors: JSON.stringify({ [SENDER]: '56' }),
			clerk: CLERK,
		},
		[...place.credentials, signedIn('quickBooksOAuth2Api')],
	);
	await api.activateWorkflow(workflow);
});
afterAll(async () => {
	await place.close();
	await books.close();
});

const runs = () => place.stage.api.executionsOf(workflow);
const settled = (count: number) =>
	until(`${count} runs are dealt with`, async () => {
		const all = await runs();
		const isDone = all.every((run) => isFinal(run) || run.status === 'waiting');
		return all.length >= count && isDone && all;
	});

test('a mail is read by a worker, and the page of the doubtful invoice is answered by main', async () => {
	const { stage, mailbox, outbox } = place;
	await mailbox.deliver(await invoiceMail('Two', CLEAN, DOUBTFUL));
	const [run] = await settled(1);
	expect(run?.status).toBe('waiting');
	expect(books.bills).toHaveLength(1);
	const logs = [1, 2].map((number) => readFile(join(stage.data, `worker-${number}.log`), 'utf8'));
	expect((await Promise.all(logs)).join()).toContain('Space OCR: 1 accepted, 1 to review');
	const link = /http:\S+\/webhook-waiting\/\S+/.exec(outbox.mails[0]?.text ?? '')?.[0] ?? '';
	expect(link).toContain(stage.url);
	const clerk = await startClerk();
	try {
		const page = await clerk.open(link);
		await page.locator('#value-total_due').fill('4,621.88');
		await page.keyboard.press('Enter');
		await page.locator('.done').waitFor();
	} finally {
		await clerk.close();
	}
	await until('the corrected bill is entered', () => books.bills.length === 2);
	expect(books.problems).toEqual([]);
});

/** Sends a document by the form, as its vendor's. */
async function sendByForm(name: string): Promise<void> {
	const form = new FormData();
	const { bytes } = await sample(name);
	form.append('field-0', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name);
	form.append('field-1', SENDER);
	const url = `${place.stage.url}/form/${FORM_PATH}`;
	const response = await fetch(url, { method: 'POST', body: form });
	expect(response.status).toBe(200);
}

test('the same file in two executions at once is read once and paid once, and is one bill', async () => {
	const read = await pagesRead(place.stage);
	const before = (await runs()).length;
	await Promise.all([sendByForm(EU), sendByForm(EU)]);
	const ended = await settled(before + 2);
	expect(ended.slice(0, 2).map(({ status }) => status)).toEqual(['success', 'success']);
	expect(books.bills).toHaveLength(3);
	expect((await pagesRead(place.stage)) - read).toBe(1);
	expect(books.problems).toEqual([]);
});

test('workers are killed in the middle: the clerk is told once, and sent again the bill is there once', async () => {
	const { stage, mailbox, outbox } = place;
	const silent = books.silentAt('bill');
	await mailbox.deliver(await invoiceMail('Killed', 'invoice-scan.pdf'));
	await silent;
	for (const index of [0, 1]) await stage.queue?.killWorker(index);
	for (const index of [0, 1]) await stage.queue?.startWorkerAgain(index);
	const isTold = ({ subject }: { readonly subject: string }) => subject.includes('not finished');
	const told = await until('the clerk is told', () => outbox.mails.find(isTold));
	expect(told.text).toMatch(/- Killed, from .*billing@supplier\.example.*invoice-scan\.pdf/);

	const all = (await runs()).length;
	await mailbox.deliver(await invoiceMail('Redirected: Killed', 'invoice-scan.pdf'));
	await settled(all + 1);
	expect(books.bills).toHaveLength(4);
	expect(outbox.mails.at(-1)?.text).toContain('It was not entered again.');
	// n8n's queue reports a lost run twice
	expect(outbox.mails.filter(isTold)).toHaveLength(1);
});

test('lines of the same file that two workers write at once stand in the ledger once', async () => {
	const { stage, credentials } = place;
	await stage.api.deactivateWorkflow(workflow);
	const file = '1-mail-to-ledger.json';
	workflow = await addShippedWorkflow(stage.api, file, { clerk: CLERK }, credentials);
	await stage.api.activateWorkflow(workflow);
	// the first run makes the tables
	await sendByForm(EU);
	await settled(1);
	const files = [CLEAN, 'invoice-scanned.jpg', 'invoice-scan.pdf', 'invoice-two-pages.pdf'];
	await Promise.all([...files, ...files].map((name) => sendByForm(name)));
	await settled(1 + 2 * files.length);
	const rows = (await dataTables(stage)).get('Space OCR: ledger') ?? [];
	const keys = rows.map((row) => row['line_key']);
	expect(new Set(rows.map((row) => row['file_name']))).toEqual(new Set([EU, ...files]));
	expect(keys).toHaveLength(new Set(keys).size);
});
