import type { IExecuteFunctions } from 'n8n-workflow';

import type { Balance } from '../../../../../core/api/balance';
import { knownFields } from '../../../../../core/schema/document-schema';
import { isTable } from '../../../../../core/schema/field-spec';
import type { DecidedDocument, Destination, FinishedTask, Outcome } from './batch';
import { nameOf } from './find-documents';
import { listed, repeatsIn, skippedIn } from './skipped';

/** Says in the output panel what was left aside, as it may be on no output. */
export function addSkippedHint(context: IExecuteFunctions, tasks: readonly FinishedTask[]): void {
	for (const [files, words] of [
		[skippedIn(tasks), 'Skipped, as they are no documents'],
		[repeatsIn(tasks), 'Not read again'],
	] as const)
		if (files.length > 0)
			context.addExecutionHints({ message: `${words}: ${listed(files)}`, location: 'outputPane' });
}

/** Says in the output panel which files are one invoice, as fewer documents leave than came. */
export function addPairedHint(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	const pairs = outcomes.flatMap((outcome) =>
		outcome.kind === 'read' && outcome.twins.length > 0
			? [[outcome.document, ...outcome.twins].map(({ origin }) => nameOf(origin, outcome.item))]
			: [],
	);
	if (pairs.length === 0) return;
	context.addExecutionHints({
		message: `The same invoice in several files, read once: ${pairs.map((names) => names.join(' and ')).join('; ')}`,
		location: 'outputPane',
	});
}

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

const DESTINATIONS: Readonly<Record<Destination, string>> = {
	accepted: 'accepted',
	review: 'to review',
	failed: 'failed',
};
/** So many reasons can be read at a glance. */
const MOST_REASONS = 3;

/**
 * Says in the output panel what became of the documents, and why not all were accepted; n8n's log has how many, so that
 * the work of many runs can be followed, and neither names nor values.
 */
export function addDecisionHint(
	context: IExecuteFunctions,
	decided: readonly DecidedDocument[],
): void {
	const counts = Object.entries(DESTINATIONS)
		.map(([to, words]) => ({ words, count: decided.filter((one) => one.to === to).length }))
		.filter(({ count }) => count > 0)
		.map(({ words, count }) => `${count} ${words}`);
	if (counts.length === 0) return;
	context.logger.info(`Space OCR: ${counts.join(', ')}`);
	const doubts = decided.filter(({ to }) => to !== 'accepted');
	const reasons = doubts
		.slice(0, MOST_REASONS)
		.map(({ to, name, why = '' }) => (to === 'failed' ? why : `${name}: ${why}`));
	const left = doubts.length - reasons.length;
	const all = left > 0 ? [...reasons, `and ${left} more`] : reasons;
	context.addExecutionHints({
		message: [counts.join(', '), ...(all.length === 0 ? [] : [all.join('; ')])].join('. '),
		location: 'outputPane',
	});
}

/** Below this, or when another run like this one would be too much, the balance is worth a word. */
const FEW_SCANS = 20;

const scansOf = (tasks: readonly FinishedTask[]): number =>
	tasks
		.flatMap(({ result }) => (result?.kind === 'read' ? result.documents : []))
		.reduce((sum, { scans }) => sum + scans, 0);

const wordsFor = ({ scans_left, free_cycle_end }: Balance): string => {
	const left = scans_left === 1 ? '1 scan is left' : `${scans_left} scans are left`;
	const day = free_cycle_end?.slice(0, 10);
	return `${left}. Buy more${day === undefined ? '' : `, or wait for the free ones of ${day}`}.`;
};

/**
 * Says in the output panel that scans run short. It asks once, and only when somebody has started the run by
 * hand and so looks at the panel: the question takes a turn of the limit per minute.
 */
export async function addLowBalanceHint(
	context: IExecuteFunctions,
	tasks: readonly FinishedTask[],
	getBalance: () => Promise<Balance>,
): Promise<void> {
	const spent = scansOf(tasks);
	if (context.getMode() !== 'manual' || spent === 0) return;
	try {
		const balance = await getBalance();
		if (balance.scans_left >= Math.max(FEW_SCANS, spent)) return;
		context.addExecutionHints({ message: wordsFor(balance), location: 'outputPane' });
	} catch (error) {
		// What was read counts, not the question after it.
		const name = error instanceof Error ? error.name : 'no error';
		context.logger.debug(`The balance is not known: ${name}`);
	}
}
