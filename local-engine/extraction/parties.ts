import { centreY, widthOf } from '../ocr/grey-image';
import type { PrintedWord } from '../ocr/words';
import type { Candidate, LabelledPage } from './candidates';
import {
	ADDRESS,
	CONTACT,
	COUNTRY,
	PERSON,
	TITLE,
	hasAmount,
	hasLegalForm,
	isCompanyName,
	looksLikeName,
	nameIn,
	nameLetters,
	withLegalForm,
} from './company-names';
import { fullName, isSameName, LETTERHEAD, MIN_DOMAIN } from './full-names';
import { textOf, type Phrase, type Row } from './page-lines';
import { senderLine } from './sender-line';
import type { Span } from './typed-spans';

/** A department that invoices are sent to. */
const DEPARTMENT =
	/^(?:buchhaltung|rechnungsprüfung|einkauf|kreditoren\p{L}*|accounts? payable|purchasing|comptabilité|service achats|crediteuren\p{L}*|administratie)(?!\p{L})/iu;
/** It stands so many rows under a name, at most; rows beside it count. */
const ATTENDED_ROWS = 3;
/** And so near, in heights of capitals. */
const ATTENDED_NEAR = 4;
/** Labels over the block of the other party. */
const ADDRESSEES: ReadonlySet<string> = new Set(['buyer', 'ship_to']);
const BLOCK_ROWS = 5;
/** Contact details of a company stand this near under or beside its name, in heights of capitals. */
const NEAR = 14;
/** Points lost by a phrase that begins like a label ("Total Tools Ltd." is rarer than "Total due"). */
const LABEL_COST = 1.2;

interface Name {
	/** Whether it stands right above the first address or telephone number, as on a letterhead. */
	readonly leads: boolean;
	readonly span: Span;
	readonly phrase: Phrase;
	readonly row: Row;
}

/** Phrases in the blocks under "Bill to" and the like. */
export function addresseeBlocks({ rows, hits }: LabelledPage): ReadonlySet<Phrase> {
	const taken = new Set<Phrase>();
	for (const hit of hits.filter(({ label }) => ADDRESSEES.has(label.concept))) {
		const label = rows[hit.row]?.phrases[hit.phrase];
		if (!label) continue;
		taken.add(label);
		for (const row of rows.slice(hit.row + 1, hit.row + 1 + BLOCK_ROWS * 2))
			for (const phrase of row.phrases)
				if (Math.abs(phrase.box.x0 - label.box.x0) < 2 * row.capHeight) taken.add(phrase);
	}
	return taken;
}

/** Web and mail addresses carry the company's name. */
const domainsOn = (words: readonly PrintedWord[]): readonly string[] =>
	words.flatMap(({ text }) => {
		const domain = /(?:@|www\.)([\w-]+)\./i.exec(text)?.[1];
		return domain === undefined ? [] : [nameLetters(domain)];
	});

/** Points by which a name leads another one, and that it has at least, where nothing else can be meant. */
const CLEAR = 0.6;
const LIKELY = 2.8;
/** What is left of the certainty of other names. */
const DOUBT = 0.8;

/** Whether a web address is made of the name, or of one of its longer words. */
const isOfDomain = (letters: string, text: string, domains: readonly string[]): boolean =>
	domains.some(
		(domain) =>
			(domain.length >= MIN_DOMAIN && letters.includes(domain)) ||
			(letters.length >= MIN_DOMAIN && domain.includes(letters)) ||
			text
				.split(/\s+/)
				.map(nameLetters)
				.some(
					(word) =>
						word.length > MIN_DOMAIN &&
						(domain.startsWith(word) || (domain.length > MIN_DOMAIN && word.startsWith(domain))),
				),
	);

/** Points for everything that makes a phrase look like the name of the company whose paper this is. */
function points(
	name: Name,
	page: LabelledPage,
	usualHeight: number,
	domains: readonly string[],
	contactRows: readonly Row[],
): number {
	const { span, row } = name;
	const pageHeight = page.rows.at(-1)?.box.y1 ?? 1;
	const letters = nameLetters(span.text);
	const size = Math.max(...span.words.map(({ capHeight }) => capHeight)) / usualHeight;
	const elsewhere = page.rows.some(({ phrases }) =>
		phrases.some(
			(phrase) => phrase !== name.phrase && nameLetters(textOf(phrase.words)).startsWith(letters),
		),
	);
	const isCompany = isCompanyName(span);
	const beside = contactRows.some(
		(contact) =>
			contact !== row &&
			centreY(contact.box) > row.box.y0 &&
			centreY(contact.box) - centreY(row.box) < NEAR * row.capHeight,
	);
	const looks: readonly (readonly [boolean, number])[] = [
		[isCompany, 1.7],
		[isCompany && beside, 0.9],
		[!isCompany && ADDRESS.test(span.text), -1.2],
		[isAttended(name, page), -1.5],
		[isOfList(name, page), -1.8],
		[!isCompany && name.phrase.words.at(-1)?.text.endsWith(',') === true, -0.6],
		[name.leads, 0.6],
		[elsewhere && span.words.length > 1, 0.8],
		[isOfDomain(letters, span.text, domains), 0.8],
		[!isCompany && PERSON.test(span.text) && /\p{Ll}{2}/u.test(span.text), -1.2],
		[COUNTRY.test(span.text), -3],
		[TITLE.test(span.text), -1.5],
		[/\d{3}/.test(span.text), -0.8],
		[span.words.length > 6, -0.6],
		[span.text.includes(',') && !span.words.some(hasLegalForm), -0.6],
	];
	return looks.reduce(
		(sum, [holds, value]) => (holds ? sum + value : sum),
		Math.min(size, 2) + 1.1 * (1 - centreY(row.box) / pageHeight),
	);
}

