import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const DEFAULT_PORT = 5678;
const DEFAULT_WORKERS = 2;
const MOST_WORKERS = 16;

export const HELP = `Usage: npm run n8n -- [options]

Starts a real n8n on this machine with the Space OCR node, a ready log-in, a credential, and the
local engine beside it. The first time it installs n8n, which takes some minutes and 3 GB.

  --port <number>   where n8n listens, on 127.0.0.1 (default ${DEFAULT_PORT})
  --data <folder>   where n8n keeps workflows, executions and the log-in (default .cache/n8n-data,
                    with --queue .cache/n8n-data-queue)
  --reset           empty that folder first
  --watch           build the node and start n8n again after each change in core/, nodes/ or credentials/
  --queue           as in queue mode: n8n with workers, PostgreSQL and Redis (Debian's postgresql and redis-server)
  --workers <n>     how many workers, with --queue (default ${DEFAULT_WORKERS})
  --help            this text
`;

export interface Arguments {
	readonly help: boolean;
	readonly port: number;
	/** Absolute path of the folder with everything that this n8n remembers. */
	readonly data: string;
	readonly reset: boolean;
	/** Whether changes of the sources are to be seen in it. */
	readonly watch: boolean;
	/** How many workers run the executions; 0 for one n8n alone. */
	readonly workers: number;
}

/**
 * @param root folder of the repository
 * @throws Error with a message for the user when an option can't be used
 */
export function readArguments(argv: readonly string[], root: string): Arguments {
	const { values } = parseArgs({
		args: [...argv],
		options: {
			help: { type: 'boolean', default: false },
			port: { type: 'string', default: String(DEFAULT_PORT) },
			data: { type: 'string' },
			reset: { type: 'boolean', default: false },
			watch: { type: 'boolean', default: false },
			queue: { type: 'boolean', default: false },
			workers: { type: 'string' },
		},
	});
	const port = Number(values.port);
	if (!/^\d+$/.test(values.port) || port < 1 || port > 65_535)
		throw new Error(`--port ${values.port}: put in a number from 1 to 65535`);
	if (values.workers !== undefined && !values.queue) throw new Error('--workers goes with --queue');
	const workers = Number(values.workers ?? DEFAULT_WORKERS);
	if (!Number.isInteger(workers) || workers < 1 || workers > MOST_WORKERS)
		throw new Error(`--workers ${values.workers}: put in a number from 1 to ${MOST_WORKERS}`);
	if (values.watch && values.queue)
		throw new Error(
			'--watch and --queue do not go together: a worker keeps the node that it started with',
		);
	return {
		help: values.help,
		port,
		data:
			values.data === undefined
				? resolve(root, values.queue ? '.cache/n8n-data-queue' : '.cache/n8n-data')
				: resolve(values.data),
		reset: values.reset,
		watch: values.watch,
		workers: values.queue ? workers : 0,
	};
}
