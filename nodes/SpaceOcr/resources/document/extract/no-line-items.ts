import type { IExecuteFunctions } from 'n8n-workflow';

import { isTable } from '../../../../../core/schema/field-spec';
import { knownFields } from '../../../../../core/schema/document-schema';
import { nameOf } from './find-documents';
import type { FinishedTask } from './outcomes';

/** So many names can be read at a glance. */
const MOST_NAMES = 5;

const inWords = (names: readonly string[]): string =>
	names.length <= MOST_NAMES
		? names.join(', ')
		: `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;

function lacksLineItems({ result, settings }: FinishedTask): boolean {
	if (result?.kind !== 'read') return false;
	const tables = knownFields(settings.read.schema).filter(isTable);
	return (
		tables.length > 0 &&
		result.documents.some(({ values }) =>
			tables.every(({ name }) => (values.tables[name] ?? []).length === 0),
		)
	);
}

/** Says in the output panel which documents gave no line items although some were asked for. */
export function addNoLineItemsHint(
	context: IExecuteFunctions,
	tasks: readonly FinishedTask[],
): void {
	const names = tasks
		.filter(lacksLineItems)
		.map(({ document, item }) => nameOf(document.origin, item));
	if (names.length === 0) return;
	context.addExecutionHints({
		message: `No line items were found in ${inWords(names)}. Look whether the page prints any; if it does, a sharper scan helps.`,
		location: 'outputPane',
	});
}
