/**
 * What computes for long gives others their turn in between: timers, sockets and other executions of the same process.
 */
export interface Turns {
	/** Whether others have waited long enough. */
	readonly isDue: () => boolean;
	/**
	 * Lets others have their turn.
	 *
	 * @throws the reason of the signal when the work was cancelled
	 */
	next(): Promise<void>;
	/** Lets others have their turn when it is due. */
	nextIfDue(): Promise<void>;
	/** Whether `next` throws for that. */
	isCancelled(): boolean;
	/** Milliseconds of a clock that only goes forward. */
	readonly uptime: () => number;
}

/** At most half of what others are to wait, as pictures and pages may be made at the same time. In milliseconds. */
const SLICE = 20;

async function othersTurn(): Promise<void> {
	const { port1, port2 } = new MessageChannel();
	await new Promise((resolve) => {
		port1.once('message', resolve);
		port2.postMessage(undefined);
	});
	port1.close();
}

/** @param uptime see `Turns` */
export function createTurns(uptime: () => number, signal?: AbortSignal): Turns {
	let since = uptime();
	const isDue = () => uptime() - since >= SLICE;
	const next = async () => {
		await othersTurn();
		signal?.throwIfAborted();
		since = uptime();
	};
	return {
		isDue,
		next,
		nextIfDue: async () => {
			if (isDue()) await next();
		},
		isCancelled: () => signal?.aborted === true,
		uptime,
	};
}
