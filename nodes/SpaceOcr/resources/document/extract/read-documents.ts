import type { IExecuteFunctions } from 'n8n-workflow';
import type { LimitFunction } from 'p-limit';

import type { Balance } from '../../../../../core/api/balance';
import { createSingleFlight } from '../../../../../core/api/single-flight';
import type { ProcessedDocument } from '../../../../../core/pipeline/output';
import { loadRenderer } from '../../../../../core/files/pdf/load-renderer';
import type { ReadableFile } from '../../../../../core/files/readable-file';
import { createTurns } from '../../../../../core/files/turns';
import {
	checkAttachment,
	readAttachment,
	type AttachmentReader,
} from '../../../../../core/pipeline/read-attachment';
import { readUrl, withOrigin } from '../../../../../core/pipeline/read-document';
import { createScanBudget } from '../../../../../core/pipeline/scan-budget';
import { clock, connect } from '../../../shared/service';
import type { Reading, Task } from './batch';
import { createCompanions } from './companions';
import { nameOf } from './find-documents';
import { createFileLoader, type FileLoader } from './load-file';
import type { Repeats } from './repeats';
import { readBatchSettings } from './settings';

/** Reads the documents of one execution. */
export interface DocumentReader {
	/**
	 * Looks at the files that must not be repeats, all in one go; call it before the first is read.
	 *
	 * @param everything whether to look at all others, too, and open them
	 * @returns for each task what is known before anything is sent and paid: skipped, failed, or null
	 */
	open(everything: boolean): Promise<readonly Known[]>;
	/** Tasks of the same file begin in the order of the input. */
	read(task: Task): Promise<Reading>;
	/** Documents are read within this one. */
	readonly documents: LimitFunction;
	/** Costs no scan. */
	readonly getBalance: () => Promise<Balance>;
	/** Takes the key out of a text that came from outside. */
	readonly redact: (text: string) => string;
}

/** What was found out about a file before anything is read. */
type Found =
	| { readonly kind: 'file'; readonly sha256: string }
	| Extract<ReadableFile, { kind: 'skipped' }>
	| { readonly kind: 'failed'; readonly error: Error };

/** What becomes of a task is clear before it is read; null: not yet. */
type Known = Exclude<Found, { kind: 'file' }> | null;

/** Reads each file once in an execution, as long as the settings are the same. */
type ReadOnce = ReturnType<typeof createSingleFlight<readonly ProcessedDocument[]>>;

const mustBeNew = ({ settings }: Task) => settings.alreadyProcessed !== 'read';

const failed = (error: unknown): Extract<Found, { kind: 'failed' }> => ({
	kind: 'failed',
	error: error instanceof Error ? error : new Error(String(error)),
});

async function readOne(
	loader: FileLoader,
	reader: AttachmentReader,
	once: ReadOnce,
	task: Task,
	remember: string | null,
	companionsOf: ReturnType<typeof createCompanions>,
): Promise<Reading> {
	const { document: found, item } = task;
	const { origin, ...document } = found;
	const settings = task.settings.read;
	const { url } = origin;
	if (url !== undefined)
		return { kind: 'read', documents: [await readUrl(url, settings, reader)], remember };

	const companions = await companionsOf(task);
	return await loader.use({ origin, ...document }, item, async (loaded) => {
		if (loaded.kind === 'skipped') return loaded;
		const { bytes, file, sha256 } = loaded;
		const { value: read, isFirst } = await once(
			`${sha256} ${JSON.stringify([settings, companions])}`,
			() => readAttachment(bytes, file, { ...origin, sha256 }, settings, reader, companions),
		);
		// A double has the answer of the first one, and its own name.
		return {
			kind: 'read',
			documents: read.map((document) => ({
				...withOrigin(document, origin),
				scans: isFirst ? document.scans : 0,
			})),
			remember,
		};
	});
}

/** In one batch a file goes on once: what comes after the first one that could be read repeats it. */
function createBatchRepeats() {
	const lasts = new Map<string, Promise<string | null>>();
	return async (task: Task, sha256: string, read: () => Promise<Reading>): Promise<Reading> => {
		const before = lasts.get(sha256) ?? Promise.resolve(null);
		const own = before.then(async (name): Promise<Reading> =>
			name === null ? await read() : { kind: 'duplicate', sha256, of: { in: 'batch', name } },
		);
		const name = nameOf(task.document.origin, task.item);
		lasts.set(
			sha256,
			own.then(
				(reading) => (reading.kind === 'read' ? name : before),
				// Who failed is no original: the next one is tried.
				() => null,
			),
		);
		return await own;
	};
}

/**
 * Connects to the service for one execution.
 *
 * @param tasks all that are to be read
 * @throws SchemaError, InvalidCredentialError
 */
export async function openReader(
	context: IExecuteFunctions,
	tasks: readonly Task[],
	repeats: Repeats,
): Promise<DocumentReader> {
	const settings = readBatchSettings(context, tasks[0]?.item ?? 0);
	const { client, redact } = await connect(context, settings);
	const reader = {
		client,
		budget: createScanBudget(settings.maxScans),
		loadPdfRenderer: loadRenderer,
		turns: createTurns(clock.uptime, context.getExecutionCancelSignal()),
	};
	const loader = createFileLoader(context);
	const companionsOf = createCompanions(loader, tasks, reader.turns);
	const once = createSingleFlight<readonly ProcessedDocument[]>();
	const unlessRepeated = createBatchRepeats();
	const found = new Map<Task, Found>();

	const find = async ({ document, item, settings: { read } }: Task, openIt: boolean) =>
		await loader
			.use(document, item, async (loaded): Promise<Found> => {
				if (loaded.kind === 'skipped') return loaded;
				const { bytes, file, sha256 } = loaded;
				if (openIt) await checkAttachment(bytes, file, read, reader);
				return { kind: 'file', sha256 };
			})
			.then(undefined, failed);

	return {
		documents: client.limiter(),
		getBalance: () => client.getBalance(),
		redact,

		async open(everything) {
			const files = tasks.filter(({ document }) => document.origin.url === undefined);
			const all = await client.limiter().map(
				files.filter((task) => everything || mustBeNew(task)),
				async (task) => [task, await find(task, everything)] as const,
			);
			const asked = all.flatMap(([task, one]) =>
				one.kind === 'file' && mustBeNew(task) ? [one.sha256] : [],
			);
			const problem = await repeats.open(asked).then(() => undefined, failed);
			for (const [task, one] of all)
				found.set(task, one.kind === 'file' && mustBeNew(task) ? (problem ?? one) : one);
			return tasks.map((task) => {
				const one = found.get(task);
				return one === undefined || one.kind === 'file' ? null : one;
			});
		},

		async read(task) {
			const one = found.get(task);
			switch (one?.kind) {
				case undefined:
					return await readOne(loader, reader, once, task, null, companionsOf);
				case 'failed':
					throw one.error;
				case 'skipped':
					return one;
				case 'file': {
					if (!mustBeNew(task))
						return await readOne(loader, reader, once, task, null, companionsOf);
					const { sha256 } = one;
					return await unlessRepeated(task, sha256, async () =>
						(await repeats.wasDelivered(sha256))
							? { kind: 'duplicate', sha256, of: { in: 'earlier' } }
							: await readOne(loader, reader, once, task, sha256, companionsOf),
					);
				}
			}
		},
	};
}
