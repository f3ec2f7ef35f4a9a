import { Parser } from 'htmlparser2';

import type { Turns } from '../files/turns';

/** An element of HTML, with what is to be seen of it; attributes but those of tables are of no account. */
export interface HtmlElement {
	readonly name: string;
	/** Columns that a cell takes. */
	readonly span: number;
	readonly children: readonly HtmlNode[];
}

export type HtmlNode = string | HtmlElement;

/** Never seen on a page. */
const UNSEEN = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'object']);
/** "Preheaders" of newsletters, and what is meant for one mail program only. */
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;

/** Mails nest tables in tables; deeper than this the text still counts, and its place does not. */
const MAX_DEPTH = 100;
/** Of elements and texts: what a hostile mail has beyond it is told, not drawn. */
const MAX_NODES = 30_000;
const MAX_SPAN = 50;
/** Parsed in one go. */
const SLICE = 64 * 1024;

const isUnseen = (name: string, attributes: Readonly<Record<string, string>>) =>
	UNSEEN.has(name) || attributes.hidden !== undefined || HIDDEN.test(attributes.style ?? '');

const spanOf = ({ colspan }: Readonly<Record<string, string>>) =>
	Math.min(Math.max(Math.trunc(Number(colspan ?? 1)) || 1, 1), MAX_SPAN);

interface Growing extends HtmlElement {
	readonly children: HtmlNode[];
}

/**
 * HTML as a tree of what can be seen: no scripts, nothing hidden; a picture is what it says in its place.
 *
 * @returns undefined where it has more elements than a mail has
 */
export async function parseHtml(html: string, turns: Turns): Promise<HtmlElement | undefined> {
	const root: Growing = { name: 'body', span: 1, children: [] };
	const open: Growing[] = [root];
	let [unseen, beyond, nodes] = [0, 0, 0];
	const add = (node: HtmlNode) => {
		if (++nodes <= MAX_NODES) open.at(-1)?.children.push(node);
	};
	const parser = new Parser({
		onopentag(name, attributes) {
			if (unseen > 0 || isUnseen(name, attributes)) {
				unseen++;
				return;
			}
			if (name === 'img') {
				add(` ${attributes.alt ?? ''} `);
				return;
			}
			const element: Growing = { name, span: spanOf(attributes), children: [] };
			if (open.length > MAX_DEPTH) {
				beyond++;
				return;
			}
			add(element);
			open.push(element);
		},
		ontext(text) {
			if (unseen === 0) add(text);
		},
		onclosetag(name) {
			if (unseen > 0) unseen--;
			else if (name === 'img') return;
			else if (beyond > 0) beyond--;
			else open.pop();
		},
	});
	for (let from = 0; from < html.length; from += SLICE) {
		parser.write(html.slice(from, from + SLICE));
		await turns.nextIfDue();
	}
	parser.end();
	return nodes > MAX_NODES ? undefined : root;
}
