import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { recordsOf } from '../core/accounting/csv';
import { startServiceDouble } from '../service-double/service-double';
import { invoiceMail, sample } from './mail/invoice-mail';
import { credentialFor, startMailStage, type MailStage } from './mail/mail-stage';
import { pagesRead } from './pages-read';
import { runsOnceThereAre } from './runs';
import { addShippedWorkflow } from './shipped-workflow';
import { truthOf } from './truth';
import { until } from './until';

const TWO_PAGES = 'invoice-two-pages.pdf';
const DOUBTFUL = 'invoice-doubtful.png';
const CLEAN = 'invoice-clean.png';
const CLERK = 'clerk@example.com';

let place: MailStage;
let workflow = '';
let ledger = '';

beforeAll(async () => {
	place = await startMailStage();
	const { stage, credentials } = place;
	// the one folder that n8n writes to by its own settings
	await mkdir(join(stage.data, '.n8n-files'));
	ledger = join(stage.data, '.n8n-files/ledger.csv');
	const settings = { ledger, clerk: CLERK };
	const file = '1-mail-to-csv-ledger.json';
	workflow = await addShippedWorkflow(stage.api, file, settings, credentials);
	await stage.api.activateWorkflow(workflow);
});
afterAll(() => place.close());

const records = async () => recordsOf((await readFile(ledger, 'utf8')).trimEnd());
/** The columns that tell what was bought, of every line but the header. */
const boughtLines = async () => {
	const [header = [], ...lines] = await records();
	const at = (name: string) => header.findIndex((cell) => cell.endsWith(name));
	const names = ['invoice_number', 'item_description', 'quantity', 'unit_price', 'line_total'];
	return lines.map((line) => names.map((name) => line[at(name)]));
};
const linesOf = (file: string) => {
	const { invoice_number, line_items } = truthOf(file);
	return line_items.map(({ item_description, quantity, unit_price, line_total }) => [
		invoice_number,
		item_description,
		...[quantity, unit_price, line_total].map(String),
	]);
};

test('all lines of a sure invoice are in the ledger, and the clerk gets the doubtful one', async () => {
	const { stage, mailbox, outbox } = place;
	await mailbox.deliver(await invoiceMail('First', TWO_PAGES, DOUBTFUL));
	const runs = await runsOnceThereAre(stage.api, workflow, 1);
	expect(runs.map(({ status }) => status)).toEqual(['success']);
	expect(await boughtLines()).toEqual(linesOf(TWO_PAGES));
	expect((await records())[0]).toEqual([
		expect.stringContaining('supplier'),
		...['invoice_number', 'issue_date', 'due_date', 'currency', 'subtotal', 'shipping'],
		...['discount', 'tax', 'total_due', 'line_number', 'item_description', 'quantity'],
		...['unit_price', 'line_total', 'file_name', 'file_sha256'],
	]);

	const { bytes } = await sample(DOUBTFUL);
	expect(outbox.mails).toEqual([
		{
			to: [CLERK],
			subject: `Please check: ${DOUBTFUL}, Harrow Lane Joinery Inc., HL-3391`,
			text: expect.stringMatching(/total_due: match ratio [\d.]+ is below 0\.85[^]*mail "First"/),
			files: [{ name: DOUBTFUL, bytes }],
		},
	]);
	expect(await pagesRead(stage)).toBe(3);
});

test('the same mail again costs no scan and adds no line; what is new in a mail is added', async () => {
	const { stage, mailbox } = place;
	await mailbox.deliver(await invoiceMail('First, again', TWO_PAGES, DOUBTFUL));
	await runsOnceThereAre(stage.api, workflow, 2);
	expect(await boughtLines()).toEqual(linesOf(TWO_PAGES));
	expect(await pagesRead(stage)).toBe(3);

	await mailbox.deliver(await invoiceMail('Old and new', TWO_PAGES, CLEAN, CLEAN));
	const runs = await runsOnceThereAre(stage.api, workflow, 3);
	expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
	expect(await boughtLines()).toEqual([...linesOf(TWO_PAGES), ...linesOf(CLEAN)]);
	expect(await pagesRead(stage)).toBe(4);
});

test('a mail without a document, and a file that is none, go to the clerk', async () => {
	const { stage, mailbox, outbox } = place;
	const before = outbox.mails.length;
	await mailbox.deliver(await invoiceMail('Nothing'));
	await runsOnceThereAre(stage.api, workflow, 4);
	await mailbox.deliver(
		await invoiceMail('Damaged', { name: 'march.pdf', bytes: Buffer.from('%PDF-1.7\n') }),
	);
	await runsOnceThereAre(stage.api, workflow, 5);
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
		await mailbox.deliver(await invoiceMail('In the middle', 'invoice-eu.png'));
		await service.sawCalls(1);
		const before = outbox.mails.length;
		await stage.killN8n();
		await stage.startN8nAgain();
		await stage.api.putCredential(credentialFor(stage.engine.url));

		const told = await until('the clerk is told', () => outbox.mails[before]);
		expect(told).toMatchObject({ to: [CLERK], subject: expect.stringContaining('not finished') });
		expect(told.text).toMatch(/- In the middle, from .*billing@supplier\.example.*invoice-eu\.png/);
		expect(told.text).toContain('n8n was ended in the middle of the work');
		expect(await boughtLines()).toHaveLength(linesOf(TWO_PAGES).length + linesOf(CLEAN).length);

		await mailbox.deliver(await invoiceMail('Fwd: In the middle', 'invoice-eu.png'));
		const runs = await runsOnceThereAre(stage.api, workflow, 7);
		expect(runs.slice(5).map(({ status }) => status)).toEqual(['crashed', 'success']);
		const all = [TWO_PAGES, CLEAN, 'invoice-eu.png'].flatMap(linesOf);
		expect(await boughtLines()).toEqual(all);
	} finally {
		await service.close();
	}
});
