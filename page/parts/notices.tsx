import type { Sent } from '../send';
import type { Texts } from '../texts/texts-of';

interface Props {
	readonly problem: Exclude<Sent, { kind: 'done' }>;
	readonly isSending: boolean;
	readonly texts: Texts;
	readonly again: () => void;
}

/** After these a second try may go through. */
const WORTH_A_TRY: ReadonlySet<Sent['kind']> = new Set(['offline', 'server', 'refused']);

/** Why nothing was taken, and what to do. */
export const Problem = ({ problem: { kind, detail }, isSending, texts, again }: Props) => (
	<div class="problem" role="alert">
		<p>{texts(kind, { detail })}</p>
		{WORTH_A_TRY.has(kind) && (
			<button type="button" disabled={isSending} onClick={again}>
				{texts('again')}
			</button>
		)}
	</div>
);
