import { useState } from 'preact/hooks';

import type { Verdict } from '../../core/review/answer';
import type { PageData } from '../../core/review/page-data';
import type { ReviewDocument } from '../model/document';
import type { Draft } from '../model/draft';
import { useDrafts, useSeconds } from '../model/use-drafts';
import { send, type Sent } from '../send';
import type { Texts } from '../texts/texts-of';
import { DocumentTabs, nameOf } from './document-tabs';
import { DocumentView } from './document-view';
import { Problem } from './notices';

interface Props {
	readonly data: PageData;
	/** The most doubtful first. */
	readonly documents: readonly ReviewDocument[];
	readonly texts: Texts;
	readonly language: string;
}

type State = { readonly kind: 'open' } | { readonly kind: 'sending' } | Sent;

const isUndecided = ({ verdict }: Draft) => verdict === null;

function verdictsOf(drafts: readonly Draft[], seconds: readonly number[]): Verdict[] {
	return drafts.flatMap(({ verdict, edits, note }, document): Verdict[] => {
		if (verdict === null) return [];
		const shared = { document, seconds: seconds[document] ?? 0, note };
		return [
			verdict.decision === 'approved'
				? { ...shared, decision: 'approved', edits }
				: { ...shared, decision: 'rejected', reason: verdict.reason },
		];
	});
}

function Done({ drafts, texts }: { readonly drafts: readonly Draft[]; readonly texts: Texts }) {
	const approved = drafts.filter(({ verdict }) => verdict?.decision === 'approved').length;
	return (
		<main class="done" aria-live="polite">
			<h1>{texts('done')}</h1>
			<p>{texts('done_counts', { approved, rejected: drafts.length - approved })}</p>
		</main>
	);
}

/** The review: its documents one by one; when all are decided they are sent together. */
export function App({ data, documents, texts, language }: Props) {
	const { drafts, change, wasRestored, forget, name, changeName } = useDrafts(data);
	const [current, setCurrent] = useState(0);
	const [state, setState] = useState<State>({ kind: 'open' });
	const shown = documents[current];
	const seconds = useSeconds(drafts, shown?.index ?? 0);
	const until = new Date(data.until);

	const sendAll = async (all: readonly Draft[]) => {
		setState({ kind: 'sending' });
		const verdicts = verdictsOf(all, seconds);
		const sent = await send({ nonce: data.nonce, by: name.trim(), verdicts });
		if (sent.kind === 'done') forget();
		setState(sent);
	};
	const decide = (document: ReviewDocument, verdict: NonNullable<Draft['verdict']>) => {
		const all = change(document.index, { verdict, seconds: seconds[document.index] ?? 0 });
		const isOpen = ({ index }: ReviewDocument) => all[index]?.verdict === null;
		const next = documents.findIndex((one, at) => at > current && isOpen(one));
		const first = documents.findIndex(isOpen);
		if (first === -1) void sendAll(all);
		else setCurrent(next === -1 ? first : next);
	};

	if (state.kind === 'done') return <Done drafts={drafts} texts={texts} />;
	if (shown === undefined) return null;
	const draft = drafts[shown.index];
	const open = drafts.filter(isUndecided).length;
	return (
		<>
			<header>
				<div class="heading">
					<h1>
						{texts('title')}: {nameOf(shown, texts)}
					</h1>
					<p>
						{documents.length > 1 && (
							<span>
								{texts('progress', { decided: documents.length - open, count: documents.length })}
								{' · '}
							</span>
						)}
						<span>
							{until.getTime() < Date.now()
								? texts('over')
								: texts('until', {
										time: until.toLocaleString(language, {
											dateStyle: 'medium',
											timeStyle: 'short',
										}),
									})}
						</span>
						{wasRestored && <span> · {texts('restored')}</span>}
					</p>
				</div>
				<input
					class="name"
					type="text"
					autocomplete="name"
					maxLength={200}
					value={name}
					aria-label={texts('name')}
					placeholder={texts('name')}
					onInput={({ currentTarget }) => {
						changeName(currentTarget.value);
					}}
				/>
			</header>
			{'detail' in state && (
				<Problem
					problem={state}
					isSending={false}
					texts={texts}
					again={() => {
						void sendAll(drafts);
					}}
				/>
			)}
			{documents.length > 1 && (
				<DocumentTabs
					documents={documents}
					drafts={drafts}
					current={current}
					texts={texts}
					go={setCurrent}
				/>
			)}
			{draft !== undefined && (
				<DocumentView
					key={shown.index}
					document={shown}
					draft={draft}
					today={data.today}
					isLast={open <= 1}
					isSending={state.kind === 'sending'}
					texts={texts}
					change={(changed) => {
						change(shown.index, changed);
					}}
					decide={(verdict) => {
						decide(shown, verdict);
					}}
				/>
			)}
		</>
	);
}
