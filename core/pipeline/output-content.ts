import type { Value } from '../values/document-values';

/** What of a document or a row leaves: all of it, or without the evidence, or only some of its values without it. */
export type OutputContent =
	| { readonly kind: 'everything' }
	| { readonly kind: 'simplified' }
	| { readonly kind: 'selected'; readonly fields: readonly string[] };

/** What of `ocr` says what to do with a document. The rest is evidence: places on the page, checks, settings. */
const DECIDING = ['summary', 'decision', 'match_ratio', 'reasons', 'document', 'source', 'skipped'];

type Json = Readonly<Record<string, Value | object>> & { readonly ocr: object };

/** A selected field that isn't there is null, so that who maps it sees it is missing. */
const selected = (json: Json, fields: readonly string[]): Record<string, Value | object> =>
	Object.fromEntries(fields.map((name) => [name, json[name] ?? null]));

/** An item with what was asked for of it. */
export function withContent(json: Json, content: OutputContent): Json {
	if (content.kind === 'everything') return json;
	const values = content.kind === 'selected' ? selected(json, content.fields) : json;
	const ocr = Object.fromEntries(
		Object.entries(json.ocr).filter(([name]) => DECIDING.includes(name)),
	);
	return { ...values, ocr };
}
