import { useEffect, useRef, useState } from 'preact/hooks';

import { picture, words as wordsOn, ServerError } from '../api';
import type { Word } from './text-lines';

/** Calls one after the other, so that the first page is there first; none that nobody waits for any more. */
function useEachPage<T>(
	file: File | null,
	pages: readonly number[],
	ask: (file: File, page: number) => Promise<T>,
	isOn: boolean,
): ReadonlyMap<number, T> {
	const [known, setKnown] = useState<ReadonlyMap<number, T>>(new Map());
	useEffect(() => {
		setKnown(new Map());
		if (file === null || !isOn) return;
		let isWanted = true;
		const askAll = async () => {
			for (const page of pages) {
				if (!isWanted) return;
				try {
					const answer = await ask(file, page);
					// Not while it was asked for, maybe.
					setKnown((all) => (isWanted ? new Map([...all, [page, answer]]) : all));
				} catch (error) {
					if (!(error instanceof ServerError)) throw error;
				}
			}
		};
		void askAll();
		return () => {
			isWanted = false;
		};
	}, [file, pages.join(), isOn]);
	return known;
}

/** A page as it is shown. */
interface PagePicture {
	/** Address of the picture, as long as the page is shown. */
	readonly src: string;
	/** The page's height by its width. */
	readonly stretch: number;
}

async function pictureOf(file: File, page: number): Promise<PagePicture> {
	const blob = await picture(file, page);
	const image = await createImageBitmap(blob);
	const stretch = image.height / image.width;
	image.close();
	return { src: URL.createObjectURL(blob), stretch };
}

/** Pictures of the pages, the first one first. */
export function usePictures(file: File | null, pages: readonly number[]) {
	const pictures = useEachPage(file, pages, pictureOf, true);
	const shown = useRef(pictures);
	shown.current = pictures;
	useEffect(
		() => () => {
			for (const { src } of shown.current.values()) URL.revokeObjectURL(src);
		},
		[file],
	);
	return pictures;
}

/** @param isOn once the pages are read: their words cost nothing then */
export const useWords = (
	file: File | null,
	pages: readonly number[],
	isOn: boolean,
): ReadonlyMap<number, readonly Word[]> => useEachPage(file, pages, wordsOn, isOn);
