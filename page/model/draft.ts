import * as z from 'zod/v4-mini';

import { REJECT_REASONS } from '../../core/review/answer';
import { documentEdits, NO_EDITS } from '../../core/review/edits';

const draft = z.object({
	edits: documentEdits,
	/** null: not decided yet. */
	verdict: z.nullable(
		z.discriminatedUnion('decision', [
			z.object({ decision: z.literal('approved') }),
			z.object({ decision: z.literal('rejected'), reason: z.enum(REJECT_REASONS) }),
		]),
	),
	note: z.string(),
	/** How long it was looked at. */
	seconds: z.number(),
});

/** What a person did so far with one document. */
export type Draft = z.infer<typeof draft>;

export const NEW_DRAFT: Draft = { edits: NO_EDITS, verdict: null, note: '', seconds: 0 };

const PREFIX = 'space-ocr-review:';
const NAME = `${PREFIX}name`;
/** Drafts of reviews that were never sent are forgotten after so long. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

const kept = z.object({ saved: z.number(), drafts: z.array(draft) });

function parsed(text: string | null): z.infer<typeof kept> | undefined {
	try {
		return kept.safeParse(JSON.parse(text ?? 'null')).data;
	} catch (error) {
		// Somebody else's text under our name is no draft.
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** Drafts by document, in the browser only: a closed tab or an n8n that restarts loses nothing. */
export interface DraftStore {
	/** undefined: there is none, or it is of other documents. */
	readonly load: () => readonly Draft[] | undefined;
	readonly save: (drafts: readonly Draft[]) => void;
	readonly forget: () => void;
	readonly name: string;
	readonly saveName: (name: string) => void;
}

/** For a browser that allows no storage: the page works, and closing it loses the draft. */
function storageOrNone(): Storage | undefined {
	try {
		return window.localStorage;
	} catch (error) {
		if (error instanceof DOMException) return undefined;
		throw error;
	}
}

function forgetOld(storage: Storage, now: number): void {
	for (const key of Object.keys(storage)) {
		if (!key.startsWith(PREFIX) || key === NAME) continue;
		const saved = parsed(storage.getItem(key))?.saved ?? 0;
		if (now - saved > KEPT_MS) storage.removeItem(key);
	}
}

/** @param count of documents */
export function openDrafts(nonce: string, count: number, now: number): DraftStore {
	const storage = storageOrNone();
	const key = `${PREFIX}${nonce}`;
	if (storage !== undefined) forgetOld(storage, now);
	return {
		load() {
			const drafts = parsed(storage?.getItem(key) ?? null)?.drafts;
			return drafts?.length === count ? drafts : undefined;
		},
		save: (drafts) => storage?.setItem(key, JSON.stringify({ saved: now, drafts })),
		forget: () => storage?.removeItem(key),
		name: storage?.getItem(NAME) ?? '',
		saveName: (name) => storage?.setItem(NAME, name),
	};
}
