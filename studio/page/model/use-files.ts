import { useEffect, useRef, useState } from 'preact/hooks';

import type { ReadAnswer } from '../../answers';
import type { Setup } from '../../setup';
import { openFile, readFile, ServerError } from '../api';

/** What became of reading a file with some fields. */
export type Reading = ReadAnswer | { readonly error: string };

/** A file that somebody dropped. */
export interface StudioFile {
	readonly id: number;
	readonly file: File;
	/** That can be looked at before it is read; null: not known yet. */
	readonly pages: number | null;
	/** By the fields it was read with. */
	readonly readings: ReadonlyMap<string, Reading>;
	/** The reading that came last. */
	readonly latest: Reading | null;
	/** Fields it is being read with; null for none. */
	readonly reading: string | null;
	/** Why it can't be shown; it may be read all the same. */
	readonly problem: string | null;
}

/** What is to be read: the key tells one list of fields from another. */
export interface Wanted {
	readonly key: string;
	readonly setup: Setup;
}

interface Running {
	readonly key: string;
	readonly stop: AbortController;
}

/** The machine is somebody's own: two at a time leave it usable. */
const AT_A_TIME = 2;

const messageOf = (error: unknown): string => {
	if (error instanceof ServerError) return error.message;
	throw error;
};

/**
 * The files, read as soon as the fields are known.
 *
 * @param wanted what is to be read of each file, the most urgent first
 */
export function useFiles(wanted: readonly Wanted[]) {
	const [files, setFiles] = useState<readonly StudioFile[]>([]);
	const nextId = useRef(0);
	const running = useRef(new Map<number, Running>());

	const change = (id: number, to: (file: StudioFile) => Partial<StudioFile>) => {
		setFiles((all) => all.map((one) => (one.id === id ? { ...one, ...to(one) } : one)));
	};

	const add = (given: readonly File[]) => {
		const added = given.map((file): StudioFile => {
			const id = nextId.current++;
			return {
				id,
				file,
				pages: null,
				readings: new Map(),
				latest: null,
				reading: null,
				problem: null,
			};
		});
		setFiles((all) => [...all, ...added]);
		for (const { id, file } of added)
			void openFile(file).then(
				(pages) => {
					change(id, () => ({ pages }));
				},
				(error: unknown) => {
					change(id, () => ({ pages: 0, problem: messageOf(error) }));
				},
			);
	};

	const remove = (id: number) => {
		running.current.get(id)?.stop.abort();
		setFiles((all) => all.filter((one) => one.id !== id));
	};

	const start = ({ id, file }: StudioFile, { key, setup }: Wanted) => {
		const stop = new AbortController();
		running.current.set(id, { key, stop });
		change(id, () => ({ reading: key }));
		const done = (reading: Reading | null) => {
			running.current.delete(id);
			change(id, (now) => ({
				reading: now.reading === key ? null : now.reading,
				...(reading === null
					? {}
					: { latest: reading, readings: new Map([...now.readings, [key, reading]]) }),
			}));
		};
		void readFile(file, setup, stop.signal).then(done, (error: unknown) => {
			done(stop.signal.aborted ? null : { error: messageOf(error) });
		});
	};

	useEffect(() => {
		const keys = new Set(wanted.map(({ key }) => key));
		for (const { key, stop } of running.current.values()) if (!keys.has(key)) stop.abort();
		for (const one of wanted)
			for (const file of files)
				if (
					// The pages come first: who looks at them waits gladly.
					file.pages !== null &&
					running.current.size < AT_A_TIME &&
					!file.readings.has(one.key) &&
					!running.current.has(file.id)
				)
					start(file, one);
	}, [files, wanted]);

	return { files, add, remove };
}
