import { startChild, type Child, type ChildOptions } from './child.ts';

interface ProgramOptions extends ChildOptions {
	/** How long it may take to end by itself once it is asked to. */
	readonly graceMs: number;
}

/** The programs that run for us, so that all of them end with us, whenever that is. */
export interface Programs {
	/** @throws Error when everything is being stopped already */
	start(options: ProgramOptions): Child;
	/** Stops what runs, the last one started first; nothing can be started afterwards. */
	stopAll(): Promise<void>;
}

export function createPrograms(): Programs {
	const stops: (() => Promise<void>)[] = [];
	let isStopping = false;
	return {
		start(options) {
			if (isStopping) throw new Error(`${options.name} was not started: everything is stopped`);
			const child = startChild(options);
			stops.push(() => child.stop(options.graceMs));
			return child;
		},
		async stopAll() {
			isStopping = true;
			for (const stop of stops.toReversed()) await stop();
		},
	};
}
