import { readFileSync } from 'node:fs';
import { platform } from 'node:process';

/**
 * The most memory that this process held at once, in MiB.
 *
 * Linux hands `maxRSS` on to a child from the process that started it (`getrusage(2)`: it survives `exec`), so there the
 * kernel's mark of this process alone is read (`VmHWM`, proc_pid_status(5)).
 */
export function peakMemory(): number {
	if (platform !== 'linux') return process.resourceUsage().maxRSS / 1024;
	const [, kibibytes] =
		/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
	if (kibibytes === undefined) throw new Error('/proc/self/status has no VmHWM');
	return Number(kibibytes) / 1024;
}
