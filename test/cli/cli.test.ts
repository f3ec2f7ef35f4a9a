import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { MAIL_SAMPLES, PDF_SAMPLES, SAMPLES } from '../samples/truth';
import { doubtfulInvoice, sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble } from '../service-double/service-double';
import { API_KEY, pngNamed } from '../nodes/workflow';

const ROOT = resolve(__dirname, '../..');
// A process of its own is started, and in one case it reads every sample.
jest.setTimeout(120_000);

interface Ended {
	readonly stdout: string;
	readonly stderr: string;
	readonly exitCode: number | null;
}

/** Runs the command line as `npm start` does after the build. */
async function npmStart(args: readonly string[], cwd = ROOT, key?: string): Promise<Ended> {
	const { SPACE_OCR_API_KEY: _own, ...environment } = process.env;
	const child = spawn(process.execPath, [join(ROOT, 'cli/dist/main.js'), ...args], {
		cwd: ROOT,
		env: {
			...environment,
			INIT_CWD: cwd,
			...(key === undefined ? {} : { SPACE_OCR_API_KEY: key }),
		},
	});
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const exitCode = await new Promise<number | null>((done) => child.on('close', done));
	return { stdout, stderr, exitCode };
}

const line = z.looseObject({
	file: z.string(),
	output: z.enum(['accepted', 'review', 'failed']),
	ocr: z.looseObject({ reasons: z.optional(z.array(z.looseObject({ message: z.string() }))) }),
});
const linesOf = ({ stdout }: Ended) =>
	stdout
		.trimEnd()
		.split('\n')
		.map((text) => line.parse(JSON.parse(text)));

describe.each([
	['without files: the images among them', [], SAMPLES],
	['named: PDFs', PDF_SAMPLES.map(([file]) => join('samples', file)), PDF_SAMPLES],
] as const)('npm start --json, on the samples, %s', (_name, args, samples) => {
	let ended: Ended;
	beforeAll(async () => {
		ended = await npmStart(['--json', ...args]);
	});

	test('gives one line per sample, in order, and nothing else', () => {
		expect(ended.exitCode).toBe(0);
		expect(ended.stderr).toBe('');
		expect(linesOf(ended).map(({ file }) => file)).toEqual(
			samples.map(([file]) => join('samples', file)),
		);
	});

	test.each(samples)('%s: every field of its truth, and its output', (file, truth) => {
		const result = linesOf(ended).find((one) => one.file === join('samples', file));
		expect(result).toMatchObject({ ...truth.fields, output: truth.decision });
		const reasons = result?.ocr.reasons?.map(({ message }) => message).join('; ') ?? '';
		for (const field of truth.doubtful ?? []) expect(reasons).toContain(`${field}: match ratio`);
		if (truth.decision === 'accepted') expect(reasons).toBe('');
	});
});

