import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib';

/** What is changed in the XML of a hybrid, and not on its page. */
export const TAMPERINGS = ['number', 'date', 'total', 'iban'] as const;
export type Tampering = (typeof TAMPERINGS)[number];

/** Where it stands: the text before the value, the value. The first is taken. */
const PLACES: Readonly<Record<Tampering, RegExp>> = {
	number: /(<(?:\w+:)?(?:HeaderE|E)xchangedDocument>[^]*?<(?:\w+:)?ID>)([^<]+)/,
	date: /(<(?:\w+:)?IssueDateTime>\s*<(?:\w+:)?DateTimeString[^>]*>)(\d{8})/,
	total: /(<(?:\w+:)?GrandTotalAmount[^>]*>)([\d.-]+)/,
	iban: /(<(?:\w+:)?PayeePartyCreditorFinancialAccount>\s*<(?:\w+:)?IBANID>)([^<]+)/,
};

/** A text with one of its digits changed; undefined without one. */
export function withOtherDigit(value: string, random: () => number): string | undefined {
	const digits = [...value.matchAll(/\d/g)].map(({ index }) => index);
	const at = digits[Math.floor(random() * digits.length)];
	if (at === undefined) return undefined;
	const other = (Number(value[at]) + 1 + Math.floor(random() * 9)) % 10;
	return `${value.slice(0, at)}${other}${value.slice(at + 1)}`;
}

/** Another day of the same month: a date with any other digit may be none. */
const withOtherDay = (date: string, random: () => number) => {
	const day = ((Number(date.slice(6)) + Math.floor(random() * 27)) % 28) + 1;
	return `${date.slice(0, 6)}${String(day).padStart(2, '0')}`;
};

/**
 * A hybrid PDF with one value of its XML changed.
 *
 * @returns undefined when its XML doesn't say it
 */
export async function tampered(
	pdf: Uint8Array,
	what: Tampering,
	random: () => number,
): Promise<Uint8Array | undefined> {
	const document = await PDFDocument.load(pdf);
	for (const [reference, object] of document.context.enumerateIndirectObjects()) {
		if (!(object instanceof PDFRawStream)) continue;
		const text = textOf(object);
		if (text === undefined) continue;
		const [whole, before, value] = PLACES[what].exec(text) ?? [];
		if (whole === undefined || before === undefined || value === undefined) return undefined;
		const other = what === 'date' ? withOtherDay(value, random) : withOtherDigit(value, random);
		if (other === undefined || other === value) return undefined;
		const xml = text.replace(whole, `${before}${other}`);
		document.context.assign(reference, document.context.flateStream(Buffer.from(xml, 'utf8')));
		return await document.save();
	}
	return undefined;
}

/** The XML of an invoice in a stream; undefined for any other stream. */
function textOf(stream: PDFRawStream): string | undefined {
	try {
		const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8');
		return /<(?:\w+:)?CrossIndustry(?:Invoice|Document)\b/.test(text) ? text : undefined;
	} catch {
		// Streams of other filters: pictures.
		return undefined;
	}
}
