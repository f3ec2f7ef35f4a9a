/** In milliseconds. */
export interface Stall {
	/** CPU time of the thread: the machine may be busy with others. */
	readonly cpu: number;
	readonly wall: number;
}

/** A clock that ticks beside the work: how long at once nothing else could run on this thread. */
export function startStallClock() {
	let longest: Stall = { cpu: 0, wall: 0 };
	let [cpu, wall] = [process.threadCpuUsage(), performance.now()];
	const look = () => {
		const used = process.threadCpuUsage(cpu);
		longest = {
			cpu: Math.max(longest.cpu, (used.user + used.system) / 1000),
			wall: Math.max(longest.wall, performance.now() - wall),
		};
		[cpu, wall] = [process.threadCpuUsage(), performance.now()];
	};
	const timer = setInterval(look, 1);
	return {
		/** The longest since this was called last, with what runs until now: the clock may not have ticked since. */
		longest: (): Stall => {
			look();
			const result = longest;
			longest = { cpu: 0, wall: 0 };
			return result;
		},
		stop: () => {
			clearInterval(timer);
		},
	};
}
