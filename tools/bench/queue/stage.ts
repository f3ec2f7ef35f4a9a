import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import getPort from 'get-port';

import { whitePage } from '../../../test/nodes/white-page';
import { openDataFolder } from '../../n8n/data-folder';
import { installFolder, installN8n } from '../../n8n/install';
import { logIn, type N8nApi } from '../../n8n/n8n-api';
import { ownerOf } from '../../n8n/owner';
import { linkPackage } from '../../n8n/package-in-place';
import { createPrograms } from '../../n8n/programs';
import { startQueue, type Queue } from '../../n8n/queue';
import { startService, type Service, type ServiceOptions } from './service';
import { filesToBooks } from './workflow';

const MIB = 1024 * 1024;
const POLL_MS = 1000;
/** How a run ends that somebody hears of. */
const FAILED = ['error', 'crashed', 'canceled'] as const;
const ROOT = process.cwd();

interface Load {
	readonly runs: number;
	readonly documentsPerRun: number;
	/** What the node is told about the limit; each worker keeps to it by itself. */
	readonly requestsPerMinute: number;
	readonly service: ServiceOptions;
	/** Does something when so many documents are delivered. */
	readonly at?: {
		readonly delivered: number;
		readonly does: (workflow: string) => Promise<unknown>;
	};
	/** Called about once a second. */
	readonly watch?: (delivered: number) => void;
}

export interface Outcome {
	readonly documents: number;
	readonly seconds: number;
	readonly delivered: number;
	/** Of runs that n8n says have failed: somebody hears of them. */
	readonly told: number;
	/** Neither delivered nor told. */
	readonly lost: number;
	readonly deliveredTwice: number;
	readonly chargedTwice: number;
	readonly calls: number;
	readonly refused: number;
	readonly failedRuns: number;
}

export interface QueueStage {
	readonly queue: Queue;
	readonly api: N8nApi;
	/** Sends the files, and waits until every run has come to an end. */
	carry(load: Load): Promise<Outcome>;
	/** What each worker has in memory now, in MiB. */
	memory(): number[];
	/** What n8n keeps on the disk now, with its database, in MiB. */
	stored(): number;
	close(): Promise<void>;
}

/** @param size bytes of each file beyond those of a small image */
const document = (size: number) => Buffer.concat([whitePage, randomBytes(size)]);

async function postFiles(url: string, run: number, count: number): Promise<void> {
	const form = new FormData();
	for (let index = 0; index < count; index++) {
		const name = `${run}-${index}.png`;
		form.append(`file${index}`, new Blob([document(50_000)], { type: 'image/png' }), name);
	}
	const response = await fetch(url, { method: 'POST', body: form });
	if (!response.ok)
		throw new Error(`the webhook answered ${response.status}: ${await response.text()}`);
}

const residentOf = (pid: number | undefined): number => {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return (Number(/VmRSS:\s+(?<kib>\d+)/.exec(status)?.groups?.['kib']) * 1024) / MIB;
};

function outcomeOf(load: Load, service: Service, failedRuns: number, seconds: number): Outcome {
	const documents = load.runs * load.documentsPerRun;
	const delivered = service.delivered.size;
	const told = Math.min(documents - delivered, failedRuns * load.documentsPerRun);
	const twice = (counts: ReadonlyMap<string, number>) =>
		[...counts.values()].filter((times) => times > 1).length;
	return {
		documents,
		seconds,
		delivered,
		told,
		lost: documents - delivered - told,
		deliveredTwice: twice(service.delivered),
		chargedTwice: twice(service.charges),
		calls: service.calls.all,
		refused: service.calls.refused,
		failedRuns,
	};
}

/**
 * Starts n8n in queue mode with so many workers, and nothing of anybody else.
 *
 * @param env further settings of n8n
 */
export async function startQueueStage(
	workers: number,
	env: Readonly<Record<string, string>> = {},
): Promise<QueueStage> {
	const data = await mkdtemp(join(tmpdir(), 'space-ocr-queue-'));
	const programs = createPrograms();
	const close = async () => {
		await programs.stopAll();
		await rm(data, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const start = await installN8n(programs, installFolder(ROOT));
		await openDataFolder(data, false);
		await linkPackage(resolve(ROOT), data);
		const port = await getPort();
		const owner = await ownerOf(data);
		const queue = await startQueue(programs, {
			start,
			port,
			data,
			workers,
			logFile: join(data, 'n8n.log'),
			env: { N8N_PAYLOAD_SIZE_MAX: '64', ...env },
		});
		const api = await logIn(queue.main.url, owner);

		async function carry(load: Load): Promise<Outcome> {
			const service = await startService(load.service);
			const path = randomUUID();
			const credential = await api.putCredential({
				name: 'Space OCR',
				type: 'spaceOcrApi',
				data: { apiKey: 'spocr_bench', baseUrl: service.url },
			});
			const { requestsPerMinute } = load;
			const { booksUrl } = service;
			const workflow = await api.addWorkflow(
				filesToBooks({ path, credential, booksUrl, requestsPerMinute }),
			);
			await api.activateWorkflow(workflow);
			const begun = performance.now();
			const url = `${queue.main.url}/webhook/${path}`;
			for (let run = 0; run < load.runs; run++) await postFiles(url, run, load.documentsPerRun);

			let isDone = false;
			for (;;) {
				load.watch?.(service.delivered.size);
				if (load.at !== undefined && !isDone && service.delivered.size >= load.at.delivered) {
					isDone = true;
					await load.at.does(workflow);
				}
				const success = await api.countExecutions(workflow, 'success');
				const failed = await Promise.all(
					FAILED.map((status) => api.countExecutions(workflow, status)),
				);
				const failedRuns = failed.reduce((sum, count) => sum + count, 0);
				if (success + failedRuns >= load.runs) {
					const seconds = (performance.now() - begun) / 1000;
					await api.deactivateWorkflow(workflow);
					await service.close();
					return outcomeOf(load, service, failedRuns, seconds);
				}
				await sleep(POLL_MS);
			}
		}
		return {
			queue,
			api,
			carry,
			stored: () =>
				Number(execFileSync('du', ['-sk', data], { encoding: 'utf8' }).split('\t')[0]) / 1024,
			memory: () => queue.workers.map(({ pid }) => residentOf(pid)),
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
