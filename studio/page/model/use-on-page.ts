import { useMemo } from 'preact/hooks';

import { doubtsOf, type Doubts } from '../../../page/model/doubts';
import { marksOf } from '../../../page/model/marks';
import type { PageMark } from '../../../page/model/page-marks';
import type { Setup } from '../../setup';
import { pointableOn, type Pointed } from './pointed';
import type { ShownDocument } from './shown-document';
import type { LiveDocument } from './studio-document';
import { isMarked, OFFER, offerMarks, offersOf, type Offer } from './survey';
import { usePictures, useWords } from './use-pictures';

const WORD = 'word ';
const NO_FORM = { fields: [], tables: [] };
const NO_PAGES: readonly number[] = [];

/** What a mark of the page stands for. */
export type Marked =
	| { readonly offer: Offer }
	| { readonly word: { readonly page: number; readonly pointed: Pointed } }
	| { readonly value: string };

const wordMark = (
	{ page, pointed }: { readonly page: number; readonly pointed: Pointed },
	index: number,
): PageMark => ({
	key: `${WORD}${index}`,
	label: `Add “${pointed.text}”`,
	page,
	bbox: pointed.bbox,
	isDoubt: false,
	kind: 'word',
});

/**
 * What is to be seen on the pages of the document in front: pictures, words, and marks of values, offers and words.
 *
 * @param setup with which the document was judged
 * @param isLocal whether the engine says the words of a page
 */
export function useOnPage(
	shown: ShownDocument | undefined,
	live: LiveDocument | undefined,
	setup: Setup | null,
	isLocal: boolean,
) {
	const [file, pages] = [shown?.file ?? null, shown?.pages ?? NO_PAGES];
	const survey = shown?.survey ?? null;
	const form = live?.read.form ?? NO_FORM;
	const doubts: Doubts = useMemo(
		() => doubtsOf(live?.judged.document.judgement.document.reasons ?? [], form),
		[live],
	);
	const values = useMemo(
		() => (live === undefined ? [] : marksOf(live.judged.document.values, form, doubts)),
		[live],
	);
	const pictures = usePictures(file, pages);
	const words = useWords(file, pages, isLocal && survey !== null);
	const stretchOf = (page: number): number => pictures.get(page)?.stretch ?? 1;
	const offers = useMemo(() => {
		const taken = new Set(setup?.fields.map(({ name }) => name));
		return survey === null ? [] : offersOf(survey, taken, values);
	}, [survey, setup, values]);
	const segments = useMemo(
		() =>
			[...words].flatMap(([page, own]) =>
				pointableOn(own, stretchOf(page)).map((pointed) => ({ page, pointed })),
			),
		[words, pictures],
	);
	const pointable = useMemo(() => {
		const known = [...values, ...offerMarks(offers)];
		return segments.filter(({ page, pointed }) => !isMarked({ page, bbox: pointed.bbox }, known));
	}, [segments, values, offers]);
	const marks = useMemo(
		() => [...pointable.map(wordMark), ...offerMarks(offers), ...values],
		[pointable, offers, values],
	);

	return {
		form,
		doubts,
		offers,
		marks,
		pictureOf: (page: number) => pictures.get(page)?.src,
		wordsOn: (page: number) => words.get(page) ?? [],
		stretchOf,
		markedAs: (key: string): Marked => {
			const offer = offers.find(({ field }) => `${OFFER}${field.name}` === key);
			if (offer !== undefined) return { offer };
			const word = key.startsWith(WORD) ? pointable[Number(key.slice(WORD.length))] : undefined;
			return word === undefined ? { value: key } : { word };
		},
	};
}
