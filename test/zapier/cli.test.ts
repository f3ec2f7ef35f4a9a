import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { startLocalEngine, type LocalEngine } from '../../local-engine/server/start';
import { PDF_SAMPLES, sampleBytes } from '../samples/truth';
import { startFileServer, type FileServer } from './file-server';

const ROOT = resolve(__dirname, '../..');
const CLI = resolve(ROOT, 'node_modules/zapier-platform-cli/src/bin/run');
const API_KEY = 'local-engine-key-0123';
const FINGERPRINT = /^key [0-9a-f]{8}, /;
/** OCR of two pages on a busy machine. */
const LONG = 120_000;

let engine: LocalEngine;
let files: FileServer;
let home: string;
beforeAll(async () => {
	engine = await startLocalEngine();
	files = await startFileServer(
		new Map(PDF_SAMPLES.map(([file]) => [`/${file}`, sampleBytes(file)])),
	);
	home = mkdtempSync(join(tmpdir(), 'zapier-home-'));
});
afterAll(async () => {
	await engine.close();
	await files.close();
	rmSync(home, { recursive: true });
});

/** What the command line of Zapier prints, run as a developer runs it, but without a network. */
async function zapier(...args: string[]): Promise<string> {
	const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args], {
		cwd: resolve(ROOT, 'zapier'),
		env: {
			PATH: process.env.PATH,
			HOME: home,
			NODE_OPTIONS: `--require ${resolve(__dirname, 'loopback-only.cjs')}`,
			DISABLE_ZAPIER_ANALYTICS: '1',
			NO_UPDATE_NOTIFIER: '1',
			authData_apiKey: API_KEY,
			authData_baseUrl: engine.url,
		},
	});
	return stdout;
}
const json = z.record(z.string(), z.unknown());
const printed = async (...args: string[]) => json.parse(JSON.parse(await zapier(...args)));

test(
	'zapier-platform invoke auth test, and its label',
	async () => {
		const result = await printed('invoke', 'auth', 'test', '--non-interactive');
		expect(result).toMatchObject({
			scans_left: 1_000_000,
			label: expect.stringMatching(FINGERPRINT),
		});
		const label = await zapier('invoke', 'auth', 'label', '--non-interactive');
		expect(label).toMatch(/key [0-9a-f]{8}, 1000000 scans left, at 127\.0\.0\.1/);
		expect(label).not.toContain(API_KEY);
	},
	LONG,
);

test.each(PDF_SAMPLES)(
	'zapier-platform invoke create reads %s as a careful reader does',
	async (file, { fields, decision, preset }) => {
		const inputData = JSON.stringify({ file: [`${files.url}/${file}`], preset });
		const create = ['invoke', 'create', 'extract_document', '--non-interactive', '-i', inputData];
		expect(await printed(...create)).toMatchObject({
			...fields,
			decision,
			needs_review: decision === 'review',
			document_count: 1,
			documents: [{ file_name: file }],
			ocr: { source: { mime_type: 'application/pdf' } },
		});
	},
	LONG,
);
