import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startOutbox, type Outbox } from '../mail/outbox';
import { settled } from '../settled';
import { addShippedWorkflow } from '../shipped-workflow';
import { startStage, type Stage } from '../stage';
import { until } from '../until';
import { dataTables } from '../workflows-4-5-6/data-tables';
import { startClerk } from './clerk';
import { handOver } from './hand-over';

const CLEAN = 'invoice-clean.png';
const DOUBTFUL = 'invoice-doubtful.png';
const EU = 'invoice-eu.png';

let stage: Stage;
let outbox: Outbox;
let inbox = '';
beforeAll(async () => {
	stage = await startStage();
	outbox = await startOutbox();
	const credentials = [outbox.credential];
	const settings = { clerk: 'clerk@example.com' };
	inbox = await addShippedWorkflow(stage.api, '7-review-inbox.json', settings, credentials);
	await stage.api.activateWorkflow(inbox);
});
afterAll(async () => {
	await stage.close();
	await outbox.close();
});

const morning = async () => {
	const run = await stage.api.runWorkflow(inbox, 'Every morning');
	expect((await settled(stage.api, run)).status).toBe('success');
};
const waiting = (count: number) =>
	until(`${count} reviews wait`, async () => {
		const runs = await stage.api.executionsOf(inbox);
		return runs.filter(({ status }) => status === 'waiting').length === count && runs;
	});

test('what other workflows hand over is in the mail of the morning, and what is approved leaves it', async () => {
	await morning();
	expect(outbox.mails).toEqual([]);

	await handOver(stage, [DOUBTFUL, CLEAN], inbox, 'once');
	await handOver(stage, [EU], inbox, 'once');
	await waiting(2);
	await morning();
	expect(outbox.mails).toMatchObject([
		{ subject: '3 documents are to be looked at', to: ['clerk@example.com'] },
	]);
	const [{ text } = { text: '' }] = outbox.mails;
	const links = text.match(/http:\S+\/webhook-waiting\/\S+/g) ?? [];
	expect(links).toHaveLength(2);
	expect(text).toMatch(
		/invoice-clean\.png, Alder[^]*invoice-doubtful\.png, Harrow[^]*total_due: match ratio[^]*invoice-eu\.png, Lindenhof/,
	);

	const clerk = await startClerk();
	try {
		const page = await clerk.open(links[1] ?? '');
		await page.locator('#approve').click();
		await page.locator('.done').waitFor();
	} finally {
		await clerk.close();
	}
	const runs = await waiting(1);
	const done = runs.find(({ status, mode }) => status === 'success' && mode !== 'manual');
	const execution = await settled(stage.api, done?.id ?? '');
	expect(execution.itemsOf('Approved documents')).toMatchObject([
		{ json: { ocr: { decision: 'approved', source: { file_name: EU } } }, binary: { data: {} } },
	]);
	const rows = (await dataTables(stage)).get('Space OCR: open reviews') ?? [];
	expect(rows.filter((row) => row['closed'] !== '').map((row) => row['file'])).toEqual([EU]);

	await morning();
	expect(outbox.mails.at(-1)?.subject).toBe('2 documents are to be looked at');
});
