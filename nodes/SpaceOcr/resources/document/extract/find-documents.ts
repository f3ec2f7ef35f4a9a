import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { UnsupportedFileError } from '../../../../../core/files/file-kind';
import type { DocumentSource } from '../../../../../core/pipeline/output';
import { literalPattern } from '../../../../../core/values/literal-pattern';

/** Which document of an item is meant; known before its bytes are. */
export type DocumentOrigin = Pick<DocumentSource, 'file_name' | 'property' | 'url' | 'path'>;

/** A document an item brings. */
export interface FoundDocument {
	readonly origin: DocumentOrigin;
	/** undefined for an image URL. */
	readonly file?: IBinaryData;
	/** Whether the user named it, so that it must be a document; others may be logos and the like. */
	readonly named: boolean;
	/** Whether it came out of an archive or an attached mail; `file` is then its own. */
	readonly isUnpacked?: boolean;
	/** Why it is no document of its own, in words: the cover of a portfolio. */
	readonly leftAside?: string;
	/** Why it can't be opened, where it is an archive or a mail. */
	readonly error?: UnsupportedFileError;
}

/** How the user knows a document. */
export const nameOf = (origin: DocumentOrigin | null, item: number): string => {
	const own =
		origin?.file_name ??
		origin?.url ??
		(origin?.property ? `${origin.property} of item ${item + 1}` : `item ${item + 1}`);
	return [...(origin?.path ?? []), own].join(' › ');
};

/** As n8n tells a file from other values: by its type, and by its bytes or where they lie. All else is optional. */
const binaryData = z.union([
	z.looseObject({ mimeType: z.string(), data: z.string() }),
	z.looseObject({ mimeType: z.string(), id: z.string() }),
]);
const isBinaryData = (value: unknown): value is IBinaryData => binaryData.safeParse(value).success;

/** Where n8n itself puts files in the json, by their names. */
const FILES_IN_JSON = '_files';
const namedFiles = z.record(z.string(), z.unknown());

/** Files among values, alone or in lists: `photo`, `attachments[1]`. */
const filesAmong = (values: Readonly<Record<string, unknown>>): [string, IBinaryData][] =>
	Object.entries(values).flatMap(([name, value]): [string, IBinaryData][] => {
		if (isBinaryData(value)) return [[name, value]];
		const list: readonly unknown[] = Array.isArray(value) ? value : [];
		return list.flatMap((one, index) =>
			isBinaryData(one) ? [[`${name}[${index}]`, one] as const] : [],
		);
	});

/**
 * The files of an item by the name under which the user sees them. Workflows with the binary mode "combined" keep them
 * inside the json; a node before may have left some beside it all the same.
 */
function filesOf({ binary, json }: INodeExecutionData): ReadonlyMap<string, IBinaryData> {
	const inJson = namedFiles.safeParse(json[FILES_IN_JSON]).data ?? {};
	// Two files of one name are two files.
	const nameInJson = (name: string) =>
		binary?.[name] === undefined ? name : `${FILES_IN_JSON}.${name}`;
	const files = new Map([
		...filesAmong(inJson).map(([name, file]) => [nameInJson(name), file] as const),
		...Object.entries(binary ?? {}),
	]);
	return files.size > 0 ? files : new Map(filesAmong(json));
}

/** "attachment_*" as a rule; everything but the star is meant literally. */
const patternOf = (text: string) =>
	new RegExp(`^${text.split('*').map(literalPattern).join('.*')}$`);

/** An expression may give anything; what is no text can name no file and no URL. */
function textParameter(context: IExecuteFunctions, name: string, item: number): string {
	const value: unknown = context.getNodeParameter(name, item);
	return typeof value === 'string' ? value.trim() : '';
}

/** Names with commas between. */
export const namesIn = (text: string): string[] =>
	text
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');

const notFound = (name: string, existing: readonly string[]) =>
	new UnsupportedFileError(
		`there is no file in the binary field "${name}"`,
		existing.length === 0
			? 'The item has no file at all: let the node before download its attachments.'
			: `The item has: ${existing.join(', ')}. Put one of these names into Input Binary Field.`,
	);

function findNamed(
	context: IExecuteFunctions,
	item: number,
	files: ReadonlyMap<string, IBinaryData>,
) {
	const existing = [...files.keys()];
	const chosen = new Map<string, boolean>();
	for (const name of namesIn(textParameter(context, 'binaryPropertyName', item))) {
		const matching = existing.filter((property) => patternOf(name).test(property));
		if (matching.length === 0) throw notFound(name, existing);
		for (const property of matching) chosen.set(property, property === name);
	}
	if (chosen.size === 0) throw notFound('', existing);
	return chosen;
}

function findUrl(context: IExecuteFunctions, item: number): FoundDocument {
	const url = textParameter(context, 'imageUrl', item);
	if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
		throw new UnsupportedFileError(
			url === '' ? 'the image URL is empty' : `"${url}" is not a URL`,
			'Put in a full link that begins with https://.',
		);
	return { origin: { file_name: null, property: null, url }, named: true };
}

/**
 * Finds the documents of an item without loading them.
 *
 * @returns none for an item without a file, when all attachments are asked for
 * @throws UnsupportedFileError when a named file is missing or the URL is none; it says which files there are
 */
export function findDocuments(context: IExecuteFunctions, item: number): FoundDocument[] {
	const input = context.getNodeParameter('input', item);
	if (input === 'url') return [findUrl(context, item)];
	const files = filesOf(context.getInputData()[item] ?? { json: {} });
	const chosen =
		input === 'named'
			? findNamed(context, item, files)
			: new Map([...files.keys()].map((property) => [property, false] as const));
	return [...chosen].flatMap(([property, named]) => {
		const file = files.get(property);
		return file === undefined
			? []
			: [{ origin: { file_name: file.fileName ?? null, property }, file, named }];
	});
}
