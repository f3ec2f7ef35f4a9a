import type { Outcome } from '../model/truth';

/** A document in the row of all. */
interface Chip {
	readonly id: string;
	readonly name: string;
	readonly outcome: Outcome | null;
	readonly points: number;
	readonly isReading: boolean;
	readonly isFailed: boolean;
}

interface Props {
	readonly chips: readonly Chip[];
	readonly current: string | null;
	readonly go: (id: string) => void;
	readonly remove: (id: string) => void;
}

function stateOf({ outcome, points, isReading, isFailed }: Chip): string {
	if (isReading) return 'reading …';
	if (isFailed) return '✗ can’t be read';
	if (outcome === null) return 'not read yet';
	if (outcome.decision === 'accepted') return '✓ accepted';
	return points === 1 ? 'review: 1 point' : `review: ${points} points`;
}

/** All documents, and what became of them. */
export const DocumentChips = ({ chips, current, go, remove }: Props) => (
	<nav class="documents" aria-label="Documents">
		{chips.map((chip) => (
			<span key={chip.id} class={`chip ${chip.outcome?.decision ?? 'waiting'}`}>
				<button
					type="button"
					aria-current={chip.id === current ? 'page' : undefined}
					onClick={() => {
						go(chip.id);
					}}
				>
					<span class="name">{chip.name}</span>
					<span class="state">{stateOf(chip)}</span>
				</button>
				<button
					type="button"
					class="tool"
					aria-label={`Remove ${chip.name}`}
					title="Remove"
					onClick={() => {
						remove(chip.id);
					}}
				>
					×
				</button>
			</span>
		))}
	</nav>
);
