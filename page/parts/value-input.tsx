import type { Reason } from '../../core/decision/reason';
import type { ReadCell } from '../../core/values/document-values';
import { isBySight } from '../model/doubts';

/** What an input of a value does when something happens in it. */
export interface ValueActions {
	readonly choose: (key: string) => void;
	readonly type: (key: string, text: string) => void;
	/** It is right: on to the next point. */
	readonly confirm: (key: string) => void;
	readonly reset: (key: string) => void;
}

interface Props {
	readonly id: string;
	readonly place: string;
	readonly label: string;
	/** As typed, or else as printed. */
	readonly text: string;
	readonly reasons: readonly Reason[];
	readonly describedBy?: string | undefined;
	/** Id of a list with what can stand here. */
	readonly list?: string | undefined;
	readonly isChosen: boolean;
	readonly actions: ValueActions;
}

/** Whether a person's look alone ends all that is doubted. */
export const canConfirm = (reasons: readonly Reason[]): boolean => reasons.some(isBySight);

/** "1,234.50" for 1234.5 where the text is something else; undefined when there is nothing to say. */
export function readingOf(cell: ReadCell | undefined, text: string): string | undefined {
	if (cell === undefined || cell.value === null) return undefined;
	const value = String(cell.value);
	return value === text.trim() ? undefined : value;
}

/** Enter: it is right, next. Tab in a doubtful value: the next doubtful one. Escape: as it was. */
function onKey(event: KeyboardEvent & { currentTarget: HTMLInputElement }, props: Props): void {
	const { place, actions, reasons } = props;
	if (event.isComposing) return;
	if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
		event.preventDefault();
		actions.confirm(place);
	} else if (event.key === 'Escape') {
		event.preventDefault();
		actions.reset(place);
	} else if (event.key === 'Tab' && reasons.length > 0) {
		const next = nextDoubt(event.currentTarget, event.shiftKey ? -1 : 1);
		// After the last one the keyboard goes on as everywhere: nobody is kept in.
		if (next === undefined) return;
		event.preventDefault();
		next.focus();
	}
}

const doubtfulInputs = (): HTMLInputElement[] => [
	...document.querySelectorAll<HTMLInputElement>('input[data-doubt="true"]'),
];

/** The doubtful value after (1) or before (-1) this one, in the order of the page. */
function nextDoubt(from: HTMLInputElement, step: 1 | -1): HTMLInputElement | undefined {
	const all = doubtfulInputs();
	return all[all.indexOf(from) + step];
}

/** Where to go on after a value was found right: the next doubtful one, or the first that is left. */
export function doubtAfter(key: string): HTMLInputElement | undefined {
	const inputs = [...document.querySelectorAll<HTMLInputElement>('input[data-place]')];
	const at = inputs.findIndex((input) => input.dataset['place'] === key);
	const all = doubtfulInputs().filter((input) => input.dataset['place'] !== key);
	return all.find((input) => inputs.indexOf(input) > at) ?? all[0];
}

/** A value that can be typed over. */
export function ValueInput(props: Props) {
	const { id, place, label, text, reasons, describedBy, list, isChosen, actions } = props;
	return (
		<input
			id={id}
			type="text"
			class={isChosen ? 'value chosen' : 'value'}
			autocomplete="off"
			spellcheck={false}
			value={text}
			list={list}
			aria-label={label}
			aria-describedby={describedBy}
			aria-invalid={reasons.length > 0}
			data-place={place}
			data-doubt={reasons.length > 0}
			onFocus={() => {
				actions.choose(place);
			}}
			onInput={({ currentTarget }) => {
				actions.type(place, currentTarget.value);
			}}
			onKeyDown={(event) => {
				onKey(event, props);
			}}
		/>
	);
}
