/** Something about a run in Zapier, not about the service or the document. */
abstract class RunError extends Error {
	/** What the user can do. */
	abstract readonly nextStep: string;
}

/** The service is busy, and asks for more patience than the time that is left for this run. */
export class WaitTooLongError extends RunError {
	override readonly name = 'WaitTooLongError';
	override readonly nextStep =
		'Zapier runs this step again by itself. What was read so far is not charged again.';

	/** @param seconds after which to try again */
	constructor(readonly seconds: number) {
		super(`the service is busy and asks to wait for ${seconds} seconds`);
	}
}

/** A link behind which no file came. */
export class FetchError extends RunError {
	override readonly name = 'FetchError';

	constructor(
		message: string,
		override readonly nextStep: string,
	) {
		super(message);
	}
}

/** A file that a run has no memory for; nothing was sent. */
export class TooLargeError extends RunError {
	override readonly name = 'TooLargeError';
	override readonly nextStep =
		'Nothing was sent or charged. Save it smaller (300 dpi are enough for a scan), or send fewer files in one run.';
}

/** A file that was made, and that Zapier did not take. */
export class StashError extends RunError {
	override readonly name = 'StashError';
	override readonly nextStep =
		'Replay the run: pages that were read in the last 24 hours are not charged again.';

	constructor(fileName: string, why: string) {
		super(`Zapier could not keep the file ${fileName}: ${why}`);
	}
}

/** A file for which no page is left, as those before it take all that a run may read; nothing of it was sent. */
export class PageLimitError extends RunError {
	override readonly name = 'PageLimitError';
	override readonly nextStep: string;

	/** @param pages of all files of the run */
	constructor(pages: number, maxPages: number, mostPages: number) {
		super(
			`not read: the files of the run have ${pages} pages, and the ${maxPages} that are read in one run are in those before it`,
		);
		this.nextStep = `Nothing was charged for it. Name the pages you need in Pages, such as 1-${Math.min(2, maxPages)},last, or ${
			pages <= mostPages ? `set Max Pages to ${pages}` : 'send fewer files in one run'
		}.`;
	}
}

/** How far a run came; 0 pages before they were counted. */
export interface Progress {
	readonly read: number;
	/** Those among them that no run before has read. */
	readonly fresh: number;
	readonly pages: number;
}

/** In seconds; what was read comes at once then, and the rest has a whole run's time again. */
const AGAIN_AFTER = 10;

/** Zapier gives a run half a minute, and it was used up. */
export class TimeUpError extends RunError {
	override readonly name = 'TimeUpError';
	override readonly nextStep: string;
	/** Seconds after which the run goes on; null when it did not get further, and so would not the next time. */
	readonly againAfter: number | null;

	/** @param done what was done with pages */
	constructor({ read, fresh, pages }: Progress, done: 'read' | 'uploaded' = 'read') {
		super(
			pages === 0
				? 'the time for this run was over before the files were there'
				: `the time for this run is over: ${read} of ${pages} pages were ${done}`,
		);
		const isAdvancing = fresh > 0;
		this.againAfter = isAdvancing ? AGAIN_AFTER : null;
		this.nextStep = isAdvancing
			? 'Zapier runs this step again by itself, and it goes on where it was: what was read is not charged again.'
			: 'Replay the run: pages that were read in the last 24 hours come at once and are not charged again. If it stays, name fewer pages in Pages.';
	}
}

/** A run that ends on purpose. Zapier shows it as halted, and tells nobody. */
export abstract class HaltingError extends RunError {}

/** A document is doubtful, and doubtful documents are to end the run. */
export class LowConfidenceError extends HaltingError {
	override readonly name = 'LowConfidenceError';
	override readonly nextStep =
		'Look at the document. To let a later step decide, set On Low Confidence to Flag.';

	/** @param reasons in words, with the name of the document where there are several */
	constructor(reasons: readonly string[]) {
		super(`Needs review: ${reasons.join('; ')}`);
	}
}

export const nextStepOf = (error: unknown): string | null =>
	error instanceof RunError ? error.nextStep : null;
