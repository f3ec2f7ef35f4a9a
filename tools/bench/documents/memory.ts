/**
 * Peak memory of the node over a batch: 300 documents of 2 MB against 30, each in a process of its own, with files
 * on disk as n8n keeps them. The service stands in this process, so that its memory is not counted.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadBuiltPackage, resultOf, runWorkflow } from '../../../cli/run-workflow';
import { openFileStorage } from '../../../test/nodes/open-file-storage';
import { whitePage } from '../../../test/nodes/white-page';
import { sureInvoice } from '../../../test/service-double/extractions';
import { startServiceDouble } from '../../../test/service-double/service-double';
import { peakMemory } from '../peak-memory';

const MIB = 1024 * 1024;
const DOCUMENT_BYTES = 2 * MIB;
const FEW = 30;
const MANY = 300;
/** In MiB. */
const ALLOWED_GROWTH = 150;

async function readMany(count: number, url: string) {
	const folder = mkdtempSync(join(tmpdir(), 'space-ocr-bench-'));
	try {
		const storage = await openFileStorage(folder);
		const items = [];
		for (let index = 0; index < count; index++) {
			const bytes = Buffer.concat([whitePage, randomBytes(DOCUMENT_BYTES)]);
			const file = { fileName: `${index}.png`, mimeType: 'image/png' };
			items.push({ json: {}, binary: { data: await storage.store(bytes, file) } });
		}
		const { outputs, error } = resultOf(
			await runWorkflow({
				package: loadBuiltPackage(process.cwd()),
				credential: { apiKey: 'spocr_bench', baseUrl: url },
				parameters: { technicalOptions: { requestsPerMinute: 100_000 } },
				items,
			}).result,
		);
		if (error !== undefined) throw error;
		if (outputs[0]?.length !== count) throw new Error('not every document came out');
		process.stdout.write(String(peakMemory()));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Peak resident memory of a process that reads so many documents, in MiB. */
async function peakOf(count: number, url: string): Promise<number> {
	const child = spawn(process.execPath, [process.argv[1] ?? '', String(count), url], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
	await once(child, 'close');
	const peak = Number(output);
	if (child.exitCode !== 0 || Number.isNaN(peak)) throw new Error(`reading ${count} failed`);
	return peak;
}

async function measure() {
	const service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }), {
		keepsBodies: false,
	});
	const few = await peakOf(FEW, service.url);
	const many = await peakOf(MANY, service.url);
	await service.close();
	const growth = many - few;
	console.log(`peak memory, ${FEW} documents of 2 MB: ${few.toFixed(0)} MiB`);
	console.log(`peak memory, ${MANY} documents of 2 MB: ${many.toFixed(0)} MiB`);
	console.log(`growth: ${growth.toFixed(0)} MiB (bar: ${ALLOWED_GROWTH} MiB)`);
	if (growth > ALLOWED_GROWTH) process.exitCode = 1;
}

const [count, url] = process.argv.slice(2);
(count !== undefined && url !== undefined ? readMany(Number(count), url) : measure()).catch(
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
