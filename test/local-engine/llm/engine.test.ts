import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';

import * as z from 'zod/v4-mini';

import type { LogEvent } from '../../../local-engine/server/log';
import { startLocalEngine, type LocalEngine } from '../../../local-engine/server/start';
import { sampleBytes } from '../../samples/truth';
import { dataOf, errorOf, post } from '../exchange';
import { say, startChatServer, type ChatServer, type Question } from './chat-server';

// pages are really read here, and a busy machine takes its time
jest.setTimeout(120_000);

let chat: ChatServer;
let engine: LocalEngine;
const events: LogEvent[] = [];
beforeAll(async () => {
	chat = await startChatServer();
	engine = await startLocalEngine({
		workers: 1,
		answerShape: 'B',
		log: (event) => events.push(event),
		extractor: { url: chat.url, model: 'test-model', withImage: true },
	});
});
afterAll(async () => {
	await engine.close();
	chat.close();
});

const request = {
	image: sampleBytes('receipt.jpg').toString('base64'),
	imageType: 'base64',
	fields: [
		{ name: 'grand_total', type: 'number' },
		{ name: 'tip', type: 'number' },
		{ name: 'voucher', type: 'string' },
	],
	prompt: 'a till receipt',
};

const ratio = z.object({ match_ratio: z.number() });
const scored = z.object({ field_bboxes: z.object({ grand_total: ratio, tip: ratio }) });

describe('an engine with another reader', () => {
	test('answers with what the model picked, scored against the page', async () => {
		chat.answer = ({ idsOf }: Question, response) => {
			say(response, {
				grand_total: { text: '38.61', tokens: idsOf('38.61') },
				tip: { text: '5.00', tokens: idsOf('38.61') },
				voucher: { text: '', tokens: [] },
			});
		};
		const data = await dataOf(await post(engine.url, request));
		expect(data).toMatchObject({
			grand_total: '38.61',
			tip: '5.00',
			voucher: '',
			field_bboxes: {
				grand_total: { match_ratio: expect.any(Number), bbox_source: 'token_id' },
			},
		});
		expect(data).not.toHaveProperty('field_bboxes.voucher');
		const { field_bboxes } = scored.parse(data);
		expect(field_bboxes.grand_total.match_ratio).toBeGreaterThan(0.85);
		expect(field_bboxes.tip.match_ratio).toBeLessThan(0.5);
		expect(chat.questions[0]).toMatchObject({
			image: expect.stringMatching(/^data:image\/jpeg/),
			page: { hint: 'a till receipt' },
		});
	});

	test('answers 502 when the model is no use, and goes on', async () => {
		chat.answer = (_question, response) => {
			say(response, 'I am sorry');
		};
		expect(await errorOf(await post(engine.url, request))).toMatchObject({
			status: 502,
			code: 'ocr_engine_error',
			message: expect.stringMatching(/extractor/),
		});
		expect((await fetch(`${engine.url}/health`)).status).toBe(200);
		expect(events.find((event) => event.event === 'request' && event.status === 502)).toMatchObject(
			{
				code: 'ocr_engine_error',
				reason: 'the extractor answered with something that is not JSON',
			},
		);
	});
});
