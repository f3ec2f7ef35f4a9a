import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble, type Behaviour } from '../service-double/service-double';
import { API_KEY, files, run } from './workflow';

let written: string[];
let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeEach(() => {
	written = [];
	const keep = (...args: unknown[]) => {
		written.push(
			args
				.map((arg) => (arg instanceof Error ? `${arg.message}${arg.stack ?? ''}` : String(arg)))
				.join(' '),
		);
		return true;
	};
	for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
		jest.spyOn(console, method).mockImplementation(keep);
	jest.spyOn(process.stdout, 'write').mockImplementation(keep);
	jest.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterEach(async () => {
	jest.restoreAllMocks();
	await service.close();
});

/** Everything reachable from a value, hidden properties and causes of errors included. */
function everythingIn(value: unknown, seen = new Set<object>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	return Reflect.ownKeys(value)
		.map((key) => `${String(key)}=${everythingIn(Reflect.get(value, key), seen)}`)
		.join('\n');
}

const echoes = (status: number): Behaviour => ({
	does: 'answer',
	status,
	body: errorBody(API_KEY, `key ${API_KEY} is unknown`, `req-${API_KEY}`),
	headers: { 'X-Request-Id': API_KEY },
});

/** The key as a program between us and the service may write it into an id or a sentence. */
const spelled = (encode: (key: string) => string): Behaviour => ({
	does: 'answer',
	status: 502,
	body: errorBody(encode(API_KEY), `no ${encode(API_KEY)}, ${'x'.repeat(5000)}`, encode(API_KEY)),
	headers: { 'X-Request-Id': encode(API_KEY) },
});

const cases: [string, Behaviour][] = [
	['a good answer', { does: 'read', extraction: sureInvoice }],
	['a service that repeats the key in its error', echoes(400)],
	['… and refuses it', echoes(401)],
	['… and is broken', echoes(502)],
	['an answer that is no JSON', { does: 'answer', status: 200, body: `<p>${API_KEY}</p>` }],
	[
		'a good answer whose id is the key',
		{
			does: 'answer',
			status: 200,
			body: { data: { supplier: { value: 'ACME' } } },
			headers: { 'X-Request-Id': `req-${API_KEY}` },
		},
	],
	['a connection that breaks', { does: 'reset', extraction: sureInvoice }],
	['no answer', { does: 'hang' }],
];

test.each(cases)('%s: the key is in no output, error or log', async (_name, behaviour) => {
	service = await startServiceDouble(() => behaviour);
	const results = [];
	for (const setup of [{}, { parameters: { failedOutput: true } }] as const)
		results.push(
			await run({
				url: service.url,
				items: files(1),
				...setup,
				parameters: {
					...('parameters' in setup ? setup.parameters : {}),
					technicalOptions: { retries: 0, timeout: 0.1 },
				},
			}),
		);
	expect(service.calls[0]?.authorization).toBe(`Bearer ${API_KEY}`);
	const secret = API_KEY.slice('spocr_'.length);
	expect(everythingIn(results)).not.toContain(secret);
	expect(written.join('\n')).not.toContain(secret);
	expect(service.calls.map(({ path, body }) => path + JSON.stringify(body)).join()).not.toContain(
		secret,
	);
});

const ENCODINGS: [string, (key: string) => string][] = [
	['base64', (key) => Buffer.from(key).toString('base64')],
	['base64url of a header', (key) => Buffer.from(`Bearer ${key}`).toString('base64url')],
	['hex', (key) => Buffer.from(key).toString('hex').toUpperCase()],
	['a URL', (key) => Array.from(key, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')],
	[
		'JSON',
		(key) => Array.from(key, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
	],
	['a part of a header', (key) => `Bearer ${key.slice(0, 20)}`],
];

test.each(ENCODINGS)('the key in %s is masked, too, and nothing is long', async (_name, encode) => {
	service = await startServiceDouble(() => spelled(encode));
	const { outputs } = await run({
		url: service.url,
		items: files(1),
		parameters: { failedOutput: true, technicalOptions: { retries: 0 } },
	});
	const [failed] = outputs[2] ?? [];
	const text = JSON.stringify(failed?.json.ocr);
	expect(text).toContain('…');
	for (let at = 0; at + 16 <= encode(API_KEY).length; at++)
		expect(text).not.toContain(encode(API_KEY).slice(at, at + 16));
	expect(text.length).toBeLessThan(1500);
});
