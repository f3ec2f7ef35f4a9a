import { extractRequestBody, type ExtractRequestBody } from '../../core/api/wire';
import type { WireField } from '../../core/schema/wire-fields';
import { RequestError } from './request-error';

/** Older names that the service still takes. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([
	['image_type', 'imageType'],
	['template_id', 'templateId'],
	['auto_fields', 'autoFields'],
]);

/** Fields and columns of one request. More than any document has would hold up all other requests. */
const MAX_FIELDS = 500;
/** Their names and descriptions together, in characters. */
const MAX_FIELD_TEXT = 50_000;

/** Problems that are named in one answer. */
const MAX_PROBLEMS = 10;

/** @throws RequestError */
function checkSize(fields: readonly WireField[]): void {
	const all = fields.flatMap((field) => [field, ...(field.children ?? [])]);
	if (all.length > MAX_FIELDS)
		throw new RequestError(
			'validation_failed',
			`fields: more than ${MAX_FIELDS} with their columns`,
		);
	const text = all.reduce(
		(sum, { name, description = '' }) => sum + name.length + description.length,
		0,
	);
	if (text > MAX_FIELD_TEXT)
		throw new RequestError(
			'validation_failed',
			`fields: names and descriptions have more than ${MAX_FIELD_TEXT} characters together`,
		);
}

/** `autoFields: false` is the same as not asking for it. */
const isGiven = ([key, value]: readonly [string, unknown]): boolean =>
	!(key === 'autoFields' && value === false);

function withCurrentNames(body: object): Readonly<Record<string, unknown>> {
	const renamed = Object.entries(body).map(
		([key, value]: [string, unknown]) => [OLD_NAMES.get(key) ?? key, value] as const,
	);
	return Object.fromEntries(renamed.filter(isGiven));
}

/**
 * Parses the body of `POST /ocr/fields`.
 *
 * @throws RequestError `invalid_request` for no JSON object, `validation_failed` naming what is wrong in it
 */
export function parseExtractRequest(body: unknown): ExtractRequestBody {
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		throw new RequestError('invalid_request', 'the body must be a JSON object');
	const parsed = extractRequestBody.safeParse(withCurrentNames(body));
	if (parsed.success) {
		checkSize(parsed.data.fields ?? []);
		return parsed.data;
	}
	const problems = parsed.error.issues
		.slice(0, MAX_PROBLEMS)
		.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
	throw new RequestError('validation_failed', problems.join('; '));
}
