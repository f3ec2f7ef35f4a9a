import type { Check } from '../decision/check';
import type { Judgement } from '../decision/reason';

const more = (reasons: number): string =>
	reasons === 0 ? '' : ` (and ${reasons === 1 ? '1 more reason' : `${reasons} more reasons`})`;

const whatAgrees = (checks: readonly Check[]): string => {
	const passed = checks.filter(({ result }) => result === 'passed').length;
	if (passed === 0) return '';
	return passed === 1
		? ', and the check that applies holds'
		: `, and all ${passed} checks that apply hold`;
};

/**
 * A decision in one sentence, for who looks at a result before anything else of it.
 *
 * @param checks those of the document or the row that was decided on
 */
export function summaryOf(
	{ decision, reasons }: Pick<Judgement, 'decision' | 'reasons'>,
	checks: readonly Check[],
): string {
	const [first, ...others] = reasons;
	if (decision === 'accepted')
		return `Accepted: every value that counts is sure${whatAgrees(checks)}.`;
	return first === undefined ? 'To review.' : `To review: ${first.message}${more(others.length)}`;
}

/** For a document that a person has let pass. */
export const APPROVED_SUMMARY = 'Approved: a person has looked at it.';