describe('npm start, on files, with a service', () => {
	let folder: string;
	let service: Awaited<ReturnType<typeof startServiceDouble>>;
	const withService = (...args: string[]) =>
		npmStart(['--engine', service.url, ...args], folder, API_KEY);

	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'space-ocr-cli-'));
		for (const name of ['sure.png', 'doubtful.png', 'broken.png'])
			writeFileSync(join(folder, name), pngNamed(name));
		writeFileSync(join(folder, 'letter.txt'), 'Dear Sir or Madam');
		service = await startServiceDouble(({ image }) =>
			image.includes('broken')
				? { does: 'answer', status: 400, body: errorBody('invalid_image', 'can not be decoded') }
				: {
						does: 'read',
						extraction: image.includes('doubtful') ? doubtfulInvoice : sureInvoice,
					},
		);
	});
	afterAll(async () => {
		await service.close();
		rmSync(folder, { recursive: true });
	});

	test('files that fail are told, the others go on, and the exit code is 1', async () => {
		const ended = await withService(
			'--json',
			'absent.png',
			'sure.png',
			'letter.txt',
			'doubtful.png',
			'broken.png',
		);
		expect(ended.exitCode).toBe(1);
		expect(linesOf(ended)).toMatchObject([
			{
				file: 'absent.png',
				output: 'failed',
				ocr: { error: { message: expect.stringMatching(/^absent\.png: .*no such file/) } },
			},
			{ file: 'sure.png', output: 'accepted', total_due: 1234.5 },
			{
				file: 'letter.txt',
				output: 'failed',
				ocr: { error: { message: 'item 2: there is no document, only letter.txt (text)' } },
			},
			{ file: 'doubtful.png', output: 'review' },
			{ file: 'broken.png', output: 'failed', ocr: { error: { code: 'invalid_image' } } },
		]);
		expect(ended.stderr).toBe('');
	});

	test('a person sees where each went, why, its fields and its line items, without colours in a file', async () => {
		const { stdout, exitCode } = await withService('sure.png', 'doubtful.png');
		expect(exitCode).toBe(0);
		expect(stdout).toMatch(/^sure\.png {2}ACCEPTED$/m);
		expect(stdout).toMatch(/^doubtful\.png {2}NEEDS REVIEW$/m);
		expect(stdout).toContain('• total_due: match ratio 0.62 is below 0.85');
		expect(stdout).toMatch(/total_due +1234\.50 +0\.62 !/);
		// what no row has is no column, what is not there no line of its own
		expect(stdout).toMatch(/│ Desk +│ +1 │ +1220\.00 │ +1220\.00 │/);
		expect(stdout).toMatch(/^ +not found: due_date, document_type, .*amount_due$/m);
		expect(stdout).toMatch(/^2 documents: 1 accepted, 1 to review, 0 failed$/m);
		expect(stdout).not.toContain('\u001b');
	});

	test('--rows gives a result per line item', async () => {
		const lines = linesOf(await withService('--json', '--rows', 'sure.png'));
		expect(lines).toMatchObject([
			{ file: 'sure.png', line_number: 1, item_description: 'Pens' },
			{ file: 'sure.png', line_number: 2, item_description: 'Desk' },
		]);
	});

	test('--threshold decides', async () => {
		const [result] = linesOf(await withService('--json', '--threshold', '0.5', 'doubtful.png'));
		expect(result?.output).toBe('accepted');
	});

	test.each([
		['an example', '{"total_due": 1.5}'],
		['a JSON Schema', '{"type":"object","properties":{"total_due":{"type":"number"}}}'],
		['a list of fields', '[{"name":"total_due","type":"number","threshold":0.9}]'],
	])('--schema takes %s', async (_name, schema) => {
		writeFileSync(join(folder, 'schema.json'), schema);
		const [result] = linesOf(await withService('--json', '--schema', 'schema.json', 'sure.png'));
		const { ocr: _ocr, ...values } = result ?? {};
		expect(values).toEqual({ total_due: 1234.5, output: 'accepted', file: 'sure.png' });
	});

	test.each([
		[['--threshold', '85'], '--threshold takes a number from 0 to 1, not "85"'],
		[['--engine', 'remote'], '--engine takes "local" or a URL, not "remote"'],
		[['--schema', 'letter'], '--schema takes invoice, receipt, purchase_order or a file'],
		[['--schema', 'absent.json'], "the schema can't be read"],
		[['--colour'], "Unknown option '--colour'"],
		[['--engine', 'http://127.0.0.1:9'], 'SPACE_OCR_API_KEY'],
	])('%j is refused in words, with exit code 2', async (args, message) => {
		const ended = await npmStart([...args, 'sure.png'], folder);
		expect(ended.exitCode).toBe(2);
		expect(ended.stderr).toContain(message);
		expect(ended.stdout).toBe('');
	});

	test('text from a document cannot steer the terminal', async () => {
		const { stdout } = await withService('sure.png');
		expect(stdout).not.toContain('\u001b');
		writeFileSync(join(folder, 'a\u001b[2J.png'), pngNamed('doubtful'));
		const steered = await withService('a\u001b[2J.png');
		expect(steered.stdout).toContain('a\\u001b[2J.png');
		expect(steered.stdout).not.toContain('\u001b');
	});
});

test('a mail on the command line: its documents are read, the rest is told', async () => {
	const service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
	const [name = '', { documents = [], skipped = [] } = {}] = MAIL_SAMPLES[0] ?? [];
	const file = join('samples', name);
	const ended = await npmStart(['--json', '--engine', service.url, file], ROOT, API_KEY);
	await service.close();
	expect(ended.exitCode).toBe(0);
	const lines = linesOf(ended);
	expect(lines.map((one) => one.file)).toEqual(documents.map(() => file));
	expect(lines.map(({ ocr }) => ocr)).toMatchObject(
		documents.map((file_name) => ({
			source: { file_name },
			skipped: expect.arrayContaining(
				skipped.map((one: string) => expect.objectContaining({ file_name: one })),
			),
		})),
	);
});
