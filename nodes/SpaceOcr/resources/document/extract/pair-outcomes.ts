import { schemaFor } from '../../../../../core/einvoice/schema-for';
import { pairDocuments } from '../../../../../core/pipeline/pair-documents';
import type { Outcome } from './batch';

type ReadOutcome = Extract<Outcome, { kind: 'read' }>;

const isRead = (outcome: Outcome): outcome is ReadOutcome => outcome.kind === 'read';

/** What one item brings of the same invoice in several forms leaves once, with all of its files. */
export function pairOutcomes(outcomes: readonly Outcome[]): Outcome[] {
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
