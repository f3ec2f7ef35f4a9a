import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startServiceDouble } from '../service-double/service-double';
import { invoiceMail, sample } from './mail/invoice-mail';
import { credentialFor, startMailStage, type MailStage } from './mail/mail-stage';
import { pagesRead } from './pages-read';
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
	expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['success']));
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
				/total_due: match ratio [\d.]+ is below 0\.85[^]*mail "At once 3"/,
			),
			files: [{ name: DOUBTFUL, bytes }],
		},
	]);
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
	expect(await deliver('Again', TWO_PAGES, DOUBTFUL)).toBe('success');
	await expectLedger(TWO_PAGES, CLEAN);
	expect(await pagesRead(stage)).toBe(read);
	expect(await deliver('Old and new', TWO_PAGES, 'invoice-scanned.jpg', CLEAN)).toBe('success');
	await expectLedger(TWO_PAGES, CLEAN, 'invoice-scanned.jpg');
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
		await expectLedger(TWO_PAGES, CLEAN, 'invoice-scanned.jpg');
		expect(await deliver('Fwd: In the middle', EU)).toBe('success');
		await expectLedger(TWO_PAGES, CLEAN, 'invoice-scanned.jpg', EU);
	} finally {
		await service.close();
	}
});

test('a ledger that lacks a column is told of, and the doubtful invoice of the same mail gets its mail', async () => {
	const { stage, outbox } = place;
	const before = outbox.mails.length;
	await dropColumn(stage, LEDGER, 'item_description');
	expect(await deliver('Broken table', 'invoice-scan.pdf', DOUBTFUL)).toBe('success');
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
