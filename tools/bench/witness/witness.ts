/**
 * What the own text of PDFs says of what was read off their pages: how many values it makes sure, which it contradicts,
 * and of misread digits how many it tells. `npm run bench:witness`
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import type { Cell, Extraction } from '../../../core/api/extraction';
import type { PageText } from '../../../core/files/pdf/text';
import { createTurns } from '../../../core/files/turns';
import { readCarriedDocument } from '../../../core/pipeline/carried';
import { withWitness } from '../../../core/witness/witness';
import { loadBuiltPackage, resultOf, runWorkflow } from '../../../cli/run-workflow';
import { startLocalEngine } from '../../../local-engine/server/start';

const SHARED = process.env.SAMPLES ?? '../shared/samples';
const FOLDERS = [
	'samples',
	...['documents', 'invoices', 'field'].map((name) => join(SHARED, name)),
];
const TODAY = '2026-06-01';
const turns = createTurns(() => performance.now());

type Renderer = typeof import('../../../core/files/pdf/renderer');
const isRenderer = (loaded: unknown): loaded is Renderer =>
	typeof loaded === 'object' && loaded !== null && 'openPdf' in loaded;

/** As it was built: from source it would bring PDFium in as a file. */
function builtRenderer(): Renderer {
	const path = resolve('dist/nodes/SpaceOcr/pdf-renderer.js');
	const loaded: unknown = createRequire(__filename)(path);
	if (!isRenderer(loaded)) throw new Error(`${path} renders no PDF`);
	return loaded;
}

const filesIn = (folder: string): string[] => {
	try {
		return (
			readdirSync(folder)
				.filter((name) => name.endsWith('.pdf'))
				.map((name) => join(folder, name))
				// Not one that came as base64: its pages are not at hand here.
				.filter((path) => readFileSync(path).subarray(0, 1024).includes('%PDF'))
		);
	} catch {
		console.log(`${folder}: not there, skipped`);
		return [];
	}
};

/** What the node gives for a PDF, with boxes; undefined where it fails. */
async function read(url: string, path: string) {
	const { outputs } = resultOf(
		await runWorkflow({
			package: loadBuiltPackage(process.cwd()),
			credential: { apiKey: 'local', baseUrl: url },
			parameters: {
				resource: 'document',
				operation: 'extract',
				gate: false,
				failedOutput: true,
				options: { eInvoices: 'ignore', severalDocuments: 'review' },
				technicalOptions: { requestsPerMinute: 600 },
			},
			items: [
				{
					json: {},
					binary: {
						data: {
							data: readFileSync(path).toString('base64'),
							mimeType: 'application/pdf',
							fileName: path,
						},
					},
				},
			],
		}).result,
	);
	const [item] = outputs[0] ?? [];
	return item === undefined ? undefined : readCarriedDocument(item.json);
}

async function textsOf(path: string): Promise<{ texts: PageText[]; milliseconds: number }> {
	const pdf = await builtRenderer().openPdf(readFileSync(path), turns);
	const texts: PageText[] = [];
	const began = performance.now();
	for (let page = 1; page <= pdf.pageCount; page++) texts.push(await pdf.pageText(page));
	const milliseconds = performance.now() - began;
	pdf.close();
	return { texts, milliseconds };
}

const places = ({ cells, tables }: Extraction): [string, Cell][] => [
	...Object.entries(cells),
	...Object.entries(tables).flatMap(([table, rows]) =>
		rows.flatMap((row, index) =>
			Object.entries(row).map(([column, cell]): [string, Cell] => [
				`${table}.${column} ${index + 1}`,
				cell,
			]),
		),
	),
];

/** Every digit of a value misread as the next one. */
const misreadings = (raw: string): string[] =>
	Array.from(raw).flatMap((character, at) =>
		/\d/.test(character)
			? [`${raw.slice(0, at)}${(Number(character) + 1) % 10}${raw.slice(at + 1)}`]
			: [],
	);

const only = (cell: Cell, others: readonly Cell[]): Extraction => ({
	cells: Object.fromEntries([cell, ...others].map((one, index) => [`${index}`, one])),
	tables: {},
});

const sums = { values: 0, same: 0, different: 0, misread: 0, told: 0, pages: 0, milliseconds: 0 };
async function measure(): Promise<void> {
	const engine = await startLocalEngine({});
	try {
		for (const path of FOLDERS.flatMap(filesIn)) {
			const document = await read(engine.url, path).catch((error: unknown) => {
				console.log(`${path}: ${error instanceof Error ? error.message : String(error)}`);
				return undefined;
			});
			// Of what lies in another file the texts are not at hand.
			if (document === undefined || document.source.path !== undefined) continue;
			const all = places(document.extraction).filter(([, { raw }]) => raw !== null && raw !== '');
			const sure = all.filter(([, one]) => one.verified_by !== undefined && one.text_verified);
			const differing = all.filter(([, { pdf_text }]) => pdf_text !== undefined);
			sums.values += all.length;
			sums.same += sure.length;
			sums.different += differing.length;
			console.log(`${path}: ${sure.length} of ${all.length} sure, ${differing.length} different`);
			for (const [place, { raw, pdf_text, match_ratio }] of differing)
				console.log(`   ${place}: "${raw}" (${match_ratio}), the text has "${pdf_text}"`);
			const { texts, milliseconds } = await textsOf(path);
			sums.pages += texts.length;
			sums.milliseconds += milliseconds;
			const cells = sure.map(([, cell]) => cell).filter(({ bbox }) => bbox !== null);
			for (const cell of cells) {
				const text = texts[cell.page - 1] ?? null;
				const others = cells.filter((one) => one !== cell && one.page === cell.page);
				for (const raw of misreadings(String(cell.raw))) {
					const [result] = withWitness(
						[{ extraction: only({ ...cell, raw }, others), text }],
						TODAY,
					);
					const judged = result?.cells['0'];
					sums.misread++;
					if (judged?.pdf_text !== undefined) sums.told++;
					else if (process.env.SHOW) console.log(`   not told: "${raw}" for "${cell.raw}"`);
				}
			}
		}
	} finally {
		await engine.close();
	}
	console.log(
		`${sums.same} of ${sums.values} values sure by the PDF’s own text, ${sums.different} different; ` +
			`${sums.told} of ${sums.misread} misread digits told; ${(sums.milliseconds / sums.pages).toFixed(1)} ms a page`,
	);
}

void measure();
