import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { RejectReason } from '../../core/review/answer';
import type { DocumentEdits } from '../../core/review/edits';
import { judgeEdits } from '../../core/review/judge-edits';
import { editAt, withCell } from '../model/change-edits';
import type { ReviewDocument } from '../model/document';
import { doubtsOf, isBySight } from '../model/doubts';
import type { Draft } from '../model/draft';
import { marksOf } from '../model/marks';
import { placeOf, type Place } from '../model/place';
import type { Texts } from '../texts/texts';
import { DecisionBar, type Asking } from './decision-bar';
import { DocumentForm } from './document-form';
import { doubtAfter, type ValueActions } from './value-input';
import { Viewer } from './viewer';

interface Props {
	readonly document: ReviewDocument;
	readonly draft: Draft;
	readonly today: string;
	readonly isLast: boolean;
	readonly isSending: boolean;
	readonly texts: Texts;
	readonly change: (change: Partial<Draft>) => void;
	readonly decide: (verdict: NonNullable<Draft['verdict']>) => void;
}

/** The page's own address, which carries the right to look. */
function addressOf(query: Readonly<Record<string, string | number>>): string {
	const url = new URL(window.location.href);
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
	return url.href;
}

const EMPTY_FORM = { fields: [], tables: [] };

/** One document: looked at, corrected, decided. */
export function DocumentView({
	document: shown,
	draft,
	today,
	isLast,
	isSending,
	texts,
	change,
	decide,
}: Props) {
	const { read } = shown;
	const { edits, note } = draft;
	const [chosen, setChosen] = useState<string | null>(null);
	const [asking, setAsking] = useState<Asking>('nothing');
	/** Key of a value that was found right: the next doubt is to be gone to, once it is known. */
	const [goOnFrom, setGoOnFrom] = useState<{ readonly key: string } | null>(null);
	const view = useRef<HTMLElement>(null);

	const judged = useMemo(
		() => (read === null ? null : judgeEdits(read.carried, edits, today)),
		[read, edits, today],
	);
	const form = read?.form ?? EMPTY_FORM;
	const reasons = judged?.document.judgement.document.reasons ?? [];
	const doubts = useMemo(() => doubtsOf(reasons, form), [judged]);
	const marks = useMemo(
		() => (judged === null ? [] : marksOf(judged.document.values, form, doubts)),
		[judged],
	);

	const place = (key: string): Place | undefined => placeOf(key, form);
	const changeEdits = (changed: DocumentEdits) => {
		change({ edits: changed, verdict: null });
		setAsking('nothing');
	};
	const edit = (key: string, with_: (at: Place) => DocumentEdits['cells'][string]) => {
		const at = place(key);
		if (at === undefined || read === null) return;
		const count = 'field' in at ? 0 : (read.carried.extraction.tables[at.table]?.length ?? 0);
		changeEdits(withCell(edits, at, with_(at), count));
	};
	const approve = (anyway: boolean) => {
		if (doubts.count > 0 && !anyway) setAsking('approve anyway');
		else decide({ decision: 'approved' });
	};
	const actions: ValueActions = {
		choose: setChosen,
		type(key, text) {
			edit(key, (at) => {
				const { confirmed: _, ...before } = editAt(edits, at);
				return { ...before, text };
			});
		},
		confirm(key) {
			if (doubts.at(key).some(isBySight))
				edit(key, (at) => ({ ...editAt(edits, at), confirmed: true }));
			setGoOnFrom({ key });
		},
		reset(key) {
			edit(key, () => ({}));
		},
	};

	useEffect(() => {
		if (goOnFrom === null) return;
		setGoOnFrom(null);
		const next = doubtAfter(goOnFrom.key);
		if (next !== undefined) next.focus();
		else if (doubts.count === 0) approve(false);
		else document.getElementById('approve')?.focus();
	}, [goOnFrom]);
	useEffect(() => {
		const first =
			view.current?.querySelector<HTMLElement>('input[data-doubt="true"]') ??
			view.current?.querySelector<HTMLElement>('#approve');
		first?.focus({ preventScroll: true });
	}, [shown]);

	return (
		<main
			class="document"
			ref={view}
			onKeyDown={(event) => {
				if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && judged !== null) {
					event.preventDefault();
					approve(false);
				}
			}}
		>
			<Viewer
				document={shown.index}
				pages={shown.pages}
				pictureOf={(page) => addressOf({ document: shown.index, page })}
				original={addressOf({ document: shown.index, file: 'original' })}
				canDraw={chosen !== null}
				marks={marks}
				chosen={chosen}
				texts={texts}
				onChoose={(key) => {
					document.getElementById(`value-${key}`)?.focus();
				}}
				onDraw={(page, bbox) => {
					if (chosen !== null)
						edit(chosen, (at) => ({ ...editAt(edits, at), place: { page, bbox } }));
				}}
			/>
			<div class="side">
				{read === null || judged === null ? (
					<section class="values general">
						<h2>{texts('unread')}</h2>
						<ul class="reasons">
							{shown.why.map((one) => (
								<li key={one} class="reason">
									{one}
								</li>
							))}
						</ul>
						<p>{texts('unread_help')}</p>
					</section>
				) : (
					<DocumentForm
						read={read}
						edits={edits}
						judged={judged}
						doubts={doubts}
						chosen={chosen}
						texts={texts}
						actions={actions}
						change={changeEdits}
					/>
				)}
				<DecisionBar
					asking={asking}
					openPoints={doubts.count}
					canApprove={judged !== null}
					isLast={isLast}
					isSending={isSending}
					note={note}
					texts={texts}
					ask={setAsking}
					approve={approve}
					reject={(reason: RejectReason) => {
						decide({ decision: 'rejected', reason });
					}}
					writeNote={(text) => {
						change({ note: text });
					}}
				/>
			</div>
		</main>
	);
}
