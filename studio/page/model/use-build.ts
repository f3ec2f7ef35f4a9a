import { useEffect, useState } from 'preact/hooks';

import { EMPTY, type Build } from './build';
import { begin, changed, redone, undone } from './history';

/** @param about what is typed into, so that a word is one step to take back; null for a step of its own */
type EditBuild = (change: (now: Build) => Build, about: string | null) => void;

/** What a change of the threshold is about: it is looked at while it changes. */
export const THRESHOLD = 'threshold';

/** What is being built; each step can be taken back, with Ctrl+Z, too. */
export function useBuild() {
	const [history, setHistory] = useState(() => begin(EMPTY));
	// On the window, as what had the keyboard may just have been removed.
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
			const pressed = event.key.toLowerCase();
			const isRedo = pressed === 'y' || (pressed === 'z' && event.shiftKey);
			if (!isRedo && pressed !== 'z') return;
			event.preventDefault();
			setHistory(isRedo ? redone : undone);
		};
		window.addEventListener('keydown', onKey);
		return () => {
			window.removeEventListener('keydown', onKey);
		};
	}, []);
	const edit: EditBuild = (change, about) => {
		setHistory((now) => changed(now, change(now.present), about));
	};
	return {
		build: history.present,
		/** Whether the last change was a key typed into a field's texts: more are to be expected. */
		isTyping: history.about !== null && history.about !== THRESHOLD,
		edit,
		steps: {
			canUndo: history.past.length > 0,
			canRedo: history.future.length > 0,
			undo: () => {
				setHistory(undone);
			},
			redo: () => {
				setHistory(redone);
			},
		},
	};
}
