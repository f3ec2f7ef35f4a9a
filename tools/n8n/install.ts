import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { logTail } from './log-tail.ts';
import type { Programs } from './programs.ts';
import { withProgress } from './progress.ts';

/** The n8n that the node is made for and tested with. */
export const N8N_VERSION = '2.41.0';

/** Where it is installed in the project, once for `npm run n8n` and all end-to-end tests. */
export const installFolder = (root: string): string => join(root, '.cache', `n8n-${N8N_VERSION}`);

/** Written last, so that an installation that was broken off is begun again. */
const COMPLETE = 'complete';
/** The packages of n8n that are no JavaScript and must fit the machine; no other script runs. */
const NATIVE_PACKAGES = ['sqlite3', 'isolated-vm'];
const NPM_GRACE_MS = 5_000;

/** npm's packages with Node.js for one machine, and with the headers that native packages are compiled with. */
const headersPackage = (): string =>
	`node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

const exists = async (path: string): Promise<boolean> =>
	access(path).then(
		() => true,
		() => false,
	);

async function runNpm(
	programs: Programs,
	folder: string,
	args: readonly string[],
	env: Record<string, string>,
): Promise<void> {
	const logFile = join(folder, 'npm.log');
	// Under `npm run` npm says where it is itself; packages are built for the Node.js that runs this.
	const npmCli = process.env['npm_execpath'];
	const child = programs.start({
		name: 'npm',
		command: npmCli === undefined ? 'npm' : process.execPath,
		args: [...(npmCli === undefined ? [] : [npmCli]), ...args],
		cwd: folder,
		env: {
			...process.env,
			PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
			...env,
		},
		logFile,
		graceMs: NPM_GRACE_MS,
	});
	if ((await child.ended) !== 0)
		throw new Error(`npm ${args.join(' ')} failed:\n${await logTail(logFile)}`);
}

/**
 * Installs n8n into the folder unless it is there.
 *
 * Scripts of packages stay off, but for the two native ones. Their ready-made binaries come from GitHub; where
 * that is out of reach they are compiled, with headers from the npm registry.
 *
 * @returns the file that starts n8n
 * @throws Error with the end of npm's log
 */
export async function installN8n(programs: Programs, folder: string): Promise<string> {
	const start = join(folder, 'node_modules/n8n/bin/n8n');
	if (await exists(join(folder, COMPLETE))) return start;

	await rm(join(folder, 'node_modules'), { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	// npm would otherwise install into the repository around it
	await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
	const headers = `${headersPackage()}@${process.versions.node}`;
	const quiet = ['--no-audit', '--no-fund'];
	await withProgress(`Installing n8n ${N8N_VERSION}, once`, '4 to 8 minutes', () =>
		runNpm(
			programs,
			folder,
			['install', '--ignore-scripts', ...quiet, `n8n@${N8N_VERSION}`, headers],
			{},
		),
	);
	await withProgress('Preparing its database', '1 to 3 minutes', () =>
		runNpm(programs, folder, ['rebuild', ...quiet, ...NATIVE_PACKAGES], {
			npm_config_nodedir: join(folder, 'node_modules', headersPackage()),
		}),
	);
	await writeFile(join(folder, COMPLETE), `${new Date().toISOString()}\n`);
	return start;
}
