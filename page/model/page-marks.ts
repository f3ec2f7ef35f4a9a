import type { Box } from '../../core/api/wire';

/** A value's box on a page. */
export interface Mark {
	readonly key: string;
	readonly label: string;
	readonly bbox: Box;
	readonly isDoubt: boolean;
	/** What is no value of the document, but could become one. @default 'value' */
	readonly kind?: 'value' | 'offer' | 'word';
}

/** A value's box, and the page it is on. */
export type PageMark = Mark & { readonly page: number };

const isSameBox = (one: Box, other: Box): boolean =>
	one.xmin === other.xmin &&
	one.ymin === other.ymin &&
	one.xmax === other.xmax &&
	one.ymax === other.ymax;

const isSameMark = (one: PageMark, other: PageMark | undefined): boolean =>
	other !== undefined &&
	one.key === other.key &&
	one.label === other.label &&
	one.isDoubt === other.isDoubt &&
	one.kind === other.kind &&
	isSameBox(one.bbox, other.bbox);

type ByPage = ReadonlyMap<number, readonly PageMark[]>;

function groupedByPage(marks: readonly PageMark[]): ByPage {
	const pages = new Map<number, PageMark[]>();
	for (const mark of marks) {
		const own = pages.get(mark.page);
		if (own === undefined) pages.set(mark.page, [mark]);
		else own.push(mark);
	}
	return pages;
}

/** Marks by page. A page on which nothing has changed keeps its list: it need not be drawn again. */
export const marksByPage = (marks: readonly PageMark[], before: ByPage): ByPage =>
	new Map(
		[...groupedByPage(marks)].map(([page, own]) => {
			const known = before.get(page) ?? [];
			const isSame =
				known.length === own.length && own.every((mark, at) => isSameMark(mark, known[at]));
			return [page, isSame ? known : own];
		}),
	);
