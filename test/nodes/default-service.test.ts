import { afterEach, expect, test } from '@jest/globals';
import nock from 'nock';

import { writeAnswerData } from '../service-double/answer-shapes';
import { sureInvoice } from '../service-double/extractions';
import { API_KEY, built, files, run } from './workflow';

afterEach(() => {
	nock.restore();
});

test('with the credential as it is, documents go to the service itself, over HTTPS', async () => {
	const baseUrl = built.credential.properties.find(({ name }) => name === 'baseUrl')?.default;
	expect(baseUrl).toBe('https://api.space-ocr.com');
	nock.disableNetConnect();
	const service = nock('https://api.space-ocr.com', {
		reqheaders: {
			authorization: `Bearer ${API_KEY}`,
			'content-type': 'application/json',
			'idempotency-key': /^[0-9a-f]{64}$/,
		},
	})
		.post('/ocr/fields', ({ imageType }) => imageType === 'base64')
		.reply(200, { status: 'success', data: writeAnswerData(sureInvoice, 'B') });

	const { outputs } = await run({ url: 'https://api.space-ocr.com', items: files(1) });
	expect(outputs[0]?.[0]?.json.total_due).toBe(1234.5);
	expect(service.isDone()).toBe(true);
});
