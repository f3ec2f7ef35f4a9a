import type { Extraction } from '../../../core/api/extraction';
import type { Policy } from '../../../core/decision/judge';
import { judgeAgain, type CarriedDocument } from '../../../core/pipeline/carried';
import { NO_EDITS, type DocumentEdits } from '../../../core/review/edits';
import { applyEdits, UnfitEditsError } from '../../../core/review/apply-edits';
import { formOf, type Form } from '../../../core/review/form';
import { isTable, type FieldSpec } from '../../../core/schema/field-spec';
import type { JudgedDocument, ReadDocument } from '../../../page/model/document';
import type { ReadAnswer } from '../../answers';
import type { Setup } from '../../setup';

/** A document as the node gave it. */
export type GivenDocument = ReadAnswer['documents'][number];

/** What stands under names that are asked for. */
function onlyAsked({ cells, tables }: Extraction, fields: readonly FieldSpec[]): Extraction {
	const scalars = new Set(fields.filter((one) => !isTable(one)).map(({ name }) => name));
	const columns = new Map(
		fields.filter(isTable).map((one) => [one.name, new Set(one.columns.map(({ name }) => name))]),
	);
	const kept = <T>(of: Readonly<Record<string, T>>, isAsked: (name: string) => boolean) =>
		Object.fromEntries(Object.entries(of).filter(([name]) => isAsked(name)));
	return {
		cells: kept(cells, (name) => scalars.has(name)),
		tables: Object.fromEntries(
			Object.entries(kept(tables, (name) => columns.has(name))).map(([name, rows]) => [
				name,
				rows.map((row) => kept(row, (column) => columns.get(name)?.has(column) === true)),
			]),
		),
	};
}

const policyOf = ({ threshold, fieldsThatCount, liftByChecks }: Setup): Policy => ({
	threshold,
	fieldsThatCount,
	liftByChecks,
});

/** The document as it would have been read and judged with these fields and this policy. */
const under = (carried: CarriedDocument, setup: Setup): CarriedDocument => ({
	...carried,
	extraction: onlyAsked(carried.extraction, setup.fields),
	settings: {
		...carried.settings,
		schema: { mode: 'fields', fields: setup.fields },
		policy: policyOf(setup),
	},
});

/** What was corrected on values that are still asked for. */
function fitting({ cells, tables }: DocumentEdits, form: Form): DocumentEdits {
	const among = <T>(of: Readonly<Record<string, T>>, names: readonly string[]) =>
		Object.fromEntries(Object.entries(of).filter(([name]) => names.includes(name)));
	const columnsOf = (table: string) =>
		form.tables.find(({ name }) => name === table)?.columns ?? [];
	const known = form.tables.map(({ name }) => name);
	return {
		cells: among(cells, form.fields),
		tables: Object.fromEntries(
			Object.entries(among(tables, known)).map(([name, rows]) => [
				name,
				rows.map((row) => ({ ...row, cells: among(row.cells, columnsOf(name)) })),
			]),
		),
	};
}

/** A document with what is now asked of it. */
export interface LiveDocument {
	readonly read: ReadDocument;
	/** With what was corrected. */
	readonly judged: JudgedDocument;
	/** Whether what was corrected does not fit the fields any more, and was left aside. */
	readonly isUnfit: boolean;
}

const judgedWith = (document: CarriedDocument, edits: DocumentEdits, today: string) => ({
	document: judgeAgain(document, applyEdits(document, edits), today),
});

/** Judges again, by what is asked now; nothing is read again for it. */
export function liveDocument(
	carried: CarriedDocument,
	setup: Setup,
	edits: DocumentEdits,
	today: string,
): LiveDocument {
	const now = under(carried, setup);
	const asRead = judgedWith(now, NO_EDITS, today);
	const read = { carried: now, form: formOf(now), asRead };
	if (edits === NO_EDITS) return { read, judged: asRead, isUnfit: false };
	try {
		return { read, judged: judgedWith(now, fitting(edits, read.form), today), isUnfit: false };
	} catch (error) {
		if (error instanceof UnfitEditsError) return { read, judged: asRead, isUnfit: true };
		throw error;
	}
}
