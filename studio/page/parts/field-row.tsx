import { useState } from 'preact/hooks';

import type { FieldType } from '../../../core/schema/field-type';
import { labelOf } from '../../../page/model/place';
import type { FieldDraft } from '../model/field-draft';

/** What a row of the list can do. */
export interface FieldActions {
	/** @param about what is typed into, so that a word is one step to take back */
	readonly change: (key: string, change: Partial<FieldDraft>, about: string | null) => void;
	readonly remove: (key: string) => void;
	readonly move: (key: string, to: (index: number) => number) => void;
	readonly choose: (name: string) => void;
}

/** What was read for a field, in short. */
export interface ShownValue {
	readonly text: string;
	/** 0..1; null: none is known. */
	readonly ratio: number | null;
	readonly doubts: readonly string[];
}

interface Props {
	readonly draft: FieldDraft;
	readonly isColumn: boolean;
	/** undefined: nothing was read for it yet. */
	readonly value: ShownValue | undefined;
	readonly problems: readonly string[];
	readonly isChosen: boolean;
	/** Meanings that can be set. */
	readonly roles: readonly string[];
	/** The one that is recognised. */
	readonly role: string | undefined;
	readonly threshold: number;
	readonly actions: FieldActions;
}

const TYPES: readonly (readonly [FieldType, string])[] = [
	['string', 'Text'],
	['number', 'Number'],
	['date', 'Date'],
	['array', 'Line items'],
];
const DRAGGED = 'application/x-space-ocr-field';
const isType = (text: string): text is FieldType => TYPES.some(([type]) => type === text);

function Details({ draft, roles, role, threshold, actions, isColumn }: Props) {
	const { key } = draft;
	return (
		<div class="details">
			<label class="wide">
				<span>Description, a hint for reading</span>
				<input
					type="text"
					value={draft.description}
					placeholder="e.g. Number printed beside “Our order”"
					onInput={({ currentTarget }) => {
						actions.change(key, { description: currentTarget.value }, `${key} description`);
					}}
				/>
			</label>
			{draft.type !== 'array' && (
				<label>
					<span>Meaning for checks</span>
					<select
						value={draft.role ?? ''}
						onChange={({ currentTarget: { value } }) => {
							actions.change(key, { role: value === '' ? null : value }, null);
						}}
					>
						<option value="">
							{role === undefined ? 'By name: none' : `By name: ${labelOf(role)}`}
						</option>
						<option value="none">None</option>
						{roles.map((one) => (
							<option key={one} value={one}>
								{labelOf(one)}
							</option>
						))}
					</select>
				</label>
			)}
			<label>
				<span>Own threshold</span>
				<input
					type="number"
					min="0"
					max="1"
					step="0.05"
					value={draft.threshold ?? ''}
					placeholder={String(threshold)}
					onInput={({ currentTarget: { value } }) => {
						const own = value === '' ? null : Math.min(1, Math.max(0, Number(value)));
						actions.change(key, { threshold: own }, `${key} threshold`);
					}}
				/>
			</label>
			<label class="check">
				<input
					type="checkbox"
					checked={draft.required}
					onChange={({ currentTarget }) => {
						actions.change(key, { required: currentTarget.checked }, null);
					}}
				/>
				<span>{isColumn ? 'Required in every row' : 'Required'}</span>
			</label>
		</div>
	);
}

function Value({ value }: { readonly value: ShownValue }) {
	const { text, ratio, doubts } = value;
	const percent = ratio === null ? '' : ` ${Math.floor(ratio * 100) / 100}`;
	return (
		<span
			class={doubts.length > 0 ? 'read doubt' : 'read'}
			title={doubts.length > 0 ? doubts.join('\n') : text}
		>
			<span class="text">{text === '' ? 'not found' : text}</span>
			{percent !== '' && <span class="ratio">{percent}</span>}
		</span>
	);
}

/** A field or a column: its name, type, what was read for it; the rest behind a button. */
export function FieldRow(props: Props) {
	const { draft, isColumn, value, problems, isChosen, actions } = props;
	const { key, name, type } = draft;
	const [isOpen, setOpen] = useState(false);
	const shown = name.trim() === '' ? 'the field without a name' : name;
	return (
		<div
			class={`row${isColumn ? ' column' : ''}${isChosen ? ' chosen' : ''}`}
			data-field={name}
			onDragOver={(event) => {
				if (event.dataTransfer?.types.includes(DRAGGED) === true) event.preventDefault();
			}}
			onDrop={(event) => {
				const dragged = event.dataTransfer?.getData(DRAGGED) ?? '';
				if (dragged === '') return;
				event.preventDefault();
				event.stopPropagation();
				const rows = [...(event.currentTarget.parentElement?.children ?? [])].filter((row) =>
					row.matches('.row'),
				);
				const target = rows.indexOf(event.currentTarget);
				actions.move(dragged, () => target);
			}}
			onKeyDown={(event) => {
				const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
				if (!event.altKey || step === 0) return;
				event.preventDefault();
				event.stopPropagation();
				actions.move(key, (index) => index + step);
			}}
		>
			<div class="line">
				<span
					class="handle"
					draggable
					aria-hidden="true"
					title="Drag to another place, or Alt+↑ and Alt+↓"
					onDragStart={(event) => {
						event.dataTransfer?.setData(DRAGGED, key);
					}}
				>
					⠿
				</span>
				<input
					class="name"
					id={`field-${key}`}
					type="text"
					value={name}
					spellcheck={false}
					autocomplete="off"
					aria-label={isColumn ? 'Name of the column' : 'Name of the field'}
					aria-invalid={problems.length > 0}
					placeholder={isColumn ? 'e.g. quantity' : 'e.g. total_due'}
					onFocus={() => {
						actions.choose(name);
					}}
					onInput={({ currentTarget }) => {
						actions.change(key, { name: currentTarget.value }, `${key} name`);
					}}
				/>
				<select
					aria-label={`Type of ${shown}`}
					value={type}
					onChange={({ currentTarget: { value: given } }) => {
						if (isType(given)) actions.change(key, { type: given, role: null }, null);
					}}
				>
					{TYPES.filter(([one]) => !isColumn || one !== 'array').map(([one, label]) => (
						<option key={one} value={one}>
							{label}
						</option>
					))}
				</select>
				{value === undefined ? <span class="read" /> : <Value value={value} />}
				<span class="needed" title={draft.required ? 'Required' : undefined}>
					{draft.required ? '*' : ''}
				</span>
				<button
					type="button"
					class="tool"
					aria-expanded={isOpen}
					aria-label={`More about ${shown}`}
					title="Description, meaning, threshold, required"
					onClick={() => {
						setOpen(!isOpen);
					}}
				>
					⋯
				</button>
				<button
					type="button"
					class="tool"
					aria-label={`Remove ${shown}`}
					title="Remove"
					onClick={() => {
						actions.remove(key);
					}}
				>
					×
				</button>
			</div>
			{problems.map((problem) => (
				<p key={problem} class="reason">
					{problem}
				</p>
			))}
			{isOpen && <Details {...props} />}
		</div>
	);
}
