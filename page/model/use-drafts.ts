import { useEffect, useRef, useState } from 'preact/hooks';

import type { PageData } from '../../core/review/page-data';
import { NEW_DRAFT, openDrafts, type Draft } from './draft';

/** The drafts of all documents, by their place in the execution; kept in the browser as they change. */
export function useDrafts({ nonce, documents }: PageData) {
	const [store] = useState(() => openDrafts(nonce, documents.length, Date.now()));
	const [found] = useState(() => store.load());
	const [drafts, setDrafts] = useState<readonly Draft[]>(
		() => found ?? documents.map(() => NEW_DRAFT),
	);
	const [name, setName] = useState(store.name);
	useEffect(() => {
		if (drafts.some((draft) => draft !== NEW_DRAFT)) store.save(drafts);
	}, [drafts]);
	return {
		drafts,
		wasRestored: found !== undefined,
		/** @returns the drafts as they are then */
		change: (index: number, change: Partial<Draft>): readonly Draft[] => {
			const changed = drafts.map((draft, at) => (at === index ? { ...draft, ...change } : draft));
			setDrafts(changed);
			return changed;
		},
		forget: store.forget,
		name,
		changeName: (given: string) => {
			setName(given);
			store.saveName(given);
		},
	};
}

const SECOND = 1000;

/** Counts the seconds that each document is looked at; what was counted before goes on. */
export function useSeconds(drafts: readonly Draft[], current: number): readonly number[] {
	const seconds = useRef(drafts.map((draft) => draft.seconds));
	useEffect(() => {
		const timer = setInterval(() => {
			if (document.visibilityState !== 'visible') return;
			seconds.current = seconds.current.map((count, index) =>
				index === current ? count + 1 : count,
			);
		}, SECOND);
		return () => {
			clearInterval(timer);
		};
	}, [current]);
	return seconds.current;
}
