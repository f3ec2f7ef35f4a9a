import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startServiceDouble } from '../service-double/service-double';
import { invoiceMail, sample } from './mail/invoice-mail';
import { credentialFor, startMailStage, type MailStage } from './mail/mail-stage';
import { pagesRead } from './pages-read';
import { startClerk } from './review/clerk';
import { runsOnceThereAre } from './runs';
import { addShippedWorkflow } from './shipped-workflow';
import { truthOf } from './truth';
import { until } from './until';
import { dataTables, dropColumn } from './workflows-4-5-6/data-tables';

const TWO_PAGES = 'invoice-two-pages.pdf';
const DOUBTFUL = 'invoice-doubtful.png';
const CLEAN = 'invoice-clean.png';
const EU = 'invoice-eu.png';
const CLERK = 'clerk@example.com';
const LEDGER = 'Space OCR: ledger';

let place: MailStage;
let workflow = '';

beforeAll(async () => {
	place = await startMailStage();
	const { stage, credentials } = place;
	const file = '1-mail-to-ledger.json';
	workflow = await addShippedWorkflow(stage.api, file, { clerk: CLERK }, credentials);
	await stage.api.activateWorkflow(workflow);
});
afterAll(() => place.close());

const rows = async () => (await dataTables(place.stage)).get(LEDGER) ?? [];
const NAMES = ['invoice_number', 'item_description', 'quantity', 'unit_price', 'line_total'];
/** The columns that tell what was bought, of every line; lines of one invoice stand in its order. */
const boughtLines = async () => {
	const all = (await rows()).toSorted(
		(one, other) => Number(one['line_number']) - Number(other['line_number']),
	);
	return all.map((line) => NAMES.map((name) => line[name]));
};
const linesOf = (file: string) => {
	const { invoice_number, line_items } = truthOf(file);
	return line_items.map(({ item_description, quantity, unit_price, line_total }) => [
		invoice_number,
		item_description,
		quantity,
		unit_price,
		line_total,
	]);
};
const isOf = (file: string) => (row: Readonly<Record<string, unknown>>) =>
	row['file_name'] === file;
const byText = (lines: readonly (readonly unknown[])[]) =>
	lines.map((line) => JSON.stringify(line)).toSorted();
async function expectLedger(...files: string[]): Promise<void> {
	expect(byText(await boughtLines())).toEqual(byText(files.flatMap(linesOf)));
}

test('five mails at once on a new n8n, three of them with the same file: each line is there once', async () => {
	const { stage, mailbox } = place;
	const mails = await Promise.all(
		[TWO_PAGES, CLEAN, TWO_PAGES, DOUBTFUL, TWO_PAGES].map((file, index) =>
			invoiceMail(`At once ${index}`, file),
		),
	);
	for (const mail of mails) await mailbox.deliver(mail);
	await until('all five are noted and dealt with', async () => {
		const noted = (await dataTables(stage)).get('Space OCR: mails received') ?? [];
		return noted.filter(({ subject }) => String(subject).startsWith('At once')).length === 5;
	});
	const runs = await runsOnceThereAre(stage.api, workflow, 1);
	expect(runs.map(({ status }) => status)).toContain('waiting');
	expect(runs.every(({ status }) => status === 'success' || status === 'waiting')).toBe(true);
	await expectLedger(TWO_PAGES, CLEAN);
	const first = (await rows())[0] ?? {};
	expect(Object.keys(first)).toEqual(
		expect.arrayContaining([
			...['supplier', 'invoice_number', 'issue_date', 'due_date', 'currency', 'subtotal'],
			...['shipping', 'discount', 'tax', 'total_due', 'line_number', ...NAMES],
			...['file_name', 'file_sha256', 'line_key'],
		]),
	);
	// what is not printed is neither 0 nor a text
	expect((await rows()).map(({ discount }) => discount)).not.toContain(0);
});

test('the clerk gets the doubtful one', async () => {
	const { bytes } = await sample(DOUBTFUL);
	expect(place.outbox.mails).toEqual([
		{
			to: [CLERK],
			subject: `Please check: ${DOUBTFUL}, Harrow Lane Joinery Inc., HL-3391`,
			text: expect.stringMatching(
				/webhook-waiting[^]*total_due: match ratio [\d.]+ is below 0\.85[^]*mail "At once 3"/,
			),
			files: [{ name: DOUBTFUL, bytes }],
		},
	]);
});

test('the doubtful one is corrected on its page, and its lines stand in the ledger', async () => {
	const link = /http:\S+\/webhook-waiting\/\S+/.exec(place.outbox.mails[0]?.text ?? '')?.[0];
	const clerk = await startClerk();
	try {
		const page = await clerk.open(link ?? 'no link');
		await page.locator('#value-total_due').fill('4,621.88');
		await page.keyboard.press('Enter');
		await page.locator('.done').waitFor();
	} finally {
		await clerk.close();
	}
	await until('its lines are in the ledger', async () => (await rows()).some(isOf(DOUBTFUL)));
	await expectLedger(TWO_PAGES, CLEAN, DOUBTFUL);
	const totals = (await rows()).filter(isOf(DOUBTFUL)).map(({ total_due }) => total_due);
	expect(new Set(totals)).toEqual(new Set([4621.88]));
});

