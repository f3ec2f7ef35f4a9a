import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import * as z from 'zod/v4-mini';

import type { PresetName } from '../../../core/schema/presets';
import { createTurns, type Turns } from '../../../core/files/turns';

const value = z.union([z.string(), z.number()]);
/** null says that the page has no such value, as a missing key does. */
const row = z.record(z.string(), z.nullable(value));
const fields = z.record(z.string(), z.nullable(z.union([value, z.array(row)])));
const ownEntry = z.object({
	preset: z.enum(['invoice', 'receipt']),
	/** Values that nobody can read for sure: not graded. */
	doubtful: z._default(z.array(z.string()), []),
	fields,
});
const truthFile = z.record(z.string(), z.unknown());

export type TruthRow = Readonly<Record<string, string | number>>;
/** What a careful reader sees: values by field name, rows under the name of their table. */
export type Truth = Readonly<Record<string, string | number | readonly TruthRow[]>>;

/** What truths speak of; a page prints other fields as well, which are not graded. */
export const JUDGED: ReadonlySet<string> = new Set([
	...['supplier', 'invoice_number', 'issue_date', 'due_date', 'currency', 'subtotal', 'shipping'],
	...['discount', 'tax', 'total_due', 'paid', 'item_description', 'quantity', 'unit_price'],
	'line_total',
]);

/** Where documents come from; bars are set for what is real or drawn like it. */
type Origin = 'shared' | 'own' | 'generated' | 'held out' | 'tuned half' | 'unseen half';

/** A document with its truth. */
export interface BenchDocument {
	readonly name: string;
	readonly origin: Origin;
	readonly preset: PresetName;
	readonly truth: Truth;
	/** Other readings that are right as well: the same values as printed, a second one that is. */
	readonly alsoRight: readonly Truth[];
	/** Whether the truth names everything on the page, so that any other value is invented. */
	readonly complete: boolean;
	/** Fields on which nobody can say what is right. */
	readonly doubtful: readonly string[];
	/** Image files of its pages. */
	readonly pages: readonly Buffer[];
}

const withoutNulls = <T>(record: Readonly<Record<string, T | null>>): Record<string, T> => {
	const kept: Record<string, T> = {};
	for (const [name, given] of Object.entries(record)) if (given !== null) kept[name] = given;
	return kept;
};

const truthOf = (given: z.infer<typeof fields>): Truth => {
	const { remark: _, ...own } = withoutNulls(given);
	const truth: Record<string, string | number | readonly TruthRow[]> = {};
	for (const [name, expected] of Object.entries(own))
		truth[name] = typeof expected === 'object' ? expected.map(withoutNulls) : expected;
	return truth;
};

interface Renderer {
	openPdf(
		bytes: Uint8Array,
		turns: Turns,
	): Promise<{
		readonly pageCount: number;
		renderPage(
			page: number,
			options: { readonly dpi: number; readonly colour: boolean },
		): Promise<{ readonly bytes: Uint8Array }>;
		close(): void;
	}>;
}
const isRenderer = (loaded: unknown): loaded is Renderer =>
	typeof loaded === 'object' && loaded !== null && 'openPdf' in loaded;

const RENDERER = resolve('dist/nodes/SpaceOcr/pdf-renderer.js');
/** What the node renders at by default. */
const DPI = 200;
export const SHARED = process.env.SAMPLES ?? '../shared/samples';
const OWN = 'samples';

/** Pages of a PDF as the node sends them. */
export async function pagesOf(file: string): Promise<readonly Buffer[]> {
	if (!file.endsWith('.pdf')) return [readFileSync(file)];
	const renderer: unknown = createRequire(__filename)(RENDERER);
	if (!isRenderer(renderer)) throw new Error(`${RENDERER} renders no PDF`);
	const pdf = await renderer.openPdf(
		readFileSync(file),
		createTurns(() => performance.now()),
	);
	const pages: Buffer[] = [];
	for (let page = 1; page <= pdf.pageCount; page++)
		pages.push(Buffer.from((await pdf.renderPage(page, { dpi: DPI, colour: false })).bytes));
	pdf.close();
	return pages;
}

const entriesOf = (folder: string): readonly (readonly [string, unknown])[] =>
	existsSync(join(folder, 'truth.json'))
		? Object.entries(
				truthFile.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))),
			).filter(([name]) => name !== 'note')
		: [];

/**
 * Real documents with truth, and the project's own samples.
 *
 * @param say is told what is absent, and skipped
 */
export async function documentsWithTruth(say: (line: string) => void): Promise<BenchDocument[]> {
	const documents: BenchDocument[] = [];
	const shared = entriesOf(SHARED);
	if (shared.length === 0) say(`${SHARED} is absent: only the project's own samples are read`);
	for (const [name, entry] of shared) {
		const truth = truthOf(fields.parse(entry));
		const isReceipt = name.startsWith('receipts/');
		documents.push({
			name,
			origin: 'shared',
			preset: isReceipt ? 'receipt' : 'invoice',
			truth,
			alsoRight: [],
			complete: !isReceipt,
			doubtful: [],
			pages: await pagesOf(join(SHARED, name)),
		});
	}
	for (const [name, entry] of entriesOf(OWN)) {
		const { preset, doubtful, fields: truth } = ownEntry.parse(entry);
		const pages = await pagesOf(join(OWN, name));
		documents.push({
			name,
			origin: 'own',
			preset,
			truth: truthOf(truth),
			alsoRight: [],
			complete: true,
			doubtful,
			pages,
		});
	}
	return documents;
}
