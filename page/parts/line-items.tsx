import { useEffect, useState } from 'preact/hooks';

import type { RowEdit } from '../../core/review/edits';
import type { FormTable } from '../../core/review/form';
import type { ReadRow } from '../../core/values/document-values';
import { addedRow, movedRow, splitRow } from '../model/change-edits';
import type { Doubts } from '../model/doubts';
import { keyOf, labelOf } from '../model/place';
import type { Texts } from '../texts/texts-of';
import { ValueInput, type ValueActions } from './value-input';

interface Props {
	readonly table: FormTable;
	/** As they are to be. */
	readonly rows: readonly RowEdit[];
	/** The same rows, read. */
	readonly values: readonly ReadRow[];
	readonly doubts: Doubts;
	readonly chosen: string | null;
	readonly texts: Texts;
	readonly actions: ValueActions;
	readonly changeRows: (rows: readonly RowEdit[]) => void;
	/** Columns that are shown even when nothing stands in them. */
	readonly needed: ReadonlySet<string>;
}

/** Columns with words need more room. */
const LONG = 24;

function Row({
	table,
	rows,
	values,
	doubts,
	chosen,
	texts,
	actions,
	changeRows,
	index,
	allColumns,
	goTo,
}: Props & {
	readonly index: number;
	/** Those that are not shown, too. */
	readonly allColumns: readonly string[];
	/** Puts the keyboard into a cell, once the rows have changed. */
	readonly goTo: (key: string) => void;
}) {
	const row = index + 1;
	const textAt = (column: string) =>
		rows[index]?.cells[column]?.text ?? String(values[index]?.[column]?.raw ?? '');
	const moved = (step: 1 | -1) => movedRow(rows, index, index + step);
	const split = () =>
		splitRow(rows, index, Object.fromEntries(allColumns.map((name) => [name, textAt(name)])));
	/** Alt with arrows moves the row, Alt with Enter splits it; the keyboard stays in the row, and in its column. */
	const onKey = (event: KeyboardEvent, column: string) => {
		if (!event.altKey || event.isComposing) return;
		const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
		if (step === 0 && event.key !== 'Enter') return;
		event.preventDefault();
		event.stopPropagation();
		const at = step === 0 ? index + 1 : index + step;
		if (at < 0 || (step !== 0 && at >= rows.length)) return;
		changeRows(step === 0 ? split() : moved(step));
		goTo(keyOf({ table: table.name, row: at, column }));
	};
	const button = (
		label: string,
		sign: string,
		isOff: boolean,
		change: () => readonly RowEdit[],
	) => (
		<button
			type="button"
			class="tool"
			title={label}
			aria-label={label}
			disabled={isOff}
			onClick={() => {
				changeRows(change());
			}}
		>
			{sign}
		</button>
	);
	return (
		<tr>
			<th scope="row">{row}</th>
			{table.columns.map((column) => {
				const key = keyOf({ table: table.name, row: index, column });
				const reasons = doubts.at(key);
				const cell = values[index]?.[column];
				return (
					<td
						key={column}
						class={reasons.length > 0 ? 'doubt' : cell?.source === 'person' ? 'own' : ''}
						title={reasons.map(texts.reason).join('\n')}
						onKeyDownCapture={(event) => {
							onKey(event, column);
						}}
					>
						<ValueInput
							id={`value-${key}`}
							place={key}
							label={texts('cell', { column: labelOf(column), row })}
							text={textAt(column)}
							reasons={reasons}
							isChosen={key === chosen}
							actions={actions}
						/>
					</td>
				);
			})}
			<td class="actions">
				{button(texts('move_up', { row }), '↑', index === 0, () => moved(-1))}
				{button(texts('move_down', { row }), '↓', index === rows.length - 1, () => moved(1))}
				{button(texts('split_row', { row }), '÷', false, split)}
				{button(texts('remove_row', { row }), '×', false, () => rows.toSpliced(index, 1))}
			</td>
		</tr>
	);
}

/** A table of line items: cells, rows added, removed, moved, split. */
export function LineItems(props: Props) {
	const { rows, values, doubts, texts, changeRows, needed } = props;
	const [showsAll, setShowsAll] = useState(false);
	const [next, setNext] = useState<string | null>(null);
	useEffect(() => {
		if (next === null) return;
		setNext(null);
		document.getElementById(`value-${next}`)?.focus();
	}, [next]);
	const isUsed = (column: string) =>
		needed.has(column) ||
		// What was typed away just now stays in reach.
		rows.some(({ cells }) => cells[column] !== undefined) ||
		values.some(
			(row, index) =>
				String(row[column]?.raw ?? '') !== '' ||
				doubts.at(keyOf({ table: props.table.name, row: index, column })).length > 0,
		);
	const used = props.table.columns.filter(isUsed);
	const table = showsAll ? props.table : { ...props.table, columns: used };
	const isLong = (column: string) =>
		values.some((row) => String(row[column]?.raw ?? '').length > LONG);
	const reasons = doubts.ofTable(table.name);
	return (
		<section class="items" aria-label={labelOf(table.name)}>
			<h2>{labelOf(table.name)}</h2>
			{reasons.length > 0 && (
				<ul class="reasons">
					{reasons.map(({ key, ...reason }) => (
						<li key={`${reason.code} ${reason.message}`} class="reason">
							{key === null ? (
								texts.reason(reason)
							) : (
								<button
									type="button"
									class="link"
									tabIndex={-1}
									onClick={() => {
										document.getElementById(`value-${key}`)?.focus();
									}}
								>
									{texts.reason(reason)}
								</button>
							)}
						</li>
					))}
				</ul>
			)}
			<div class="scroll" role="group" tabIndex={0} aria-label={labelOf(table.name)}>
				<table>
					<thead>
						<tr>
							<th scope="col">#</th>
							{table.columns.map((column) => (
								<th key={column} scope="col" class={isLong(column) ? 'long' : ''}>
									{labelOf(column)}
								</th>
							))}
							<th scope="col">{texts('actions')}</th>
						</tr>
					</thead>
					<tbody>
						{rows.map(({ from }, index) => (
							<Row
								key={from ?? `new ${index}`}
								{...props}
								table={table}
								index={index}
								allColumns={props.table.columns}
								goTo={setNext}
							/>
						))}
					</tbody>
				</table>
			</div>
			<div class="line">
				<button
					type="button"
					class="small"
					onClick={() => {
						changeRows(addedRow(rows));
					}}
				>
					{texts('add_row')}
				</button>
				{used.length < props.table.columns.length && (
					<button
						type="button"
						class="small"
						aria-pressed={showsAll}
						onClick={() => {
							setShowsAll(!showsAll);
						}}
					>
						{texts('all_columns')}
					</button>
				)}
			</div>
		</section>
	);
}
