import type { FieldSpec } from '../../../core/schema/field-spec';
import { PRESETS } from '../../../core/schema/presets';

interface Props {
	/** On the first document. */
	readonly found: readonly FieldSpec[];
	readonly startFrom: (fields: readonly FieldSpec[]) => void;
}

/** Other lists of fields to begin with. */
export function StartAgain({ found, startFrom }: Props) {
	const starts: [string, readonly FieldSpec[]][] = [
		...(found.length > 0 ? [['What the document has', found] satisfies [string, unknown]] : []),
		...Object.values(PRESETS).map(({ label, fields }): [string, readonly FieldSpec[]] => [
			label,
			fields,
		]),
		['Nothing', []],
	];
	return (
		<section aria-label="Start again from">
			<h2>Start again from</h2>
			<div class="line wrap">
				{starts.map(([label, fields]) => (
					<button
						key={label}
						type="button"
						class="small"
						onClick={() => {
							startFrom(fields);
						}}
					>
						{label}
					</button>
				))}
			</div>
		</section>
	);
}
