import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import getPort from 'get-port';
import { openDataFolder } from '../../tools/n8n/data-folder.ts';
import { startEngine, type Engine } from '../../tools/n8n/engine.ts';
import { installFolder, installN8n } from '../../tools/n8n/install.ts';
import { logIn, type N8nApi } from '../../tools/n8n/n8n-api.ts';
import { startN8n, type N8n } from '../../tools/n8n/n8n-process.ts';
import { ownerOf, type Owner } from '../../tools/n8n/owner.ts';
import { linkPackage } from '../../tools/n8n/package-in-place.ts';
import { createPrograms, type Programs } from '../../tools/n8n/programs.ts';
import { startQueue, type Queue } from '../../tools/n8n/queue.ts';

/** Tests and benches are started in it. */
export const ROOT = process.cwd();
/** Where n8n is installed, once for all tests and for `npm run n8n`. */
export const INSTALLED = installFolder(ROOT);

export interface StageOptions {
	/** Where n8n listens; a free port without it. */
	readonly port?: number;
	/** The only key that the local engine takes; any without it. */
	readonly engineKey?: string;
	/** Further settings of n8n. */
	readonly env?: Readonly<Record<string, string>>;
	/** How many workers run the executions, in queue mode; n8n itself without it. */
	readonly workers?: number;
}

/** A real n8n with the built node and an owner, the local engine beside it, and nothing of anybody else. */
export interface Stage {
	/** "http://127.0.0.1:40123" */
	readonly url: string;
	readonly owner: Owner;
	/** What the owner can do in the editor. */
	readonly api: N8nApi;
	readonly engine: Engine;
	/** Everything that n8n remembers; its home folder as well. Removed at the end. */
	readonly data: string;
	readonly logs: { readonly n8n: string; readonly engine: string };
	/** For further programs that are to end with the stage. */
	readonly programs: Programs;
	/** In queue mode: n8n is its main. */
	readonly queue: Queue | undefined;
	/** Ends n8n in the middle of whatever it does, as a power cut does. */
	killN8n(): Promise<void>;
	/** Starts n8n again on the same data and port. */
	startN8nAgain(): Promise<void>;
	/** Ends all that runs and removes the data. */
	close(): Promise<void>;
}

export async function startStage(options: StageOptions = {}): Promise<Stage> {
	const data = await mkdtemp(join(tmpdir(), 'space-ocr-n8n-'));
	const programs = createPrograms();
	const logs = { n8n: join(data, 'n8n.log'), engine: join(data, 'local-engine.log') };
	const close = async () => {
		await programs.stopAll();
		await rm(data, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const start = await installN8n(programs, INSTALLED);
		await openDataFolder(data, false);
		await linkPackage(ROOT, data);
		const owner = await ownerOf(data);
		const { port = await getPort(), engineKey, env, workers } = options;
		// "~" in a workflow is the home folder
		const settings = { start, port, data, logFile: logs.n8n, env: { HOME: data, ...env } };
		const queue =
			workers === undefined ? undefined : await startQueue(programs, { ...settings, workers });
		let n8n: N8n = queue?.main ?? (await startN8n(programs, settings));
		const engine = await startEngine(programs, {
			root: ROOT,
			logFile: logs.engine,
			...(engineKey === undefined ? {} : { apiKey: engineKey }),
		});
		return {
			url: n8n.url,
			owner,
			// n8n keeps log-ins in its data folder: this one outlives a restart
			api: await logIn(n8n.url, owner),
			engine,
			data,
			logs,
			programs,
			queue,
			killN8n: () => n8n.kill(),
			async startN8nAgain() {
				n8n = await startN8n(programs, settings);
			},
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
