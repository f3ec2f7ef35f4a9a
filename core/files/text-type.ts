import { isReadableRoot } from './e-invoice-root';

/** How much of a file tells what its text is. */
const SNIFFED_BYTES = 4096;
/** XML may begin with terms of use, which are a comment of some pages. */
const SNIFFED_XML_BYTES = 64 * 1024;
const XML_BEGINNING = /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--)/;

/** Bytes that stand in no text: control characters, but for tab, line feed, form feed, return and escape. */
const isControl = (byte: number) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte);

const BYTE_ORDER_MARKS: readonly (readonly [first: number, second: number, encoding: string])[] = [
	[0xff, 0xfe, 'utf-16le'],
	[0xfe, 0xff, 'utf-16be'],
];

/** What a decoder puts in place of bytes that are no UTF-8. */
const REPLACEMENT_CHARACTER = '\uFFFD';

/** The beginning of a text, in whichever of the usual encodings; undefined when the bytes are none. */
export function headOfText(bytes: Uint8Array): string | undefined {
	const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, 64));
	const length = XML_BEGINNING.test(beginning) ? SNIFFED_XML_BYTES : SNIFFED_BYTES;
	const head = bytes.subarray(0, length);
	const marked = BYTE_ORDER_MARKS.find(([one, two]) => head[0] === one && head[1] === two);
	// `stream` keeps back a character that is cut in two at the end.
	const decode = (encoding: string) =>
		new TextDecoder(encoding).decode(head, { stream: true }).trimStart();
	if (marked !== undefined) {
		const text = decode(marked[2]);
		return Array.from(text).some((character) => isControl(character.charCodeAt(0)))
			? undefined
			: text;
	}
	if (head.some(isControl)) return undefined;
	const text = decode('utf-8');
	return text.includes(REPLACEMENT_CHARACTER) ? decode('windows-1252') : text;
}

/** Name, and the rest of the tag, of the element an XML document consists of. */
const ROOT = /<(?![?!])(?:[\w.-]+:)?(?<name>[\w.-]+)(?<attributes>[^>]*)/;

/** Names that invoices have in the formats of the countries: UBL, CII, FatturaPA, Facturae, CFDI, KSeF, NF-e, cXML, … */
const INVOICE_ROOT =
	/invoice|faktura|fattura|factura|credit_?note|comprobante|rechnung|^(?:nfe|cxml|standardbusinessdocument$)/i;

/** By the name of the root element, in lower case. */
const XML_TYPES: ReadonlyMap<string, string> = new Map([
	['svg', 'image/svg+xml'],
	['html', 'text/html'],
	// Of Outlook and Word, beside the HTML they send.
	['clrmap', 'application/vnd.ms-office'],
	// A report about rejected mails, RFC 7489.
	['feedback', 'message/feedback-report'],
]);

/** Media types of our own making, as the formats have none in common: e-invoices that can be read, and all others. */
export const READABLE_E_INVOICE = 'application/x-e-invoice-readable';
export const E_INVOICE = 'application/x-e-invoice';

function xmlType(text: string): string {
	const { name = '', attributes = '' } = ROOT.exec(text.replace(/<!--.*?-->/gs, ''))?.groups ?? {};
	if (attributes.includes('urn:schemas-microsoft-com:office')) return 'application/vnd.ms-office';
	if (isReadableRoot(name, attributes)) return READABLE_E_INVOICE;
	return INVOICE_ROOT.test(name)
		? E_INVOICE
		: (XML_TYPES.get(name.toLowerCase()) ?? 'application/xml');
}

const HEADER = /^(?<name>[!-9;-~]+):[ \t]?/;
/** Beside the sender; a quoted head in a text has a sender, too, but none of these. */
const MAIL_HEADERS: ReadonlySet<string> = new Set([
	'date',
	'message-id',
	'mime-version',
	'received',
	'return-path',
]);

/** Whether a text begins with the head of a mail, RFC 5322. */
function isMail(text: string): boolean {
	const [head = ''] = text.replace(/^From .*\r?\n/, '').split(/\r?\n\r?\n/, 1);
	const lines = head.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
	const names = lines.map((line) => HEADER.exec(line)?.groups?.name?.toLowerCase());
	// The last line may be cut off.
	if (names.slice(0, -1).includes(undefined)) return false;
	return names.includes('from') && names.some((name = '') => MAIL_HEADERS.has(name));
}

/** What begins a text, and what it is; the first that fits. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, mediaType: string])[] = [
	[/^<(?:!doctype html|html)\b/i, 'text/html'],
	[/^BEGIN:VCALENDAR\b/i, 'text/calendar'],
	[/^BEGIN:VCARD\b/i, 'text/vcard'],
	[/^-----BEGIN PGP SIGNATURE/, 'application/pgp-signature'],
	[/^-----BEGIN PGP PUBLIC KEY/, 'application/pgp-keys'],
	[/^-----BEGIN PGP MESSAGE/, 'application/pgp-encrypted'],
	[/^-----BEGIN (?:PKCS7|CMS)/, 'application/pkcs7-signature'],
	[/^(?:UNA.{6}\s*)?UNB\+/s, E_INVOICE],
];

/** The media type of a text by what it says; it has no magic number. */
export function textTypeOf(text: string): string {
	if (/^<(?:\?xml\b|(?:!--|!doctype (?!html))|(?:[\w.-]+:)?[\w.-]+[^>]*\bxmlns\b)/i.test(text)) {
		const type = xmlType(text);
		if (type !== 'application/xml' || text.startsWith('<?xml')) return type;
	}
	const beginning = BEGINNINGS.find(([pattern]) => pattern.test(text));
	if (beginning !== undefined) return beginning[1];
	if (/^(?:<!--.*?-->\s*)*<svg\b/is.test(text)) return 'image/svg+xml';
	return isMail(text) ? 'message/rfc822' : 'text/plain';
}
