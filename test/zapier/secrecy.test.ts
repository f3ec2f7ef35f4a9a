import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { sureInvoice } from '../service-double/extractions';
import { errorBody, type Behaviour } from '../service-double/service-double';
import { openStage, pageNamed, type Stage } from './stage';
import { API_KEY, errorOf } from './zap';

const SECRET = API_KEY.slice('spocr_'.length);

let written: string[];
let stage: Stage;
beforeEach(() => {
	written = [];
	const keep = (...args: unknown[]) => {
		written.push(args.map(String).join(' '));
		return true;
	};
	for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
		jest.spyOn(console, method).mockImplementation(keep);
	jest.spyOn(process.stdout, 'write').mockImplementation(keep);
	jest.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await stage.close();
});

const echoes = (status: number): Behaviour => ({
	does: 'answer',
	status,
	body: errorBody(API_KEY, `key ${API_KEY} is unknown`, `req-${API_KEY}`),
	headers: { 'X-Request-Id': API_KEY },
});

test.each<[string, Behaviour]>([
	['400', echoes(400)],
	['401', echoes(401)],
	['402', echoes(402)],
	['502', echoes(502)],
	['an answer that is no JSON', { does: 'answer', status: 200, body: `<p>${API_KEY}</p>` }],
	['a connection that breaks', { does: 'reset', extraction: sureInvoice }],
])('a service that repeats the key, %s: it is in no error and no log', async (_name, behaviour) => {
	stage = await openStage({ behave: () => behaviour });
	const failed = await errorOf(stage.zap.extract({ file: [stage.link('invoice.png')] }));
	expect(failed.message).not.toContain(SECRET);
	const several = { files: { 'one.png': pageNamed('1'), 'two.png': pageNamed('2') } };
	await stage.close();
	stage = await openStage({ behave: () => behaviour, ...several });
	const run = stage.zap.extract({ file: [stage.link('one.png'), stage.link('two.png')] });
	const result = await run.catch((error: unknown) => String(error));
	expect(JSON.stringify(result)).not.toContain(SECRET);
	expect(written.join('\n')).not.toContain(SECRET);
});

test('a good run: the key is in the header of the call, and nowhere else', async () => {
	stage = await openStage();
	const result = await stage.zap.extract({ file: [stage.link('invoice.png')] });
	expect(stage.service.calls[0]?.authorization).toBe(`Bearer ${API_KEY}`);
	const elsewhere = [result, stage.service.calls.map(({ path, body }) => [path, body]), written];
	expect(JSON.stringify(elsewhere)).not.toContain(SECRET);
	expect(JSON.stringify(stage.files.requests)).not.toContain(SECRET);
});

test('errors do not tell what was requested before: links to files are among it', async () => {
	stage = await openStage({ behave: () => echoes(401) });
	const failed = await errorOf(stage.zap.extract({ file: [stage.link('invoice.png')] }));
	expect(failed.name).toBe('ExpiredAuthError');
	expect(failed.message).not.toContain(stage.files.url);
	expect(failed.message).not.toContain('What happened');
});

test('Zapier’s log of requests holds neither the key, nor the document, nor what is on it', async () => {
	process.env.LOG_TO_STDOUT = '1';
	process.env.DETAILED_LOG_TO_STDOUT = '1';
	try {
		stage = await openStage();
		await stage.zap.extract({ file: [stage.link('invoice.png')] });
	} finally {
		delete process.env.LOG_TO_STDOUT;
		delete process.env.DETAILED_LOG_TO_STDOUT;
	}
	const log = written.join('\n');
	expect(log).toContain('POST');
	expect(log).not.toContain(SECRET);
	expect(log).not.toContain('ACME Co.');
	expect(log).not.toContain(pageNamed('invoice').toString('base64').slice(0, 40));
});
