import { useMemo, useState } from 'preact/hooks';

import { NO_EDITS, type DocumentEdits } from '../../../core/review/edits';
import type { Setup } from '../../setup';
import type { ShownDocument } from './shown-document';
import { liveDocument, type LiveDocument } from './studio-document';
import { outcomeOf, tallyOf, type Outcome, type Tally } from './truth';

/** What somebody said about a document. */
interface Said {
	readonly edits: DocumentEdits;
	/** Whether all its values are right with these edits. */
	readonly isTruth: boolean;
}
const NOTHING_SAID: Said = { edits: NO_EDITS, isTruth: false };

/** What other thresholds would do. */
const THRESHOLDS = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

/**
 * All documents as they are judged under the setup, with what somebody said about them.
 *
 * @param isCompared whether other thresholds are looked at, too
 */
export function useJudged(
	documents: readonly ShownDocument[],
	setup: Setup | null,
	today: string,
	isCompared: boolean,
) {
	const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map());
	const saidAbout = (id: string): Said => said.get(id) ?? NOTHING_SAID;

	const lives = useMemo(
		() =>
			new Map(
				documents.flatMap(({ id, carried }): [string, LiveDocument][] =>
					carried === null || setup === null
						? []
						: [[id, liveDocument(carried, setup, saidAbout(id).edits, today)]],
				),
			),
		[documents, setup, said],
	);
	const outcomes: ReadonlyMap<string, Outcome> = useMemo(
		() => new Map([...lives].map(([id, one]) => [id, outcomeOf(one, saidAbout(id).isTruth)])),
		[lives],
	);
	const others = useMemo((): readonly { threshold: number; tally: Tally }[] => {
		if (!isCompared || setup === null) return [];
		return [...new Set([...THRESHOLDS, setup.threshold])].sort().map((threshold) => ({
			threshold,
			tally: tallyOf(
				documents.flatMap(({ id, carried }) => {
					if (carried === null) return [];
					const { edits, isTruth } = saidAbout(id);
					return [outcomeOf(liveDocument(carried, { ...setup, threshold }, edits, today), isTruth)];
				}),
			),
		}));
	}, [lives, isCompared]);

	return {
		lives,
		outcomes,
		tally: useMemo(() => tallyOf([...outcomes.values()]), [outcomes]),
		others,
		saidAbout,
		say: (id: string, change: Partial<Said>) => {
			setSaid((now) => new Map([...now, [id, { ...saidAbout(id), ...change }]]));
		},
	};
}
