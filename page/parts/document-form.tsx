import { useMemo } from 'preact/hooks';

import { rolesOf } from '../../core/schema/roles';
import type { DocumentEdits } from '../../core/review/edits';
import type { JudgedDocument, ReadDocument } from '../model/document';
import { editAt, rowsOf, withRows } from '../model/change-edits';
import type { Doubts } from '../model/doubts';
import { doubtsOf } from '../model/doubts';
import type { Texts } from '../texts/texts-of';
import { Checks } from './checks';
import { LineItems } from './line-items';
import { ValueField } from './value-field';
import type { ValueActions } from './value-input';

interface Props {
	readonly read: ReadDocument;
	readonly edits: DocumentEdits;
	/** With the edits. */
	readonly judged: JudgedDocument;
	readonly doubts: Doubts;
	readonly chosen: string | null;
	readonly texts: Texts;
	readonly actions: ValueActions;
	readonly change: (edits: DocumentEdits) => void;
}

/** What a document can be, as titles that the checks know. */
const DOCUMENT_TITLES = [
	'Invoice',
	'Credit note',
	'Deposit invoice',
	'Receipt',
	'Pro forma invoice',
	'Order confirmation',
	'Delivery note',
	'Reminder',
	'Statement of account',
	'Quote',
];
const TITLES_ID = 'document-titles';

/** The values of a document: what was doubted first, then the others, then the line items. */
export function DocumentForm(props: Props) {
	const { read, edits, judged, doubts, chosen, texts, actions, change } = props;
	const { form, carried, asRead } = read;
	const { values, judgement } = judged.document;
	// A value stays where it is while it is mended.
	const doubted = useMemo(() => {
		const first = doubtsOf(asRead.document.judgement.document.reasons, form);
		return new Set(form.fields.filter((name) => first.at(name).length > 0));
	}, [read]);
	const types = useMemo(
		() => new Set(rolesOf(carried.settings.schema).fields.document_type),
		[read],
	);
	const wasEmpty = (name: string) => String(carried.extraction.cells[name]?.raw ?? '') === '';
	const needed = useMemo(() => {
		const columns = rolesOf(carried.settings.schema).table?.columns ?? {};
		const { description, quantity, unit_price, line_total } = columns;
		return new Set(
			[description, quantity, unit_price, line_total].filter((name) => name !== undefined),
		);
	}, [read]);
	const fieldOf = (name: string) => (
		<ValueField
			key={name}
			name={name}
			cell={values.cells[name]}
			text={editAt(edits, { field: name }).text ?? String(values.cells[name]?.raw ?? '')}
			reasons={doubts.at(name)}
			list={types.has(name) ? TITLES_ID : undefined}
			isChosen={chosen === name}
			texts={texts}
			actions={actions}
		/>
	);
	const others = form.fields
		.filter((name) => !doubted.has(name))
		.toSorted((one, other) => Number(wasEmpty(one)) - Number(wasEmpty(other)));
	return (
		<div class="values">
			<datalist id={TITLES_ID}>
				{DOCUMENT_TITLES.map((title) => (
					<option key={title} value={title} />
				))}
			</datalist>
			{doubts.general.length > 0 && (
				<section class="general" aria-label={texts('general')}>
					<h2>{texts('general')}</h2>
					<ul class="reasons">
						{doubts.general.map((reason) => (
							<li key={`${reason.code} ${reason.message}`} class="reason">
								{texts.reason(reason)}
							</li>
						))}
					</ul>
				</section>
			)}
			{doubted.size > 0 && (
				<section aria-label={texts('to_check')}>
					<h2>{texts('to_check')}</h2>
					<div class="grid">{form.fields.filter((name) => doubted.has(name)).map(fieldOf)}</div>
				</section>
			)}
			<Checks checks={judgement.checks} texts={texts} />
			{form.tables.map((table) => (
				<LineItems
					key={table.name}
					table={table}
					rows={rowsOf(edits, table.name, carried.extraction.tables[table.name]?.length ?? 0)}
					values={values.tables[table.name] ?? []}
					doubts={doubts}
					chosen={chosen}
					needed={needed}
					texts={texts}
					actions={actions}
					changeRows={(rows) => {
						change(withRows(edits, table.name, rows));
					}}
				/>
			))}
			{others.length > 0 && (
				<section aria-label={texts('other_values')}>
					<h2>{texts('other_values')}</h2>
					<div class="grid">{others.map(fieldOf)}</div>
				</section>
			)}
		</div>
	);
}
