import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod/v4';

import { settled } from '../settled';
import { until } from '../until';
import { startClerk, type Clerk } from './clerk';
import { handOver } from './hand-over';
import { REVIEW, startReviewStage, type ReviewStage } from './review-stage';

const FILES = ['invoice-clean.png', 'invoice-doubtful.png'];

let place: ReviewStage;
let clerk: Clerk;
beforeAll(async () => {
	place = await startReviewStage();
	clerk = await startClerk();
});
afterAll(async () => {
	await clerk.close();
	await place.close();
});

const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: object,
	more: object = {},
) => ({ id: name, name, type, typeVersion, position: [0, 0], parameters, ...more });

const one = () => ({
	name: 'One document',
	nodes: [
		node('Start', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' }),
		node('Link', 'n8n-nodes-base.set', 3.4, {
			mode: 'manual',
			assignments: {
				assignments: [
					{ id: 'link', name: 'link', value: '={{ $execution.resumeUrl }}', type: 'string' },
				],
			},
			includeOtherFields: true,
			options: { stripBinary: false },
		}),
		node(REVIEW, 'n8n-nodes-space-ocr.spaceOcrReview', 1, {}),
		node('Booked', 'n8n-nodes-base.noOp', 1, {}),
	],
	connections: {
		Start: { main: [to('Link')] },
		Link: { main: [to(REVIEW)] },
		[REVIEW]: { main: [to('Booked')] },
	},
	settings: { executionOrder: 'v1' },
});
test('in a workflow of its own each document has its own link, and goes on when it is decided', async () => {
	const { api } = place.stage;
	const sub = await api.addWorkflow(one());
	await api.activateWorkflow(sub);
	await handOver(place.stage, FILES, sub, 'each');

	const waiting = await until('both wait', async () => {
		const runs = await api.executionsOf(sub);
		return runs.filter(({ status }) => status === 'waiting').length === FILES.length && runs;
	});
	const linkOf = async (id: string) =>
		z.looseObject({ link: z.string() }).parse((await api.execution(id)).itemsOf('Link')[0]?.json)
			.link;
	const [first, second] = waiting;
	if (first === undefined || second === undefined) throw new Error('there are two');
	const page = await clerk.open(await linkOf(first.id));
	await page.locator('#approve').click();
	const anyway = page.getByRole('button', { name: 'Approve anyway' });
	if (await anyway.isVisible()) await anyway.click();
	await page.locator('.done').waitFor();
	const done = await settled(api, first.id);
	expect(done.itemsOf('Booked')).toHaveLength(1);
	expect(Object.keys(done.itemsOf('Booked')[0]?.binary ?? {})).toContain('data');
	expect((await api.execution(second.id)).status).toBe('waiting');
	await api.stopExecution(second.id);
});
