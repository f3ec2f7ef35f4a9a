import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { INodeExecutionData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { resultOf } from '../../cli/run-workflow';
import { randomFrom } from '../files/einvoices/own/random';
import { containerMail, type Expected } from '../files/mails/container-mails';
import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { start } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterEach(async () => {
	await service.close();
});

const MAILS = 90;
const SEED = 60;

type Files = Awaited<ReturnType<typeof containerMail>>['files'];
const item = (files: Files): INodeExecutionData => ({
	json: {},
	binary: Object.fromEntries(
		files.map(({ name, bytes }, index) => [
			`attachment_${index}`,
			{
				data: Buffer.from(bytes).toString('base64'),
				mimeType: 'application/octet-stream',
				fileName: name,
			},
		]),
	),
});

const given = z.object({
	ocr: z.object({
		source: z.object({ file_name: z.string(), path: z.optional(z.array(z.string())) }),
	}),
});
const told = ({ name, path }: Expected) => [...path, name].join(' › ');

test(`of ${MAILS} mails with documents in archives, mails, signatures, winmail.dat and portfolios, one within the other, each document leaves once and says what it came in`, async () => {
	const random = randomFrom(SEED);
	const mails: Awaited<ReturnType<typeof containerMail>>[] = [];
	for (let at = 0; at < MAILS; at++) mails.push(await containerMail(random, at));
	const { outputs } = resultOf(
		await start({
			url: service.url,
			items: mails.map(({ files }) => item(files)),
			parameters: { failedOutput: true, technicalOptions: { requestsPerMinute: 100_000 } },
		}).result,
	);
	const [accepted = [], review = [], failed = []] = outputs;
	expect(failed).toEqual([]);
	const left = [...accepted, ...review].map(({ json }) => {
		const { file_name: name, path = [] } = given.parse(json).ocr.source;
		return told({ name, path });
	});
	expect(left.sort()).toEqual(mails.flatMap(({ documents }) => documents.map(told)).sort());
	// The campaign is what it is said to be.
	expect(Math.max(...left.map((one) => one.split(' › ').length))).toBe(5);
	for (const kind of ['zip', 'eml', 'msg', 'p7m', 'dat', 'pdf'])
		expect(left.filter((one) => new RegExp(`\\.${kind} ›`).test(one)).length).toBeGreaterThan(20);
});
