import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';

export interface ChildOptions {
	/** For messages: "n8n". */
	readonly name: string;
	readonly command: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** File that takes all it prints. */
	readonly logFile: string;
	/** Takes what it prints, piece by piece. */
	readonly onOutput?: (text: string) => void;
}

export interface Child {
	/** undefined when it could not be started. */
	readonly pid: number | undefined;
	/** Settles when the process has ended and its log is written, with its exit code; null when a signal ended it. */
	readonly ended: Promise<number | null>;
	/** Asks the process to end, and ends it after the grace period. */
	stop(graceMs: number): Promise<void>;
	/** Ends the process and all it has started in the middle of whatever they do, as a power cut does. */
	kill(): Promise<void>;
}

const isGone = (error: unknown): boolean =>
	typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH';

/** Signals the process and all it has started; it may be gone already. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, name);
	} catch (error) {
		if (!isGone(error)) throw error;
	}
}

const SETPRIV = '/usr/bin/setpriv';
/** On Linux the kernel itself ends a program when we are killed and can't; it stays the same process. */
const tiedToUs = (command: string, args: readonly string[]): [string, string[]] =>
	// a program that is not there is to be reported by its own name
	existsSync(SETPRIV) && existsSync(command)
		? [SETPRIV, ['--pdeathsig', 'KILL', '--', command, ...args]]
		: [command, [...args]];

/**
 * Starts a program in a process group of its own, so that Ctrl-C on the terminal reaches only us and programs
 * can be stopped in order.
 */
export function startChild(options: ChildOptions): Child {
	const { name, command, args, cwd, env, logFile, onOutput } = options;
	const child = spawn(...tiedToUs(command, args), {
		cwd,
		env,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const log = createWriteStream(logFile, { flags: 'a' });
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8');
		stream.on('data', (text: string) => {
			log.write(text);
			onOutput?.(text);
		});
	}
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once('error', (error) => {
			reject(new Error(`${name} could not be started: ${error.message}`));
		});
		child.once('close', (code) => {
			log.end(() => {
				resolve(code);
			});
		});
	});
	return {
		pid: child.pid,
		ended,
		async stop(graceMs) {
			if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
			const gone = once(child, 'exit');
			signal(child, 'SIGTERM');
			const late = setTimeout(() => {
				signal(child, 'SIGKILL');
			}, graceMs);
			await gone;
			clearTimeout(late);
			// what it has started may have outlived it
			signal(child, 'SIGKILL');
			await ended;
		},
		async kill() {
			signal(child, 'SIGKILL');
			await ended;
		},
	};
}
