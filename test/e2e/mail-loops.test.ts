import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { ANSWERS } from './mail/answering-machine';
import { invoiceMail } from './mail/invoice-mail';
import { startMailStage, type MailStage } from './mail/mail-stage';
import { runsOnceThereAre } from './runs';
import { addShippedWorkflow } from './shipped-workflow';
import { dataTables } from './workflows-4-5-6/data-tables';

const DOUBTFUL = 'invoice-doubtful.png';
const CLEAN = 'invoice-clean.png';
const ROBOT = 'robot@supplier.example';

let place: MailStage;
let workflow = '';
let runs = 0;

beforeAll(async () => {
	place = await startMailStage();
	const { stage, credentials } = place;
	const settings = { clerk: 'gone@example.com', automaticSenders: `other@x.example, ${ROBOT}` };
	workflow = await addShippedWorkflow(stage.api, '1-mail-to-ledger.json', settings, credentials);
	await stage.api.activateWorkflow(workflow);
});
afterAll(() => place.close());
beforeEach(() => {
	place.outbox.onTaken(undefined);
});

const leftOut = async (subject: string) =>
	(await dataTables(place.stage))
		.get('Space OCR: mails received')
		?.filter((row) => row['subject'] === subject)
		.map((row) => row['left_out']);

/** Delivers a mail and waits for its run, and for those of mails that come in because of it. */
async function deliver(mail: Buffer, answers: number): Promise<void> {
	await place.mailbox.deliver(mail);
	runs += 1 + answers;
	const ended = await runsOnceThereAre(place.stage.api, workflow, runs);
	expect(ended).toHaveLength(runs);
	expect(ended.at(-1)?.status).toBe('success');
}

test.each(Object.entries(ANSWERS))(
	'%s to a mail of the workflow leads to no mail',
	async (name, answer) => {
		const { outbox, mailbox } = place;
		const before = outbox.mails.length;
		outbox.onTaken(async (mail) => mailbox.deliver(await answer(mail)));
		await deliver(await invoiceMail(`Asked: ${name}`, DOUBTFUL), 1);
		expect(outbox.mails.slice(before)).toMatchObject([
			{ subject: expect.stringContaining('Please check') },
		]);
	},
);

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
	await deliver(await mail('unknown@supplier.example'), 0);
	expect(await leftOut('By unknown@supplier.example')).toEqual([
		'was written by a program (auto-submitted)',
	]);
	expect(await lines()).toEqual([]);
	await deliver(await mail(ROBOT), 0);
	expect(await leftOut(`By ${ROBOT}`)).toEqual(['']);
	expect((await lines()).length).toBeGreaterThan(0);
});
