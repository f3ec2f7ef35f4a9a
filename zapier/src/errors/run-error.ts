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

/** A run that ends on purpose. Zapier shows it as halted, not as failed. */
export abstract class HaltingError extends RunError {}

/** More pages than one run has time and memory for; nothing was sent. */
export class PageLimitError extends HaltingError {
	override readonly name = 'PageLimitError';
	override readonly nextStep: string;

	constructor(pages: number, maxPages: number, mostPages: number) {
		super(`There are ${pages} pages to read, and at most ${maxPages} are read in one run`);
		this.nextStep = `Nothing was sent or charged. Name the pages you need in Pages, such as 1-${Math.min(2, maxPages)},last, or ${
			pages <= mostPages ? `set Max Pages to ${pages}` : 'split the document before this step'
		}.`;
	}
}

/** How far a run came; 0 pages before they were counted. */
export interface Progress {
	readonly read: number;
	readonly pages: number;
}

/** Zapier gives a run half a minute, and it was used up. */
export class TimeUpError extends HaltingError {
	override readonly name = 'TimeUpError';
	override readonly nextStep: string;

	constructor({ read, pages }: Progress) {
		super(
			pages === 0
				? 'The time for this run was over before the files were there'
				: `The time for this run is over: ${read} of ${pages} pages were read`,
		);
		this.nextStep =
			'Replay the run: pages that were read in the last 24 hours come at once and are not charged again. If it stays, name fewer pages in Pages.';
	}
}

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
