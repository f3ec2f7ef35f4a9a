import { RequestError } from './request-error';

/** Calls of the service about its workspace and its webhooks, of which the engine has none. */
const OF_THE_SERVICE_ONLY =
	/^\/(?:space|view|create|upload|edit|remove|jobs|webhook|webhooks)(?:\/|$)/;

/**
 * The error for a path that the engine does not know.
 *
 * @param url as it was asked for, with its query
 */
export function notFound(method: string, url: string): RequestError {
	const [path = ''] = url.split('?');
	return new RequestError(
		'not_found',
		OF_THE_SERVICE_ONLY.test(path)
			? 'the local engine reads pages and has no workspace: sheets, uploads and webhooks are in the space-ocr service only'
			: `there is no ${method} on this path`,
	);
}
