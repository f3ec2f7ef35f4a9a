import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/v4-mini';

import { pagesOf, SHARED, type BenchDocument, type Truth } from './documents';

const value = z.union([z.string(), z.number()]);
const truth = z.record(z.string(), z.union([value, z.array(z.record(z.string(), value))]));
const truthFile = z.record(z.string(), z.object({ truth, printed: truth }));

/** A second reading that is right, too. */
const SECOND = '_alt';
/** The key of the truth file that the preset calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = { prepaid: 'paid' };
/** Numbers of files of one ten are of layouts that are alike. */
const ALIKE = 10;

const isOf = (second: boolean, name: string): boolean => name.endsWith(SECOND) === second;

/** The first readings of all values, or the second ones, by the names of the preset. */
function readingsOf(given: z.infer<typeof truth>, second: boolean): Truth {
	const named = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
		Object.fromEntries(
			Object.entries(record)
				.filter(([name]) => isOf(second, name))
				.map(([name, own]) => {
					const plain = name.replace(SECOND, '');
					return [OTHER_NAMES[plain] ?? plain, own] as const;
				}),
		);
	const { line_items: items, ...fields } = given;
	return {
		...named(fields),
		...(typeof items === 'object' ? { line_items: items.map(named) } : {}),
	};
}

/**
 * Tens in turn tune the engine and only measure it, so that layouts that are alike are in one half: x11 to x17 are unseen,
 * x60 to x66 tuned.
 */
const halfOf = (name: string): BenchDocument['origin'] =>
	Math.floor(Number(/\d+/.exec(name)?.[0] ?? 0) / ALIKE) % 2 === 0 ? 'tuned half' : 'unseen half';

/** Invoices of many layouts with their truth; none where they are absent, which `say` is told. */
export async function sharedInvoices(say: (line: string) => void): Promise<BenchDocument[]> {
	const folder = join(SHARED, 'documents');
	const file = join(folder, 'truth.json');
	if (!existsSync(file)) {
		say(`${file} is absent: invoices of layouts from others are skipped`);
		return [];
	}
	const documents: BenchDocument[] = [];
	for (const [name, entry] of Object.entries(
		truthFile.parse(JSON.parse(readFileSync(file, 'utf8'))),
	))
		documents.push({
			name,
			origin: halfOf(name),
			preset: 'invoice',
			truth: readingsOf(entry.truth, false),
			alsoRight: [
				readingsOf(entry.truth, true),
				readingsOf(entry.printed, false),
				readingsOf(entry.printed, true),
			],
			complete: true,
			doubtful: [],
			pages: await pagesOf(join(folder, name)),
		});
	return documents;
}
