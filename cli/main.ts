import './compile-cache';

import { resolve } from 'node:path';

import { SingleBar, Presets } from 'cli-progress';
import type { INodeExecutionData } from 'n8n-workflow';

import { SchemaError } from '../core/schema/schema-error';
import { startLocalEngine } from '../local-engine/server/start';
import { readArguments, USAGE, UsageError, type Arguments } from './arguments';
import { loadDocument, sampleDocuments } from './documents';
import { reportOf, summaryOf } from './report';
import { jsonLine, resultsOf } from './results';
import { loadBuiltPackage, resultOf, runWorkflow } from './run-workflow';
import { schemaParameters } from './schema-parameters';

/** As seen from `cli/dist`, where this is bundled to. */
const ROOT = resolve(__dirname, '../..');
/** The local engine's own pace; the service's limit of 60 a minute does not bind it. */
const LOCAL_REQUESTS_PER_MINUTE = 600;
/** The local engine takes any key. */
const LOCAL_KEY = 'local';

interface Service {
	readonly url: string;
	readonly apiKey: string;
	close(): Promise<void>;
}

async function openService({ engine }: Arguments): Promise<Service> {
	if (engine === 'local') return { ...(await startLocalEngine({})), apiKey: LOCAL_KEY };
	const apiKey = process.env.SPACE_OCR_API_KEY ?? '';
	if (apiKey === '')
		throw new UsageError(
			'put the key of the service into the environment variable SPACE_OCR_API_KEY',
		);
	return { url: engine, apiKey, close: async () => Promise.resolve() };
}

interface Progress {
	/** One more page is on its way. */
	page(): void;
	end(): void;
}

/** Counts pages on a terminal; silent elsewhere. A document that turns out to have more makes the bar longer. */
function progressOf(documents: number): Progress {
	const bar = new SingleBar(
		{
			format: 'Reading {bar} page {value} of {total}',
			clearOnComplete: true,
			hideCursor: true,
			stream: process.stderr,
			noTTYOutput: false,
		},
		Presets.shades_classic,
	);
	bar.start(documents, 0);
	let pages = 0;
	return {
		page() {
			pages++;
			if (pages > documents) bar.setTotal(pages);
			bar.update(pages);
		},
		end() {
			bar.stop();
		},
	};
}

async function readAll(args: Arguments, service: Service, items: INodeExecutionData[]) {
	const progress = progressOf(items.length);
	try {
		const run = runWorkflow({
			package: loadBuiltPackage(ROOT),
			credential: { apiKey: service.apiKey, baseUrl: service.url },
			parameters: {
				resource: 'document',
				operation: 'extract',
				...(args.schema === undefined
					? { preset: '={{ $json.preset ?? "invoice" }}' }
					: schemaParameters(args.schema)),
				threshold: args.threshold,
				output: args.rows ? 'rows' : 'documents',
				failedOutput: true,
				options: { mailBody: 'read' },
				technicalOptions:
					args.engine === 'local' ? { requestsPerMinute: LOCAL_REQUESTS_PER_MINUTE } : {},
			},
			items,
			onRequest: () => {
				progress.page();
			},
		});
		const { outputs, error } = resultOf(await run.result);
		if (error !== undefined) throw error;
		return outputs;
	} finally {
		progress.end();
	}
}

async function main(argv: readonly string[]): Promise<number> {
	const args = readArguments(argv);
	if (args.help) {
		process.stdout.write(USAGE);
		return 0;
	}
	const documents =
		args.files.length === 0
			? await sampleDocuments(resolve(ROOT, 'samples'))
			: await Promise.all(args.files.map((file) => loadDocument(file)));
	const items = documents.flatMap((document) => ('item' in document ? [document.item] : []));
	if (args.schema !== undefined) schemaParameters(args.schema);

	let outputs: Awaited<ReturnType<typeof readAll>> = [];
	if (items.length > 0) {
		const service = await openService(args);
		try {
			outputs = await readAll(args, service, items);
		} finally {
			await service.close();
		}
	}
	const results = resultsOf(documents, outputs);
	for (const result of results)
		process.stdout.write(
			args.json ? `${jsonLine(result)}\n` : `${reportOf(result, args.threshold)}\n`,
		);
	if (!args.json) process.stdout.write(`${summaryOf(results)}\n`);
	return results.some(({ output }) => output === 'failed') ? 1 : 0;
}

main(process.argv.slice(2)).then(
	(exitCode) => {
		process.exitCode = exitCode;
	},
	(error: unknown) => {
		const known = error instanceof UsageError || error instanceof SchemaError;
		process.stderr.write(
			`${known || !(error instanceof Error) ? String(error) : (error.stack ?? error.message)}\n`,
		);
		if (error instanceof UsageError) process.stderr.write(`\n${USAGE}`);
		process.exitCode = 2;
	},
);
