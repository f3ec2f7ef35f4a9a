import type { Reason } from '../../core/decision/reason';
import type { ReadCell } from '../../core/values/document-values';
import { labelOf } from '../model/place';
import type { Texts } from '../texts/texts-of';
import { canConfirm, readingOf, ValueInput, type ValueActions } from './value-input';

interface Props {
	readonly name: string;
	readonly cell: ReadCell | undefined;
	readonly text: string;
	readonly reasons: readonly Reason[];
	readonly list?: string | undefined;
	readonly isChosen: boolean;
	readonly texts: Texts;
	readonly actions: ValueActions;
}

/** One value: its name, what stands there, how it is read, and why it is doubted. */
export function ValueField({ name, cell, text, reasons, list, isChosen, texts, actions }: Props) {
	const id = `value-${name}`;
	const reading = readingOf(cell, text);
	const isOwn = cell?.source === 'person';
	return (
		<div class={reasons.length > 0 ? 'field doubt' : isOwn ? 'field own' : 'field'}>
			<label for={id}>
				{labelOf(name)}
				{isOwn && <span class="tag">{texts('by_person')}</span>}
			</label>
			<div class="line">
				<ValueInput
					id={id}
					place={name}
					label={labelOf(name)}
					text={text}
					reasons={reasons}
					describedBy={`${id}-why`}
					list={list}
					isChosen={isChosen}
					actions={actions}
				/>
				{canConfirm(reasons) && (
					<button
						type="button"
						class="small"
						tabIndex={-1}
						onClick={() => {
							actions.confirm(name);
						}}
					>
						{texts('confirm')}
					</button>
				)}
			</div>
			<div id={`${id}-why`} class="why">
				{reading !== undefined && <p class="reading">{texts('reads_as', { value: reading })}</p>}
				{reasons.map((reason) => (
					<p key={`${reason.code} ${reason.message}`} class="reason">
						{texts.reason(reason)}
					</p>
				))}
			</div>
		</div>
	);
}
