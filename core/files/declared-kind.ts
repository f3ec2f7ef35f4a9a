/** What a mail, a form or a web server says of a file; null where it says nothing. */
export interface FileLabel {
	readonly name: string | null;
	/** May have parameters: `text/plain; charset=utf-8`. */
	readonly mediaType: string | null;
}

export const NO_LABEL: FileLabel = { name: null, mediaType: null };

/** Kinds of files that somebody sends in order that they are read. */
export type DeclaredKind = 'PDF' | 'image' | 'message' | 'e-invoice' | 'archive';

/** Without its parameters, in lower case; "" for none. */
export const mediaTypeOf = ({ mediaType }: FileLabel): string =>
	(mediaType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Of a file name, in lower case and without the dot; "" for none. */
export const extensionOf = ({ name }: FileLabel): string =>
	/\.([^.\s/\\]+)\s*$/.exec(name ?? '')?.[1]?.toLowerCase() ?? '';

const EXTENSIONS: readonly (readonly [kind: DeclaredKind, extensions: string])[] = [
	['PDF', 'pdf'],
	['image', 'jpg jpeg jpe jfif png gif bmp dib tif tiff webp heic heif avif jp2 jxl'],
	['message', 'eml msg mht mhtml p7m'],
	['e-invoice', 'xrechnung zugferd ubl edi'],
	['archive', 'zip 7z rar tar gz tgz bz2 xz'],
];
const BY_EXTENSION: ReadonlyMap<string, DeclaredKind> = new Map(
	EXTENSIONS.flatMap(([kind, list]) => list.split(' ').map((extension) => [extension, kind])),
);

/** File names that e-invoices have by their standards or by custom; only those of XML count. */
export const E_INVOICE_NAME =
	/factur-?x|zugferd|x-?rechnung|invoice|rechnung|faktura|fattura|facture|factura/i;

/** The first that fits. */
const MEDIA_TYPES: readonly (readonly [pattern: RegExp, kind: DeclaredKind])[] = [
	[/^application\/(?:x-)?pdf$/, 'PDF'],
	// Vector images are logos: nobody sends an invoice as one.
	[/^image\/(?!svg|(?:x-)?[ew]mf|.*icon)/, 'image'],
	[/^message\/(?:rfc822|global)$/, 'message'],
	[/^application\/(?:vnd\.ms-outlook|(?:x-)?pkcs7-mime)$/, 'message'],
	[
		/^application\/(?:zip|x-zip(?:-compressed)?|x-7z-compressed|vnd\.rar|x-rar(?:-compressed)?)$/,
		'archive',
	],
	[/^application\/(?:(?:x-)?gzip|x-tar|x-bzip2?|x-xz)$/, 'archive'],
	[/^application\/(?:edifact|vnd\..*invoice.*)$/, 'e-invoice'],
];

/** What a file is said to be, by its name or else by its type; undefined when neither names a kind that is to be read. */
export function declaredKindOf(label: FileLabel): DeclaredKind | undefined {
	const extension = extensionOf(label);
	const byName =
		extension === 'xml' && E_INVOICE_NAME.test(label.name ?? '')
			? 'e-invoice'
			: BY_EXTENSION.get(extension);
	const type = mediaTypeOf(label);
	return byName ?? MEDIA_TYPES.find(([pattern]) => pattern.test(type))?.[1];
}
