interface Timer {
	readonly at: number;
	readonly ring: () => void;
}

/** Turns of the event loop after which nothing moves any more unless time passes. */
const IDLE_TURNS = 5;

/**
 * Time in which many things happen at once, and which passes only when all of them wait: an hour takes milliseconds,
 * and the order is the one of real life.
 */
export function simulateTime() {
	const timers = new Set<Timer>();
	let time = 1_000_000;
	let setForward = 0;

	async function idle() {
		for (let turn = 0; turn < IDLE_TURNS; turn++)
			await new Promise((resolve) => {
				setImmediate(resolve);
			});
	}

	return {
		uptime: () => time,
		now: () => Date.parse('2026-03-31T12:00:00Z') + time + setForward,
		random: () => 0.5,
		redact: (text: string) => text,
		/** Somebody sets the machine's clock: forward, or back when negative. */
		setClock(milliseconds: number) {
			setForward += milliseconds;
		},
		async sleep(milliseconds: number, signal: AbortSignal) {
			signal.throwIfAborted();
			await new Promise<void>((resolve, reject) => {
				const abort = () => {
					timers.delete(timer);
					reject(new Error('aborted'));
				};
				const timer: Timer = {
					at: time + milliseconds,
					ring() {
						// thousands of listeners on one signal would make each further one slow
						signal.removeEventListener('abort', abort);
						resolve();
					},
				};
				timers.add(timer);
				signal.addEventListener('abort', abort, { once: true });
			});
		},
		/** Lets time pass until the task has ended. */
		async until<T>(task: Promise<T>): Promise<T> {
			let ended = false;
			const end = () => {
				ended = true;
			};
			task.then(end, end);
			const hasEnded = async () => {
				await idle();
				return ended;
			};
			while (!(await hasEnded())) {
				const [next] = [...timers].toSorted((a, b) => a.at - b.at);
				if (next === undefined) throw new Error('it waits for something that never comes');
				timers.delete(next);
				time = Math.max(time, next.at);
				next.ring();
			}
			return await task;
		},
	};
}
