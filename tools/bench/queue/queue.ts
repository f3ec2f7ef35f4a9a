/**
 * n8n in queue mode with several workers, PostgreSQL and Redis: one rate limit over all of them, what is lost or
 * doubled when a part is killed, and how fast a backlog is worked off. `npm run bench:queue`, or one part of it:
 * `PART=limit npm run bench:queue`. BENCH_DOCUMENTS says how large the backlog is.
 */
import { startQueueStage, type Outcome, type QueueStage } from './stage';

const SERVICE_LIMIT = 60;
const MANY = 100_000;
const BACKLOG = Number(process.env['BENCH_DOCUMENTS'] ?? 1000);
const PER_RUN = 10;

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

function printRow(name: string, columns: Readonly<Record<string, string | number>>): void {
	const cells = Object.entries(columns).map(([column, value]) => `${column} ${value}`);
	console.log(`${name.padEnd(44)} ${cells.join('  ')}`);
}

const losses = ({ documents, delivered, told, lost, deliveredTwice, chargedTwice }: Outcome) => ({
	documents,
	delivered,
	told,
	lost,
	'delivered twice': deliveredTwice,
	'charged twice': chargedTwice,
});

/** A document that is lost or doubled is a fault, whatever else happens. */
function judge({ lost, deliveredTwice, chargedTwice }: Outcome): void {
	if (lost > 0 || deliveredTwice > 0 || chargedTwice > 0) process.exitCode = 1;
}

async function withStage<T>(
	workers: number,
	use: (stage: QueueStage) => Promise<T>,
	env?: Readonly<Record<string, string>>,
): Promise<T> {
	const stage = await startQueueStage(workers, env);
	try {
		return await use(stage);
	} finally {
		await stage.close();
	}
}

/** Three workers, twenty runs of ten documents, a limit of 60 a minute for the key. */
const limit = () =>
	withStage(3, async (stage) => {
		for (const requestsPerMinute of [SERVICE_LIMIT / 3, SERVICE_LIMIT]) {
			const outcome = await stage.carry({
				runs: 20,
				documentsPerRun: 10,
				requestsPerMinute,
				service: { perMinute: SERVICE_LIMIT, latency: 1000 },
			});
			const { documents, seconds, calls, refused } = outcome;
			// the calls of a minute may all come at its beginning
			const least = Math.floor((documents - 1) / SERVICE_LIMIT) * 60;
			printRow(`Requests per Minute ${requestsPerMinute} in each of 3 workers`, {
				...losses(outcome),
				seconds: seconds.toFixed(0),
				'429s': percent(refused, calls),
				'limit used': percent(least, seconds),
			});
			judge(outcome);
		}
	});

type Fault = (stage: QueueStage, workflow: string) => Promise<unknown>;

const FAULTS: Readonly<Record<string, Fault>> = {
	'nothing happens': () => Promise.resolve(),
	'a run is stopped': async ({ api }, workflow) => {
		const running = (await api.executionsOf(workflow)).find(({ status }) => status === 'running');
		if (running === undefined) throw new Error('no run is running');
		await api.stopExecution(running.id);
	},
	'a worker is killed': async ({ queue }) => {
		await queue.killWorker(0);
		await queue.startWorkerAgain(0);
	},
	'Redis is ended and started again': ({ queue }) => queue.services.restartRedis(),
	'PostgreSQL is ended and started again': async ({ queue }) => {
		await queue.services.restartPostgres();
		await queue.mainAnswers();
	},
	'main is killed': async ({ queue }) => {
		await queue.killMain();
		await queue.startMainAgain();
	},
};

const faults = () =>
	withStage(2, async (stage) => {
		for (const [name, happens] of Object.entries(FAULTS)) {
			const outcome = await stage.carry({
				runs: 30,
				documentsPerRun: 4,
				requestsPerMinute: MANY,
				service: { perMinute: MANY, latency: 2000 },
				at: { delivered: 8, does: (workflow) => happens(stage, workflow) },
			});
			printRow(name, { ...losses(outcome), 'failed runs': outcome.failedRuns });
			judge(outcome);
		}
	});

/** Works off so many documents, and watches the memory of the workers. */
async function workOff(stage: QueueStage, name: string, documents: number): Promise<void> {
	const before = Math.max(...stage.memory());
	const stored = stage.stored();
	const peaks: number[] = [];
	const outcome = await stage.carry({
		runs: documents / PER_RUN,
		documentsPerRun: PER_RUN,
		requestsPerMinute: MANY,
		service: { perMinute: MANY, latency: 1000 },
		watch: () => peaks.push(Math.max(...stage.memory())),
	});
	const { seconds } = outcome;
	const half = Math.floor(peaks.length / 2);
	printRow(name, {
		...losses(outcome),
		seconds: seconds.toFixed(0),
		'a minute': ((documents * 60) / seconds).toFixed(0),
		'MiB of the largest worker: at first': before.toFixed(0),
		'in the first half': Math.max(...peaks.slice(0, half)).toFixed(0),
		'in the second': Math.max(...peaks.slice(half)).toFixed(0),
		'MiB on the disk for 1,000 documents': (((stage.stored() - stored) * 1000) / documents).toFixed(
			0,
		),
	});
	judge(outcome);
}

async function backlog(): Promise<void> {
	for (const workers of [1, 2, 4])
		await withStage(workers, (stage) =>
			workOff(stage, `${workers} ${workers === 1 ? 'worker' : 'workers'}`, BACKLOG),
		);
}

/** Files in the database, as queue mode has it by itself, and in a folder that all share. */
async function binaryData(): Promise<void> {
	for (const mode of ['database', 'filesystem'])
		await withStage(2, (stage) => workOff(stage, mode, BACKLOG), {
			N8N_DEFAULT_BINARY_DATA_MODE: mode,
		});
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = { limit, faults, backlog, binaryData };

async function main(): Promise<void> {
	const asked = process.env['PART'];
	for (const [name, run] of Object.entries(PARTS))
		if (asked === undefined || asked === name) {
			console.log(`\n${name}`);
			await run();
		}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