/** Delivers a mail and waits until the workflow has dealt with it. */
async function deliver(subject: string, ...files: Parameters<typeof invoiceMail>[1][]) {
	const { stage, mailbox } = place;
	const before = await runsOnceThereAre(stage.api, workflow, 0);
	await mailbox.deliver(await invoiceMail(subject, ...files));
	const runs = await runsOnceThereAre(stage.api, workflow, before.length + 1);
	return runs.at(-1)?.status;
}

test('the same file again costs no scan and adds no line; what is new in a mail is added', async () => {
	const { stage } = place;
	const read = await pagesRead(stage);
	expect(await deliver('Again', TWO_PAGES, DOUBTFUL)).toBe('waiting');
	await expectLedger(TWO_PAGES, CLEAN, DOUBTFUL);
	expect(await pagesRead(stage)).toBe(read);
	expect(await deliver('Old and new', TWO_PAGES, 'invoice-scanned.jpg', CLEAN)).toBe('success');
	await expectLedger(TWO_PAGES, CLEAN, DOUBTFUL, 'invoice-scanned.jpg');
	expect(await pagesRead(stage)).toBe(read + 1);
});

test('a mail without a document, and a file that is none, go to the clerk', async () => {
	const { outbox } = place;
	const before = outbox.mails.length;
	await deliver('Nothing');
	await deliver('Damaged', { name: 'march.pdf', bytes: Buffer.from('%PDF-1.7\n') });
	expect(outbox.mails.slice(before)).toMatchObject([
		{ text: expect.stringContaining('there is no file'), files: [] },
		{
			subject: 'Please check: march.pdf',
			text: expect.stringContaining('the PDF is damaged or cut off'),
			files: [{ name: 'march.pdf' }],
		},
	]);
});

test('when n8n is killed while a mail is read, the clerk is told which, and it can be sent again', async () => {
	const { stage, mailbox, outbox } = place;
	const service = await startServiceDouble(() => ({ does: 'hang' }));
	try {
		await stage.api.putCredential(credentialFor(service.url));
		await mailbox.deliver(await invoiceMail('In the middle', EU));
		await service.sawCalls(1);
		const before = outbox.mails.length;
		await stage.killN8n();
		await stage.startN8nAgain();
		await stage.api.putCredential(credentialFor(stage.engine.url));

		const told = await until('the clerk is told', () => outbox.mails[before]);
		expect(told).toMatchObject({ to: [CLERK], subject: expect.stringContaining('not finished') });
		expect(told.text).toMatch(/- In the middle, from .*billing@supplier\.example.*invoice-eu\.png/);
		expect(told.text).toContain('n8n was ended in the middle of the work');
		await expectLedger(TWO_PAGES, CLEAN, DOUBTFUL, 'invoice-scanned.jpg');
		expect(await deliver('Fwd: In the middle', EU)).toBe('success');
		await expectLedger(TWO_PAGES, CLEAN, DOUBTFUL, 'invoice-scanned.jpg', EU);
	} finally {
		await service.close();
	}
});

test('a ledger that lacks a column is told of, and the doubtful invoice of the same mail gets its mail', async () => {
	const { stage, outbox } = place;
	const before = outbox.mails.length;
	await dropColumn(stage, LEDGER, 'item_description');
	expect(await deliver('Broken table', 'invoice-scan.pdf', DOUBTFUL)).toBe('waiting');
	expect(
		outbox.mails.slice(before).toSorted((one, other) => (one.subject < other.subject ? -1 : 1)),
	).toMatchObject([
		{
			subject: 'Not in the ledger: invoice-scan.pdf, Osprey Point Electrical, OP-5568',
			text: expect.stringMatching(
				/table "Space OCR: ledger"[^]*Mend the table, and send the mail again/,
			),
			files: [{ name: 'invoice-scan.pdf' }],
		},
		{ subject: expect.stringContaining(`Please check: ${DOUBTFUL}`) },
	]);
});

test('a doubtful one that nobody looks at: one mail reminds, a last one says so, and the page is closed', async () => {
	const { stage, credentials, outbox } = place;
	await stage.api.deactivateWorkflow(workflow);
	const file = '1-mail-to-ledger.json';
	workflow = await addShippedWorkflow(
		stage.api,
		file,
		{ clerk: CLERK },
		credentials,
		'short review',
	);
	await stage.api.activateWorkflow(workflow);
	const before = outbox.mails.length;
	expect(await deliver('Nobody', DOUBTFUL)).toBe('waiting');
	await until('the last mail is there', () => outbox.mails.length >= before + 3);
	const [run] = await runsOnceThereAre(stage.api, workflow, 1);
	expect(run?.status).toBe('success');
	expect(outbox.mails.slice(before)).toMatchObject([
		{ subject: expect.stringContaining(`Please check: ${DOUBTFUL}`) },
		{
			subject: 'Still to be looked at: 1 document',
			text: expect.stringMatching(new RegExp(`- ${DOUBTFUL}[^]*webhook-waiting`)),
			files: [],
		},
		{
			subject: expect.stringContaining(`Not in the ledger: ${DOUBTFUL}`),
			text: expect.stringContaining('Nobody has looked at it in time.'),
			files: [{ name: DOUBTFUL }],
		},
	]);
});
