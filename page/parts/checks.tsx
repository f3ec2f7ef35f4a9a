import type { Check, CheckCode } from '../../core/decision/check';
import type { Texts } from '../texts/texts-of';

/** The arithmetic that a person sees turn green. */
const OF_AMOUNTS: ReadonlySet<CheckCode> = new Set([
	'line_total',
	'lines_sum',
	'total',
	'amount_due',
	'tax_rate',
]);

/** A row that agrees is not worth a line. */
const isTold = ({ code, result, row }: Check) =>
	OF_AMOUNTS.has(code) && (result === 'failed' || (result === 'passed' && row === undefined));

/** What the sums say, at every change anew. */
export function Checks({
	checks,
	texts,
}: {
	readonly checks: readonly Check[];
	readonly texts: Texts;
}) {
	const told = checks.filter(isTold);
	if (told.length === 0) return null;
	return (
		<section class="checks" aria-label={texts('checks')}>
			<h2>{texts('checks')}</h2>
			<ul>
				{told.map((check) => (
					<li key={`${check.code} ${check.row ?? ''}`} class={check.result} data-check={check.code}>
						<span aria-hidden="true">{check.result === 'passed' ? '✓' : '✗'}</span>{' '}
						{texts.check(check)}
					</li>
				))}
			</ul>
		</section>
	);
}
