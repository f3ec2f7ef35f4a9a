import * as z from 'zod/v4-mini';

import type { Zap } from '../../../zapier/zap';

/** A document of the output. */
const row = z.object({
	file_name: z.nullable(z.string()),
	decision: z.string(),
	error: z.string(),
});
const output = z.object({
	document_count: z.number(),
	documents: z.array(row),
	skipped_text: z.string(),
});

type Row = z.infer<typeof row>;

/** What a run says of its files: a row or a line of what is no document for each, or an error. */
export type Told =
	| { readonly is: 'output'; readonly rows: readonly Row[]; readonly skipped: readonly string[] }
	| { readonly is: 'error'; readonly name: string; readonly message: string };

/** A run, and all that came out of it as text. */
export interface Run {
	readonly told: Told;
	readonly text: string;
}

export async function runOf(zap: Zap, links: readonly string[]): Promise<Run> {
	const came = await zap
		.extract({ file: [...links], max_pages: 20 })
		.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
	if (came instanceof Error) {
		const { name, message } = came;
		return { told: { is: 'error', name, message }, text: `${name} ${message}` };
	}
	const { documents, document_count, skipped_text } = output.parse(came);
	if (document_count !== documents.length) throw new Error('a document without a row, or two');
	const skipped = skipped_text === '' ? [] : skipped_text.split('\n');
	return { told: { is: 'output', rows: documents, skipped }, text: JSON.stringify(came) };
}

/** A file, and what a run with it alone says. */
export interface Alone {
	readonly name: string;
	readonly told: Told;
}

const isFailed = ({ decision }: Row) => decision === 'failed';
/** The first files of a run have their pages first. */
const hasNoPagesLeft = ({ error }: Row) => error.includes('not read: the files of the run have');

const NO_DOCUMENT = 'there is no document, only';

/** Several files fail a run together only where none of them is a document; one alone may fail it with anything. */
function whyFailed(files: readonly Alone[], message: string): string | undefined {
	if (files.length === 1) return undefined;
	const read = files.find(({ told }) => told.is === 'output' && told.rows.length > 0);
	if (read !== undefined) return `${read.name} is read alone, and here: ${message}`;
	return message.includes(NO_DOCUMENT) ? undefined : `no rows: ${message}`;
}

/** Whether a line says of a file that it is no document, and why, as its error does where it is alone. */
function isNoDocument(name: string, message: string, line: string | undefined): boolean {
	if (line?.startsWith(`${name} (`) !== true) return false;
	const why = line.slice(name.length + 2, -1);
	return /\w/.test(why) && message.includes(`the file is ${why},`);
}

/** A file alone must be a document: one that can't be read says why, and isn't left aside, unless it is a cover. */
const isLeftAside = ({ name, told }: Alone): boolean =>
	told.is === 'error' &&
	told.message.includes(`${NO_DOCUMENT} ${name} (`) &&
	!told.message.includes(`${name} (a cover `);

/**
 * What is amiss where a run with several files doesn't say of each what it says of it alone; undefined where nothing
 * is. One that fails a run of its own is a row that failed here, or no document beside others.
 */
export function differenceOf(files: readonly Alone[], together: Told): string | undefined {
	const leftAside = files.find(isLeftAside);
	if (leftAside !== undefined) return `${leftAside.name} is left aside where it is alone`;
	if (together.is === 'error') return whyFailed(files, together.message);
	const [left, lines] = [[...together.rows], [...together.skipped]];
	for (const { name, told } of files) {
		if (told.is === 'output') {
			for (const expected of told.rows) {
				const found = left.shift();
				if (found?.file_name !== expected.file_name)
					return `${name}: a row of ${expected.file_name ?? 'no name'} is missing`;
				if (isFailed(found) !== isFailed(expected) && !hasNoPagesLeft(found))
					return `${name}: ${found.decision} here, ${expected.decision} alone`;
			}
			for (const line of told.skipped)
				if (lines.shift() !== line) return `${name}: "${line}" is not told`;
			continue;
		}
		const [first] = left;
		if (first?.file_name === name && isFailed(first)) left.shift();
		else if (told.message.includes(NO_DOCUMENT))
			while (lines[0] !== undefined && told.message.includes(lines[0])) lines.shift();
		else if (!isNoDocument(name, told.message, lines.shift())) return `${name}: not told of`;
	}
	return left.length + lines.length === 0
		? undefined
		: `told of what nobody sent: ${JSON.stringify([left, lines])}`;
}
