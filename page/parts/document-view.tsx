import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { RejectReason } from '../../core/review/answer';
import type { DocumentEdits } from '../../core/review/edits';
import { judgeEdits } from '../../core/review/judge-edits';
import type { ReviewDocument } from '../model/document';
import { doubtsOf } from '../model/doubts';
import type { Draft } from '../model/draft';
import { marksOf } from '../model/marks';
import { valueActions, withValue } from '../model/value-actions';
import type { Texts } from '../texts/texts-of';
import { DecisionBar, type Asking } from './decision-bar';
import { DocumentForm } from './document-form';
import { doubtAfter } from './value-input';
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

	const changeEdits = (changed: DocumentEdits) => {
		change({ edits: changed, verdict: null });
		setAsking('nothing');
	};
	const approve = (anyway: boolean) => {
		if (doubts.count > 0 && !anyway) setAsking('approve anyway');
		else decide({ decision: 'approved' });
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
					if (chosen === null || read === null) return;
					const placed = { page, bbox };
					changeEdits(withValue(read, edits, chosen, (before) => ({ ...before, place: placed })));
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
						actions={valueActions({
							read,
							edits,
							doubts,
							change: changeEdits,
							choose: setChosen,
							goOn: (key) => {
								setGoOnFrom({ key });
							},
						})}
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