/** Whether a person or a department is named under it: it is written to. */
function isAttended({ phrase, row }: Name, { rows }: LabelledPage): boolean {
	const at = rows.indexOf(row);
	return rows
		.slice(at + 1, at + 1 + ATTENDED_ROWS)
		.some(({ phrases }) =>
			phrases.some(
				({ words, box }) =>
					Math.abs(box.x0 - phrase.box.x0) < row.capHeight &&
					box.y0 - phrase.box.y1 < ATTENDED_NEAR * row.capHeight &&
					(PERSON.test(textOf(words)) || DEPARTMENT.test(textOf(words))),
			),
		);
}

/** Rows of a list stand no further apart. */
const LIST_ROWS = 2;

/** Whether it stands in a list whose left column has labels: "Incoterms | CIP Gera", "Gross Weight | 308 kg". */
function isOfList({ phrase, row }: Name, { rows, hits }: LabelledPage): boolean {
	const at = row.phrases.indexOf(phrase);
	const index = rows.indexOf(row);
	const isAligned = (a: Phrase, b: Phrase): boolean =>
		Math.abs(a.box.x0 - b.box.x0) < row.capHeight;
	/** Whether a row near by has a label and a value where these two stand. */
	const isPair = (left: Phrase | undefined, right: Phrase | undefined): boolean =>
		left !== undefined &&
		right !== undefined &&
		rows.some(
			(other, otherIndex) =>
				otherIndex !== index &&
				Math.abs(otherIndex - index) <= LIST_ROWS &&
				other.phrases.some(
					(own, place) =>
						isAligned(own, left) &&
						hits.some((hit) => hit.row === otherIndex && hit.phrase === place && hit.from === 0) &&
						other.phrases.some((value) => isAligned(value, right)),
				),
		);
	return isPair(row.phrases[at - 1], phrase) || isPair(phrase, row.phrases[at + 1]);
}

const rowText = ({ phrases }: Row): string => phrases.map(({ words }) => textOf(words)).join(' ');

/** A street or a place; in the name of a company either may be a part of it: "Park Avenue Bakery Ltd." */
const isAddress = (row: Row): boolean =>
	ADDRESS.test(rowText(row)) &&
	!row.phrases.some(({ words }) => words.some((word, index) => index > 0 && hasLegalForm(word)));

/** The rows right above the first address or contact of the page. */
function letterheadOf(rows: readonly Row[]): ReadonlySet<Row> {
	const first = rows.findIndex((row) => isAddress(row) || CONTACT.test(rowText(row)));
	return new Set(rows.slice(Math.max(0, first - LETTERHEAD), Math.max(0, first)));
}

const usualHeightOf = (rows: readonly Row[]): number =>
	rows.map(({ capHeight }) => capHeight).sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 1;

/**
 * The company whose document this is, when no label names it: what is printed large at the top, has a
 * legal form, comes again in the footer or in a web address, and is not the addressee.
 */
export function findIssuer(
	page: LabelledPage,
	table: ReadonlySet<number> = new Set(),
): Span | undefined {
	const usualHeight = usualHeightOf(page.rows);
	const domains = domainsOn(
		page.rows.flatMap(({ phrases }) => phrases.flatMap(({ words }) => words)),
	);
	const addressees = addresseeBlocks(page);
	const labelled = new Set(
		page.hits
			.filter(({ from }) => from === 0)
			.map(({ row, phrase }) => page.rows[row]?.phrases[phrase]),
	);
	const sender = senderLine(page.rows.filter((_, index) => !table.has(index)));
	if (sender) return withLegalForm(sender);
	const names: { span: Span; score: number }[] = [];
	const contactRows = page.rows.filter(({ phrases }) =>
		phrases.some(({ words }) => CONTACT.test(textOf(words))),
	);
	const letterhead = letterheadOf(page.rows);
	const outside = page.rows.filter((row, index) => !table.has(index) && !hasAmount(row));
	for (const row of outside)
		for (const phrase of row.phrases) {
			const span = nameIn(phrase);
			if (!span || addressees.has(phrase)) continue;
			if (CONTACT.test(span.text)) continue;
			if (!looksLikeName(span.text) || widthOf(phrase.box) < 3 * row.capHeight) continue;
			const score =
				(points(
					{ span, phrase, row, leads: letterhead.has(row) },
					page,
					usualHeight,
					domains,
					contactRows,
				) -
					(labelled.has(phrase) ? LABEL_COST : 0)) *
				Math.min(...span.words.map(({ certainty }) => 0.5 + certainty / 2));
			names.push({ span, score });
		}
	const [best, ...others] = names.toSorted((a, b) => b.score - a.score);
	if (!best) return undefined;
	const name = withLegalForm(fullName(best.span, page.rows, usualHeight));
	const rival = others.find(({ span }) => !isSameName(span, name) && !isSameName(span, best.span));
	const isClear = best.score - (rival?.score ?? 0) >= CLEAR;
	return isClear && best.score >= LIKELY ? name : { ...name, doubt: DOUBT };
}

/** The party that a label names. */
export const labelledParty = (
	candidates: readonly Candidate[],
	concept: 'supplier' | 'buyer',
): Span | undefined =>
	candidates.find((candidate) => candidate.concept === concept && looksLikeName(candidate.text));
