/** The other reader gave no answer that can be used. `message` quotes neither the page nor the answer. */
export class ExtractorError extends Error {
	override readonly name = 'ExtractorError';

	/** @param passing whether asking once more may help */
	constructor(
		message: string,
		readonly passing: boolean,
		options?: ErrorOptions,
	) {
		super(`the extractor ${message}`, options);
	}
}
