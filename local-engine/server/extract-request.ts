import { extractRequestBody, type ExtractRequestBody } from '../../core/api/wire';
import { RequestError } from './request-error';

/** Older names that the service still takes. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([
	['image_type', 'imageType'],
	['template_id', 'templateId'],
	['auto_fields', 'autoFields'],
]);

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
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues.map(({ path, message }) =>
		path.length === 0 ? message : `${path.join('.')}: ${message}`,
	);
	throw new RequestError('validation_failed', problems.join('; '));
}
