import type { Reason } from '../../../core/decision/reason';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { COLUMN_ROLE_LIST, FIELD_ROLE_LIST } from '../../../core/schema/role';
import { rolesOf } from '../../../core/schema/roles';
import type { ReadCell } from '../../../core/values/document-values';
import { keyOf, labelOf } from '../../../page/model/place';
import type { Doubts } from '../../../page/model/doubts';
import { builtOf, type FieldDraft } from '../model/field-draft';
import type { LiveDocument } from '../model/studio-document';
import type { Offer } from '../model/survey';
import { FieldRow, type FieldActions, type ShownValue } from './field-row';

interface Props {
	readonly drafts: readonly FieldDraft[];
	/** The document in front; null while there is none that was read. */
	readonly live: LiveDocument | null;
	readonly doubts: Doubts;
	readonly offers: readonly Offer[];
	readonly chosen: string | null;
	readonly threshold: number;
	readonly actions: FieldActions;
	readonly addColumn: (table: string) => void;
	readonly addField: () => void;
	readonly take: (offer: Offer) => void;
}

const messagesOf = (reasons: readonly Reason[]) => reasons.map(({ message }) => message);

const shownOf = (cell: ReadCell | undefined, reasons: readonly Reason[]): ShownValue => ({
	text: String(cell?.raw ?? ''),
	ratio: cell?.match_ratio ?? null,
	doubts: messagesOf(reasons),
});

/** Of a column the value in its first row that has one, and the doubts of all. */
function columnValue(
	{ judged }: LiveDocument,
	table: string,
	column: string,
	doubts: Doubts,
): ShownValue {
	const rows = judged.document.values.tables[table] ?? [];
	const cell = rows.map((row) => row[column]).find((one) => String(one?.raw ?? '') !== '');
	const all = rows.flatMap((_, row) => doubts.at(keyOf({ table, row, column })));
	return shownOf(cell, all);
}

function tableValue({ judged }: LiveDocument, table: string, doubts: Doubts): ShownValue {
	const count = judged.document.values.tables[table]?.length ?? 0;
	return {
		text: count === 0 ? '' : count === 1 ? '1 row' : `${count} rows`,
		ratio: null,
		doubts: messagesOf(doubts.ofTable(table)),
	};
}

/** Roles by the names that have them. */
function recognised(schema: DocumentSchema): ReadonlyMap<string, string> {
	const { fields, table } = rolesOf(schema);
	return new Map([
		...Object.entries(fields).flatMap(([role, names]) =>
			names.map((name): [string, string] => [name, role]),
		),
		...Object.entries(table?.columns ?? {}).map(([role, column]): [string, string] => [
			`${table?.name ?? ''}.${column}`,
			role,
		]),
	]);
}

/** The document, where it was judged with such a field or column: not yet while the name is being typed. */
function judgedWith(live: LiveDocument | null, name: string, column?: string) {
	const { fields = [], tables = [] } = live?.read.form ?? {};
	const table = tables.find((one) => one.name === name);
	const isKnown =
		column === undefined
			? fields.includes(name) || table !== undefined
			: table?.columns.includes(column) === true;
	return isKnown ? live : null;
}

/** The fields, in their order, each with what was read for it. */
export function FieldList(props: Props) {
	const { drafts, live, doubts, offers, chosen, threshold, actions } = props;
	const built = builtOf(drafts);
	const problems = 'problems' in built ? built.problems : [];
	const roles = recognised({ mode: 'fields', fields: 'fields' in built ? built.fields : [] });
	const problemsAt = (place: string) =>
		problems.filter((one) => one.place === place).map(({ message }) => message);
	const rowOf = (draft: FieldDraft, place: string, isColumn: boolean, value?: ShownValue) => (
		<FieldRow
			key={draft.key}
			draft={draft}
			isColumn={isColumn}
			value={value}
			problems={problemsAt(place)}
			isChosen={chosen !== null && chosen === place}
			roles={isColumn ? COLUMN_ROLE_LIST : FIELD_ROLE_LIST}
			role={roles.get(place)}
			threshold={threshold}
			actions={{
				...actions,
				choose: () => {
					actions.choose(place);
				},
			}}
		/>
	);
	return (
		<section class="fields" aria-label="Fields">
			{drafts.map((draft, index) => {
				const name = draft.name.trim();
				const judged = judgedWith(live, name);
				const place = name === '' ? `field ${index + 1}` : name;
				if (draft.type !== 'array')
					return rowOf(
						draft,
						place,
						false,
						judged === null
							? undefined
							: shownOf(judged.judged.document.values.cells[name], doubts.at(name)),
					);
				return (
					<div key={draft.key} class="row table">
						{rowOf(
							draft,
							place,
							false,
							judged === null ? undefined : tableValue(judged, name, doubts),
						)}
						<div class="columns">
							{draft.columns.map((column, at) => {
								const own = column.name.trim();
								const judgedColumn = judgedWith(live, name, own);
								return rowOf(
									column,
									`${place}.${own === '' ? `column ${at + 1}` : own}`,
									true,
									judgedColumn === null ? undefined : columnValue(judgedColumn, name, own, doubts),
								);
							})}
							<button
								type="button"
								class="small"
								onClick={() => {
									props.addColumn(draft.key);
								}}
							>
								Add a column
							</button>
						</div>
					</div>
				);
			})}
			<div class="line">
				<button type="button" class="small" onClick={props.addField}>
					Add a field
				</button>
			</div>
			{problems
				.filter(({ place }) => place === 'schema')
				.map(({ message }) => (
					<p key={message} class="help">
						{drafts.length === 0
							? 'No fields yet. Click a value on the page, or choose one below.'
							: message}
					</p>
				))}
			{offers.length > 0 && (
				<section class="offers" aria-label="Also on this document">
					<h2>Also on this document</h2>
					<div class="line wrap">
						{offers.map((offer) => (
							<button
								key={offer.field.name}
								type="button"
								class="small offered"
								title={offer.text}
								onClick={() => {
									props.take(offer);
								}}
							>
								+ {labelOf(offer.field.name)}
							</button>
						))}
					</div>
				</section>
			)}
		</section>
	);
}
