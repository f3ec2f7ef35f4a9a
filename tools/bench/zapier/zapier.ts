/**
 * What Zapier has to load and to hold: size of the package, time to import the app, and peak memory of a run with five
 * pages, each in a process of its own. The service and the file stand in this process, so that their memory is not
 * counted.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { createAppTester, type Bundle, type ZObject } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import { jpeg, numberedPages, pdfOf, scannedPage } from '../../../test/core/files/pdf/documents';
import { sureInvoice } from '../../../test/service-double/extractions';
import { startServiceDouble } from '../../../test/service-double/service-double';
import { startFileServer } from '../../../test/zapier/file-server';
import { peakMemory } from '../peak-memory';

const MIB = 1024 * 1024;
const PAGES = 5;
const RUNS = 5;
/** In MiB, milliseconds and MiB. */
const BARS = { zip: 6, import: 700, memory: 400 };

const ZAPIER = resolve('zapier');
const CLI = resolve('node_modules/zapier-platform-cli/src/bin/run');
const OFFLINE = { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1', NO_UPDATE_NOTIFIER: '1' };

/** Images that do not fill their page, so that pages can't be taken out as they are, and must be drawn. */
const photos = async () => {
	const image = jpeg(1600, 2200);
	return await pdfOf(async (pdf) => {
		for (let page = 0; page < PAGES; page++)
			await scannedPage(pdf, image, { x: 40 + page, y: 40, width: 500, height: 700 });
	});
};

type Perform = (z: ZObject, bundle: Bundle) => unknown;
const module = z.object({
	default: z.looseObject({
		creates: z.object({
			extract_document: z.looseObject({
				operation: z.looseObject({
					perform: z.custom<Perform>((value) => typeof value === 'function'),
				}),
			}),
		}),
	}),
});
const importApp = async (): Promise<unknown> =>
	await import(pathToFileURL(resolve(ZAPIER, 'dist/index.js')).href);

/** Prints milliseconds. */
async function timeImport(): Promise<void> {
	const start = performance.now();
	await importApp();
	process.stdout.write(String(performance.now() - start));
}

/** Prints MiB. */
async function readPdf(file: string, baseUrl: string): Promise<void> {
	const { default: app } = module.parse(await importApp());
	const { perform } = app.creates.extract_document.operation;
	const result = await createAppTester(app)(perform, {
		authData: { apiKey: 'spocr_bench', baseUrl },
		inputData: { file: [file], include_boxes: true },
	});
	z.object({ documents: z.tuple([z.looseObject({ pages: z.literal(PAGES) })]) }).parse(result);
	process.stdout.write(`\n${peakMemory()}`);
}

/** The number that this file prints when it is run like this. */
async function measured(...args: string[]): Promise<number> {
	const child = spawn(process.execPath, [process.argv[1] ?? '', ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
	await once(child, 'close');
	// Zapier's platform prints lines of its own before.
	const last = output.split('\n').at(-1) ?? '';
	const number = Number(last);
	if (child.exitCode !== 0 || last === '' || Number.isNaN(number))
		throw new Error(`${args.join(' ')} failed`);
	return number;
}

const median = (numbers: readonly number[]) =>
	[...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;

function report(what: string, value: number, bar: number, unit: string): void {
	console.log(`${what}: ${value.toFixed(unit === 'MiB' ? 1 : 0)} ${unit} (bar: ${bar} ${unit})`);
	if (!(value < bar)) process.exitCode = 1;
}

function buildZip(): number {
	execFileSync(process.execPath, [CLI, 'build', '--skip-validation'], {
		cwd: ZAPIER,
		env: OFFLINE,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return statSync(resolve(ZAPIER, 'build/build.zip')).size / MIB;
}

async function measureAll(): Promise<void> {
	report('zip', buildZip(), BARS.zip, 'MiB');

	const times = [];
	for (let run = 0; run < RUNS; run++) times.push(await measured('import'));
	report(`import, median of ${RUNS}`, median(times), BARS.import, 'ms');

	const service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }), {
		keepsBodies: false,
	});
	const files = await startFileServer(
		new Map([
			['/text.pdf', await numberedPages(PAGES)],
			['/photos.pdf', await photos()],
		]),
	);
	try {
		for (const name of ['text', 'photos'])
			report(
				`peak memory, ${PAGES} pages of ${name}`,
				await measured('read', `${files.url}/${name}.pdf`, service.url),
				BARS.memory,
				'MiB',
			);
	} finally {
		await service.close();
		await files.close();
	}
}

const [what, file = '', service = ''] = process.argv.slice(2);
(what === 'import' ? timeImport() : what === 'read' ? readPdf(file, service) : measureAll()).catch(
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
