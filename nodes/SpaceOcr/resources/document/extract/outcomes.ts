import { SpaceOcrError } from '../../../../../core/api/errors';
import { schemaFor } from '../../../../../core/einvoice/schema-for';
import { failureOf, type DocumentFailure } from '../../../../../core/pipeline/failure';
import { pairDocuments } from '../../../../../core/pipeline/pair-documents';
import { UnsupportedFileError } from '../../../../../core/files/file-kind';
import { NEXT_STEPS } from '../../../shared/next-steps';
import type { FinishedTask, Outcome, Plan } from './batch';
import { nameOf, type FoundDocument } from './find-documents';
import { listed, skippedIn } from './skipped';

/** For who tries the node and has no mailbox at hand. */
const TRY_A_FORM = ' To try it with a file of your own, import workflow 5 of the README.';

/** @param skipped the files it has instead, in words; "" for none */
export const noDocument = (skipped: string) =>
	new UnsupportedFileError(
		skipped === '' ? 'there is no file at all' : `there is no document, only ${skipped}`,
		`Let the node before download its attachments, or set Without a Document under Options.${skipped === '' ? TRY_A_FORM : ''}`,
	);

/** Words for a failure; one that stopped the batch says how far it came. */
export type FailureAt = (
	item: number,
	error: unknown,
	document: FoundDocument | null,
) => DocumentFailure;

/** @param redact takes secrets out of texts that came from outside */
export function failuresOf(
	finished: readonly FinishedTask[],
	redact: (text: string) => string,
): FailureAt {
	const done = finished.filter(({ result }) => result?.kind === 'read').length;
	return (item, error, document) => {
		const failure = failureOf(error, nameOf(document?.origin ?? null, item), redact, NEXT_STEPS);
		if (!(error instanceof SpaceOcrError) || !error.fatal) return failure;
		const message = `${failure.message} (${done} of ${finished.length} documents were read)`;
		return { ...failure, message };
	};
}

function outcomeOf(
	{ item, document, settings, result }: FinishedTask,
	own: readonly FinishedTask[],
	failureAt: FailureAt,
): Outcome[] {
	switch (result?.kind) {
		case 'read':
			return result.documents.map((read) => ({
				kind: 'read',
				item,
				document,
				settings,
				skipped: skippedIn(own),
				read,
				twins: [],
				remember: result.remember === null ? [] : [result.remember],
			}));
		case 'failed':
			return [{ kind: 'failed', item, document, failure: failureAt(item, result.error, document) }];
		case 'duplicate':
			return settings.alreadyProcessed === 'drop'
				? []
				: [{ kind: 'duplicate', item, document, sha256: result.sha256, of: result.of }];
		case 'skipped':
		case undefined:
			return [];
	}
}

/** What leaves the node, item by item in the order of the input. */
export function outcomesOf(
	plans: readonly Plan[],
	finished: readonly FinishedTask[],
	failureAt: FailureAt,
): Outcome[] {
	const tasksOf = new Map<number, FinishedTask[]>(plans.map((_plan, item) => [item, []]));
	for (const task of finished) tasksOf.get(task.item)?.push(task);
	return plans.flatMap((plan, item): Outcome[] => {
		const failedItem = (error: unknown): Outcome => ({
			kind: 'failed',
			item,
			failure: failureAt(item, error, null),
			document: null,
		});
		if ('error' in plan) return [failedItem(plan.error)];
		const own = tasksOf.get(item) ?? [];
		if (!own.every(({ result }) => result?.kind === 'skipped'))
			return pairOutcomes(own.flatMap((task) => outcomeOf(task, own, failureAt)));
		const skipped = skippedIn(own);
		const error = noDocument(listed(skipped));
		return plan.settings.withoutDocument === 'error'
			? [failedItem(error)]
			: [{ kind: 'bare', item, skipped, message: error.message }];
	});
}

type ReadOutcome = Extract<Outcome, { kind: 'read' }>;

const isRead = (outcome: Outcome): outcome is ReadOutcome => outcome.kind === 'read';

/** What one item brings of the same invoice in several forms leaves once, with all of its files. */
function pairOutcomes(outcomes: readonly Outcome[]): Outcome[] {
	const read = outcomes.filter(isRead);
	const [first] = read;
	if (first === undefined) return [...outcomes];
	const paired = new Map<Outcome, Outcome>();
	const schema = schemaFor(first.settings.read.schema);
	for (const { document, index, others } of pairDocuments(
		read.map((one) => one.read),
		schema,
	)) {
		const kept = read[index];
		const twins = others.flatMap((at) => read[at] ?? []);
		if (kept === undefined) continue;
		paired.set(kept, {
			...kept,
			read: document,
			twins: twins.map((twin) => twin.document),
			remember: [kept, ...twins].flatMap(({ remember }) => remember),
		});
	}
	return outcomes.flatMap((outcome) => (isRead(outcome) ? (paired.get(outcome) ?? []) : outcome));
}
