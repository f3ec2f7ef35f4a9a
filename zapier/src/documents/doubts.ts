import { LowConfidenceError } from '../errors/run-error';
import { nameOf, type JudgedDocument } from './document-result';

/** Why a document needs review, in words; none for a sure one. */
const reasonsOf = (result: JudgedDocument): readonly string[] =>
	result.kind === 'failed'
		? [result.failure.message]
		: result.document.judgement.document.reasons.map(({ message }) => message);

/** @throws LowConfidenceError when a document needs review */
export function haltAtDoubts(documents: readonly JudgedDocument[]): void {
	const doubts = documents.flatMap((result) => {
		const reasons = reasonsOf(result);
		return documents.length === 1 || result.kind === 'failed'
			? reasons
			: reasons.map((reason) => `${nameOf(result)}: ${reason}`);
	});
	if (doubts.length > 0) throw new LowConfidenceError(doubts);
}
