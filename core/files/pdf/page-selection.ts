/** A choice of pages that can't be used; the message names the part. */
export class PageSelectionError extends Error {
	override readonly name = 'PageSelectionError';
}

const LAST = 'last';
/** "3", "last", "2-5", "3-last". */
const PART = /^(?<from>\d{1,9}|last)(?:\s*-\s*(?<to>\d{1,9}|last))?$/i;

const pageNumber = (text: string, pageCount: number) =>
	text.toLowerCase() === LAST ? pageCount : Number(text);

function pagesOf(part: string, pageCount: number): number[] {
	const groups = PART.exec(part)?.groups;
	if (groups?.from === undefined)
		throw new PageSelectionError(
			`pages: "${part}" is neither a page nor a range; write for example "1", "2-4" or "1-3,last"`,
		);
	const from = pageNumber(groups.from, pageCount);
	const to = groups.to === undefined ? from : pageNumber(groups.to, pageCount);
	if (from === 0) throw new PageSelectionError(`pages: "${part}" begins at 0; the first page is 1`);
	if (to > pageCount || from > pageCount) {
		const has = pageCount === 1 ? '1 page' : `${pageCount} pages`;
		throw new PageSelectionError(`pages: the document has ${has}, "${part}" goes beyond`);
	}
	if (to < from) throw new PageSelectionError(`pages: "${part}" goes backwards`);
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * The pages that a selection means: `"1-3,last"` of ten pages -> `[1, 2, 3, 10]`.
 *
 * @param selection pages and ranges with commas between; empty: all pages
 * @returns page numbers from 1, ascending, each once
 * @throws PageSelectionError that says which part can't be used
 */
export function selectPages(selection: string, pageCount: number): number[] {
	const parts = selection.trim() === '' ? [`1-${LAST}`] : selection.split(',');
	if (pageCount === 0) throw new PageSelectionError('pages: the document has no pages');
	const pages = new Set(parts.flatMap((part) => pagesOf(part.trim(), pageCount)));
	return [...pages].sort((one, other) => one - other);
}
