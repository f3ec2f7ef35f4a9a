import type { ReviewDocument } from '../model/document';
import type { Draft } from '../model/draft';
import type { Texts } from '../texts/texts-of';

interface Props {
	readonly documents: readonly ReviewDocument[];
	readonly drafts: readonly Draft[];
	/** Place in the list. */
	readonly current: number;
	readonly texts: Texts;
	readonly go: (to: number) => void;
}

/** How the user knows a document. */
export const nameOf = ({ name, index }: ReviewDocument, texts: Texts): string =>
	name ?? texts('document', { number: index + 1 });

function stateOf({ read, index }: ReviewDocument, drafts: readonly Draft[], texts: Texts): string {
	const verdict = drafts[index]?.verdict ?? null;
	if (verdict?.decision === 'approved') return `✓ ${texts('state_approved')}`;
	if (verdict?.decision === 'rejected') return `✗ ${texts('state_rejected')}`;
	if (read === null) return texts('unread');
	const count = read.asRead.document.judgement.document.reasons.length;
	if (count === 0) return texts('no_doubt');
	return count === 1 ? texts('one_doubt') : texts('doubts', { count });
}

/** The documents of the review, the most doubtful first. */
export const DocumentTabs = ({ documents, drafts, current, texts, go }: Props) => (
	<nav class="documents" aria-label={texts('documents')}>
		{documents.map((document, at) => (
			<button
				key={document.index}
				type="button"
				class={drafts[document.index]?.verdict === null ? '' : 'decided'}
				aria-current={at === current ? 'page' : undefined}
				onClick={() => {
					go(at);
				}}
			>
				<span class="name">{nameOf(document, texts)}</span>
				<span class="state">{stateOf(document, drafts, texts)}</span>
			</button>
		))}
	</nav>
);
