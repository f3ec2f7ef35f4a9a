import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ANSWERS } from './mail/answering-machine';
import { invoiceMail } from './mail/invoice-mail';
import { startMailStage, type MailStage } from './mail/mail-stage';
import { runsOnceThereAre } from './runs';
import { addShippedWorkflow } from './shipped-workflow';
import { until } from './until';
import { dataTables } from './workflows-4-5-6/data-tables';

const DOUBTFUL = 'invoice-doubtful.png';
const CLEAN = 'invoice-clean.png';
const ROBOT = 'robot@supplier.example';

let place: MailStage;
let workflow = '';

const received = async () => (await dataTables(place.stage)).get('Space OCR: mails received') ?? [];
const leftOut = async (subject: string) =>
	(await received()).filter((row) => row['subject'] === subject).map((row) => row['left_out']);

/** Delivers mails and waits until they are dealt with, and those that come in because of them. */
async function deliver(mails: readonly Buffer[], answers: number): Promise<void> {
	const all = (await received()).length + mails.length + answers;
	for (const mail of mails) await place.mailbox.deliver(mail);
	await until('all mails are noted', async () => (await received()).length >= all);
	// n8n may take several mails in one run
	const ended = await runsOnceThereAre(place.stage.api, workflow, 1);
	// the run of a doubtful invoice waits for the clerk
	expect(ended.every(({ status }) => status === 'success' || status === 'waiting')).toBe(true);
	expect(await received()).toHaveLength(all);
}

const subjectOf = (name: string) => `Asked: ${name}`;

// All programs get a mail at the same time: n8n looks at a mailbox anew 15 seconds after it took a mail.
beforeAll(async () => {
	place = await startMailStage();
	const { stage, credentials, outbox, mailbox } = place;
	const settings = { clerk: 'gone@example.com', automaticSenders: `other@x.example, ${ROBOT}` };
	workflow = await addShippedWorkflow(stage.api, '1-mail-to-ledger.json', settings, credentials);
	await stage.api.activateWorkflow(workflow);
	outbox.onTaken(async (mail, { text }) => {
		const asked = Object.entries(ANSWERS).filter(([name]) => text.includes(`"${subjectOf(name)}"`));
		for (const [, answer] of asked) await mailbox.deliver(await answer(mail));
	});
	const names = Object.keys(ANSWERS);
	await deliver(
		await Promise.all(names.map((name) => invoiceMail(subjectOf(name), DOUBTFUL))),
		names.length,
	);
	outbox.onTaken(undefined);
});
afterAll(() => place.close());

test.each(Object.keys(ANSWERS))('%s to a mail of the workflow leads to no mail', (name) => {
	const { mails } = place.outbox;
	expect(mails.filter(({ text }) => text.includes(`"${subjectOf(name)}"`))).toMatchObject([
		{ subject: expect.stringContaining('Please check') },
	]);
	expect(mails).toHaveLength(Object.keys(ANSWERS).length);
});

test('the table of mails says which were left out, and why', async () => {
	expect(await leftOut('Asked: an absence note')).toEqual(['']);
	expect(await leftOut('I am away')).toEqual(['was written by a program (auto-submitted)']);
	expect(await leftOut('Delivery status')).toEqual(['is a delivery report']);
	expect(await leftOut('failure notice')).toEqual(['comes from a mail server']);
	expect(await leftOut('Undelivered')).toEqual(['comes from a mail server']);
	expect(await leftOut('Re: yours')).toEqual(['answers a mail of this workflow']);
	expect(await leftOut('Fwd: yours')).toEqual([
		'comes from mailFrom, the address of this workflow',
	]);
});

test('invoices that a program of a supplier sends are read when its address is in the settings', async () => {
	const mail = async (from: string) =>
		Buffer.concat([
			Buffer.from('Auto-Submitted: auto-generated\r\n'),
			Buffer.from(
				(await invoiceMail(`By ${from}`, CLEAN))
					.toString('latin1')
					.replace('billing@supplier.example', from),
				'latin1',
			),
		]);
	const lines = async () => (await dataTables(place.stage)).get('Space OCR: ledger') ?? [];
	await deliver([await mail('unknown@supplier.example')], 0);
	expect(await leftOut('By unknown@supplier.example')).toEqual([
		'was written by a program (auto-submitted)',
	]);
	expect(await lines()).toEqual([]);
	await deliver([await mail(ROBOT)], 0);
	expect(await leftOut(`By ${ROBOT}`)).toEqual(['']);
	expect((await lines()).length).toBeGreaterThan(0);
});
