import { SaxesParser } from 'saxes';

import { resultOrUndefined } from '../files/result-or-undefined';
import type { Turns } from '../files/turns';

/** An XML document that is not read: broken, hostile or too large. */
export class XmlError extends Error {
	override readonly name = 'XmlError';
}

const MIB = 1024 * 1024;
/** E-invoices carry their attachments inside, in base64: time sheets, drawings. */
const MAX_BYTES = 20 * MIB;
/** Every element takes memory, however short it is; an invoice of 3,000 lines has some 150,000. */
const MAX_ELEMENTS = 300_000;
/** The standards nest to some 15 levels. */
const MAX_DEPTH = 40;
/** As many rows as a document may have. */
const MAX_LINES = 5_000;
/** The standards know ten, with all namespaces; the parser compares each with those before it. */
const MAX_ATTRIBUTES = 200;
/** Characters that are parsed before others may have their turn: some milliseconds. */
const BETWEEN_TURNS = 32 * 1024;

/** An element; names are without the prefixes of namespaces. */
export class XmlElement {
	readonly #children: XmlElement[] = [];
	readonly #texts: string[] = [];

	constructor(
		/** "" for the document, and for an element that is not there. */
		readonly name: string,
		private readonly attributes: ReadonlyMap<string, string> = new Map(),
	) {}

	add(child: XmlElement): void {
		this.#children.push(child);
	}

	addText(text: string): void {
		this.#texts.push(text);
	}

	get exists(): boolean {
		return this.name !== '';
	}

	/** Its own text without space around it; null when it has none. */
	get text(): string | null {
		const text = this.#texts.join('').trim();
		return text === '' ? null : text;
	}

	attribute(name: string): string | null {
		return this.attributes.get(name) ?? null;
	}

	/** Children of this name, in order. */
	all(name: string): readonly XmlElement[] {
		return this.#children.filter((child) => child.name === name);
	}

	/**
	 * The same, where each is a line of an invoice.
	 *
	 * @throws XmlError when they are more than anything is made of
	 */
	lines(name: string): readonly XmlElement[] {
		const lines = this.all(name);
		if (lines.length > MAX_LINES)
			throw new XmlError(`it has ${lines.length} lines, and a document may have ${MAX_LINES}`);
		return lines;
	}

	/** The first element at a path of names: `at('Price', 'PriceAmount')`; an empty one where there is none. */
	at(...path: readonly string[]): XmlElement {
		return path.reduce<XmlElement>(
			(element, name) => element.#children.find((child) => child.name === name) ?? NONE,
			this,
		);
	}
}

const NONE = new XmlElement('');

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

const ENCODING = /^<\?xml[^>]*?\bencoding\s*=\s*["'](?<label>[\w.:-]+)["']/;
const MARKED: readonly (readonly [first: number, second: number, label: string])[] = [
	[0xff, 0xfe, 'utf-16le'],
	[0xfe, 0xff, 'utf-16be'],
];

/** The text, in the encoding that its first bytes or its declaration name; UTF-8 without one. */
function decoded(bytes: Uint8Array): string {
	const marked = MARKED.find(([one, two]) => bytes[0] === one && bytes[1] === two)?.[2];
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^ï»¿/, '');
	const label = marked ?? ENCODING.exec(head)?.groups?.label ?? 'utf-8';
	const text = resultOrUndefined(() => new TextDecoder(label).decode(bytes).trimStart());
	if (text === undefined) throw new XmlError(`its encoding ${label} is not known`);
	return text;
}

/** Of what the parser says. */
const MAX_WORDS = 120;

/**
 * Parses XML from outside. No document type and so no entity of its own is taken; size, number of elements and depth
 * are bounded, before and while it is parsed.
 *
 * @returns the document: its root is the only child
 * @throws XmlError; the reason of the signal when the work was cancelled
 */
export async function parseXml(bytes: Uint8Array, turns: Turns): Promise<XmlElement> {
	if (bytes.byteLength > MAX_BYTES)
		throw new XmlError(`it is larger than ${MAX_BYTES / MIB} MB, which no invoice needs`);
	const document = new XmlElement('');
	const open = [document];
	let elements = 0;
	let attributesOfOne = 0;
	const parser = new SaxesParser();
	const addText = (text: string) => {
		open.at(-1)?.addText(text);
	};
	parser.on('doctype', () => {
		throw new XmlError('it declares a document type, which no e-invoice has');
	});
	parser.on('error', (error) => {
		throw new XmlError(`it is no well-formed XML (${error.message.slice(0, MAX_WORDS)})`);
	});
	parser.on('attribute', () => {
		if (++attributesOfOne > MAX_ATTRIBUTES)
			throw new XmlError(
				`an element has more than ${MAX_ATTRIBUTES} attributes, which no invoice needs`,
			);
	});
	parser.on('opentag', ({ name, attributes }) => {
		attributesOfOne = 0;
		if (++elements > MAX_ELEMENTS)
			throw new XmlError(`it has more than ${MAX_ELEMENTS} elements, which no invoice needs`);
		if (open.length > MAX_DEPTH)
			throw new XmlError(`it is nested deeper than ${MAX_DEPTH} levels, which no invoice is`);
		const element = new XmlElement(localName(name), new Map(Object.entries(attributes)));
		open.at(-1)?.add(element);
		open.push(element);
	});
	parser.on('closetag', () => {
		open.pop();
	});
	parser.on('text', addText);
	parser.on('cdata', addText);
	const text = decoded(bytes);
	for (let at = 0; at < text.length; at += BETWEEN_TURNS) {
		parser.write(text.slice(at, at + BETWEEN_TURNS));
		await turns.nextIfDue();
	}
	parser.close();
	return document;
}
