import { filesInTnef } from './containers/tnef';
import { declaredKindOf, mediaTypeOf, type FileLabel } from './declared-kind';

/*
 * What a mail brings along beside its documents. A file is left aside only when it is sure that it is no document; all
 * else is told as a failure, as a document that is left aside is missed by nobody.
 */

/** Says what a file is when it is surely no document. */
interface PartRule {
	readonly what: string;
	/** Media types of the content that tell by themselves. */
	readonly content?: readonly string[];
	/** Media types that the mail gives, and file names: one of them together with a content that does not speak against it. */
	readonly declared?: readonly string[];
	readonly name?: RegExp;
	/** Contents that don't. */
	readonly holds?: readonly (string | undefined)[];
}

/** Bytes of an unknown kind, or text. */
const ANY_TEXT_OR_BYTES = [undefined, 'text/plain'];

const MAIL_PARTS: readonly PartRule[] = [
	{
		what: 'a mail signature',
		content: ['application/pgp-signature'],
		declared: [
			'application/pkcs7-signature',
			'application/x-pkcs7-signature',
			'application/pgp-signature',
		],
		name: /\.(?:p7s|sig)$/i,
		holds: [...ANY_TEXT_OR_BYTES, 'application/pkcs7-signature'],
	},
	{
		what: 'a certificate or key',
		content: ['application/pgp-keys'],
		declared: ['application/pgp-keys', 'application/pkix-cert', 'application/x-x509-ca-cert'],
		name: /\.(?:cer|crt|pem)$/i,
	},
	{
		what: 'a calendar entry',
		content: ['text/calendar'],
		declared: ['text/calendar', 'application/ics'],
		name: /\.(?:ics|vcs)$/i,
	},
	{
		what: 'a contact',
		content: ['text/vcard'],
		declared: ['text/vcard', 'text/x-vcard', 'text/directory'],
		name: /\.vcf$/i,
	},
	{
		what: 'a vector logo',
		content: [
			'image/svg+xml',
			'image/emf',
			'image/wmf',
			'image/x-icon',
			'image/vnd.microsoft.icon',
		],
		declared: ['image/svg+xml', 'image/x-emf', 'image/x-wmf', 'image/emf', 'image/wmf'],
		name: /\.(?:svgz?|em[fz]|wm[fz]|ico)$/i,
		holds: [...ANY_TEXT_OR_BYTES, 'application/xml', 'application/gzip'],
	},
	{
		what: 'a part of Outlook’s formatting',
		content: ['application/x-mso', 'application/vnd.ms-office'],
		declared: ['application/x-mso', 'application/vnd.ms-officetheme'],
		name: /^(?:(?:oledata|editdata)\.mso|themedata\.(?:thmx|xml)|colorschememapping\.xml|filelist\.xml)$/i,
		holds: [...ANY_TEXT_OR_BYTES, 'application/xml', 'application/zip', 'application/x-cfb'],
	},
	{
		what: 'a delivery report',
		content: ['message/feedback-report'],
		declared: [
			'message/delivery-status',
			'message/disposition-notification',
			'message/feedback-report',
			'text/rfc822-headers',
		],
		holds: [...ANY_TEXT_OR_BYTES, 'message/rfc822'],
	},
	{ what: 'a web page', content: ['text/html'] },
	{ what: 'text', content: ['text/plain'] },
];

/** An e-mail client wrote these; what they hold is a part of the text. */
const TEXT_NAME = /^ATT\d+\.(?:txt|html?|dat)$/i;
const isTextPart = (label: FileLabel) =>
	TEXT_NAME.test(label.name ?? '') || /^text\/(?:plain|html)$/.test(mediaTypeOf(label));

const TNEF = 'application/ms-tnef';
/** Names of pictures within the text. */
const PICTURE_NAME = /^image\d+\.(?:png|gif|jpe?g|bmp|[ew]m[fz])$/i;

/** Documents in a `winmail.dat`, by their names. */
const documentsIn = (bytes: Uint8Array): string[] =>
	filesInTnef(bytes)
		.flatMap(({ name }) => name ?? [])
		.filter((name) => !PICTURE_NAME.test(name));

/** A file that holds others, and which; undefined when it is none, or holds nothing that is to be read. */
export function hiddenDocuments(
	bytes: Uint8Array,
	content: string | undefined,
): readonly string[] | undefined {
	const names = content === TNEF ? documentsIn(bytes) : [];
	return names.length === 0 ? undefined : names;
}

/**
 * What a file is in words when it is surely no document: by its content, its name and its declared type together.
 *
 * @param content its media type by its content; undefined: unknown
 * @returns undefined when it may be one, or is said to be one
 */
export function mailPartOf(
	bytes: Uint8Array,
	content: string | undefined,
	label: FileLabel,
): string | undefined {
	const type = mediaTypeOf(label);
	const isNamed = ({ name }: PartRule) => name?.test(label.name ?? '') === true;
	const fits = (rule: PartRule) =>
		(content !== undefined && rule.content?.includes(content) === true) ||
		((rule.holds ?? ANY_TEXT_OR_BYTES).includes(content) &&
			(rule.declared?.includes(type) === true || isNamed(rule)));
	const rule = MAIL_PARTS.find(fits);
	const kind = declaredKindOf(label);
	if (kind !== undefined && (kind === 'PDF' || rule === undefined || !isNamed(rule)))
		return undefined;
	if (rule !== undefined) return rule.what;
	if (bytes.byteLength === 0) return isTextPart(label) ? 'an empty text' : undefined;
	if (content === TNEF && hiddenDocuments(bytes, content) === undefined)
		return 'Outlook’s formatting of the text, and holds no document';
	return /^(?:audio|video|text)\//.test(content ?? '') ? `of type ${content}` : undefined;
}
