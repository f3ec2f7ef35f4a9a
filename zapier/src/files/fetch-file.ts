import type { RawHttpResponse, ZObject } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import type { Clock } from '../clock';
import { FetchError, TooLargeError } from '../errors/run-error';
import { within, type Deadline } from '../service/deadline';
import { headerOf } from '../service/header-of';
import { wordsOfFetch } from '../service/transport-error';
import { fileNameOf } from './file-name';

/** A third of a run: what takes longer leaves no time to read it. In milliseconds. */
const FETCH_TIME = 9_000;

export interface FetchedFile {
	readonly bytes: Uint8Array;
	/** null when neither the link nor the answer tells. */
	readonly fileName: string | null;
	/** As the answer says; null when it doesn't. */
	readonly mediaType: string | null;
}

const AGAIN = 'Replay the run. If it stays, look at the step that gives the file.';

const tooLarge = () => new TooLargeError('the files of the run are too large together');

function parseUrl(link: string): URL {
	const url = /^https?:\/\//i.test(link) && URL.canParse(link) ? new URL(link) : undefined;
	if (url === undefined)
		throw new FetchError(
			`"${link.slice(0, 80)}" is not a link to a file`,
			'Map the file itself, such as Attachment of a mail, not its name or text.',
		);
	return url;
}

const known = z.looseObject({ name: z.string(), type: z.optional(z.string()) });

/** Why no file came. Links hold secrets: only the host is named. */
function errorOf(error: unknown, { host }: URL): unknown {
	if (error instanceof TooLargeError || error instanceof FetchError) return error;
	const { name, type } = known.safeParse(error).data ?? {};
	if (type === 'max-size') return tooLarge();
	const words = name === 'ThrottledError' ? 'it gets too many requests' : wordsOfFetch(error);
	return new FetchError(`the file could not be fetched from ${host}: ${words}`, AGAIN);
}

function checkAnswer(response: RawHttpResponse, { host }: URL, maxBytes: number): void {
	if (response.status < 200 || response.status >= 300)
		throw new FetchError(
			`the file could not be fetched from ${host}: it answered ${response.status}`,
			'The link may have expired, or need a log-in. Map the file itself, then replay the run.',
		);
	if (Number(headerOf(response, 'content-length') ?? 0) > maxBytes) throw tooLarge();
}

/**
 * Fetches a file, without the key of the connection.
 *
 * @param maxBytes what is larger is not loaded
 * @throws FetchError when there is none behind the link, or not in time; TooLargeError
 */
export async function fetchFile(
	zapier: ZObject,
	link: string,
	clock: Clock,
	{ maxBytes, deadline }: { readonly maxBytes: number; readonly deadline: Deadline },
): Promise<FetchedFile> {
	const url = parseUrl(link);
	return await within(clock, FETCH_TIME, async (time) => {
		const options = {
			url: url.href,
			raw: true as const,
			skipThrowForStatus: true,
			size: maxBytes,
			signal: AbortSignal.any([time.signal, deadline.signal]),
		};
		try {
			const response = await zapier.request(options);
			checkAnswer(response, url, maxBytes);
			return {
				bytes: await response.buffer(),
				fileName: fileNameOf(url, headerOf(response, 'content-disposition')),
				mediaType: headerOf(response, 'content-type') ?? null,
			};
		} catch (error) {
			if (time.left() > 0) throw errorOf(error, url);
			throw new FetchError(
				`the file did not come from ${url.host} within ${FETCH_TIME / 1000} seconds`,
				AGAIN,
			);
		}
	});
}
