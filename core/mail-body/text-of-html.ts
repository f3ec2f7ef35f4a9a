import type { Turns } from '../files/turns';
import { parseHtml, type HtmlElement, type HtmlNode } from './html-tree';
import { tableLines, type TableCell } from './table-lines';
import { wrapped } from './wrap';

/*
 * Text of HTML as somebody sees it: a line for a line, columns one below the other. No browser is at hand in n8n, and none
 * is needed: what counts on an invoice is its text and what stands beside what.
 */

/** In characters: what fits on a page in a font of one width. */
export const LINE_WIDTH = 96;
/** Tables in tables have their columns laid out so deep; what is deeper goes from top to bottom. */
const MAX_TABLES = 5;

/** Elements that begin and end a line; with space around them or not. */
const BLOCKS: ReadonlyMap<string, 'space' | 'line'> = new Map([
	...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'ul', 'ol', 'dl', 'blockquote'].map(
		(name) => [name, 'space'] as const,
	),
	...['div', 'tr', 'td', 'th', 'li', 'dt', 'dd', 'section', 'article', 'header', 'footer'].map(
		(name) => [name, 'line'] as const,
	),
	...['address', 'pre', 'center', 'form', 'hr', 'tbody', 'thead', 'tfoot', 'caption', 'main'].map(
		(name) => [name, 'line'] as const,
	),
]);
/** What holds the rows of a table. */
const ROW_GROUPS = new Set(['tbody', 'thead', 'tfoot']);

const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string';
const elementsIn = ({ children }: HtmlElement) => children.filter(isElement);

const rowsOf = (table: HtmlElement): readonly HtmlElement[] =>
	elementsIn(table).flatMap((child) =>
		ROW_GROUPS.has(child.name) ? rowsOf(child) : child.name === 'tr' ? [child] : [],
	);

const isBlank = (node: HtmlNode) => !isElement(node) && node.trim() === '';
const isCell = ({ name }: HtmlElement) => name === 'td' || name === 'th';

/** Whether all that a table says is in its cells. What is elsewhere, a browser shows before the table; here it all stays in order. */
const isAllInCells = (table: HtmlElement): boolean =>
	table.children.every((child) => {
		if (!isElement(child)) return isBlank(child);
		if (ROW_GROUPS.has(child.name)) return isAllInCells(child);
		if (child.name !== 'tr') return child.children.length === 0;
		return child.children.every((cell) => (isElement(cell) ? isCell(cell) : isBlank(cell)));
	});

/** Lines that grow with what is put in. */
class Page {
	readonly lines: string[] = [];
	private running = '';

	constructor(private readonly width: number) {}

	write(text: string): void {
		this.running += text;
	}

	endLine(): void {
		this.lines.push(...wrapped(this.running, this.width));
		this.running = '';
	}

	/** Never two empty lines. */
	space(): void {
		this.endLine();
		if ((this.lines.at(-1) ?? '') !== '') this.lines.push('');
	}

	put(lines: readonly string[]): void {
		this.endLine();
		this.lines.push(...lines);
	}
}

function trimmed(lines: readonly string[]): readonly string[] {
	const from = lines.findIndex((line) => line !== '');
	return from === -1 ? [] : lines.slice(from, lines.findLastIndex((line) => line !== '') + 1);
}

function linesOf(element: HtmlElement, width: number, tables: number): readonly string[] {
	const page = new Page(width);
	flow(element, page, width, tables);
	page.endLine();
	return trimmed(page.lines);
}

function cellOf(cell: HtmlElement, tables: number): TableCell {
	const known = new Map<number, readonly string[]>();
	const lines = (width: number) => {
		const own = known.get(width) ?? linesOf(cell, width, tables);
		known.set(width, own);
		return own;
	};
	return { span: cell.span, lines };
}

/** What the cells of a row say, from top to bottom. */
const below = (rows: readonly (readonly TableCell[])[], width: number) =>
	rows.flatMap((cells) => cells.flatMap((cell) => cell.lines(width)));

/** @returns undefined for a table without columns, as the frames of mails are */
function columnsOf(
	table: HtmlElement,
	width: number,
	tables: number,
): readonly string[] | undefined {
	const elements = rowsOf(table).map(elementsIn);
	if (tables >= MAX_TABLES || !isAllInCells(table)) return undefined;
	if (elements.every(({ length }) => length <= 1)) return undefined;
	const rows = elements.map((cells) => cells.map((cell) => cellOf(cell, tables + 1)));
	const isTable = rows.some(
		(cells) => cells.filter((cell) => cell.lines(width).length > 0).length > 1,
	);
	return (isTable ? tableLines(rows, width) : undefined) ?? below(rows, width);
}

function flow({ name, children }: HtmlElement, page: Page, width: number, tables: number): void {
	for (const child of children) {
		if (!isElement(child)) {
			if (name !== 'pre') page.write(child);
			else for (const line of child.split('\n')) page.put([line]);
			continue;
		}
		if (child.name === 'br') {
			page.endLine();
			continue;
		}
		const block = BLOCKS.get(child.name);
		const around = () => {
			if (block === 'space') page.space();
			else if (block === 'line') page.endLine();
		};
		around();
		const columns = child.name === 'table' ? columnsOf(child, width, tables) : undefined;
		if (columns === undefined) flow(child, page, width, tables);
		else page.put(columns);
		around();
	}
}

/**
 * What HTML says, in lines of text.
 *
 * @returns undefined where it is larger than any mail
 */
export async function textOfHtml(html: string, turns: Turns): Promise<string | undefined> {
	const root = await parseHtml(html, turns);
	return root === undefined ? undefined : linesOf(root, LINE_WIDTH, 0).join('\n');
}
