import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';

import { Agent, errors, request } from 'undici';

import { MAX_IMAGE_BYTES } from '../../core/api/wire';
import { version } from '../package.json';
import { isPublicAddress } from './public-address';
import { RequestError } from './request-error';

/** What differs between a service, a test and a machine that may fetch from its own network. */
export interface FetchRules {
	/** Whether an IP address may be fetched from. */
	readonly isAllowed: (address: string) => boolean;
	/** All addresses of a host name. */
	readonly resolve: (hostname: string) => Promise<readonly LookupAddress[]>;
	/** A signal for one image that aborts when its time is over. */
	readonly deadline: () => AbortSignal;
}

/** A slow host must not hold its place for ever. In milliseconds. */
const FETCH_TIME = 20_000;

export const USUAL_FETCH_RULES: FetchRules = {
	isAllowed: isPublicAddress,
	resolve: (hostname) => lookup(hostname, { all: true }),
	deadline: () => AbortSignal.timeout(FETCH_TIME),
};

/** More than this is a loop or a game. */
const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The host of a web address is, or leads to, an address that may not be fetched from. */
class PrivateAddressError extends Error {
	override readonly name = 'PrivateAddressError';

	constructor() {
		super(
			'the web address leads to a private network or to this machine, which --allow-private-urls would permit',
		);
	}
}

const refuse = (why: string, cause?: unknown): RequestError =>
	new RequestError('invalid_image', why, { cause });

/** `base` is the address that redirects, for the relative ones. */
function addressOf(text: string, base?: URL): URL {
	const url = URL.parse(text, base?.href);
	if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
		throw refuse(
			base
				? 'the web address redirects to something that is no web address'
				: 'the image is not a web address that begins with http:// or https://',
		);
	if (url.username !== '' || url.password !== '')
		throw refuse('the web address holds a user name or a password, which are never sent');
	return url;
}

/** Rejects when time is over. */
const endOf = (signal: AbortSignal): Promise<never> =>
	new Promise((_resolve, reject) => {
		const end = (): void => {
			reject(new Error('time is over'));
		};
		if (signal.aborted) end();
		else signal.addEventListener('abort', end, { once: true });
	});

/**
 * The lookup of a connection. The addresses it gives are the ones that are connected to, so a name can't lead
 * elsewhere between the check and the connection. One address that isn't allowed is enough to refuse a name.
 */
const checkedLookup =
	({ resolve, isAllowed }: FetchRules, signal: AbortSignal): LookupFunction =>
	(hostname, options, callback) => {
		const fail = (cause: unknown): void => {
			callback(cause instanceof Error ? cause : new Error(String(cause)), []);
		};
		Promise.race([resolve(hostname), endOf(signal)]).then((addresses) => {
			const [first] = addresses;
			if (!first) fail(new Error('its name has no address'));
			else if (!addresses.every(({ address }) => isAllowed(address)))
				fail(new PrivateAddressError());
			else if (options.all) callback(null, [...addresses]);
			else callback(null, first.address, first.family);
		}, fail);
	};

/** Addresses written as numbers are connected to without a lookup. */
function checkLiteral({ hostname }: URL, { isAllowed }: FetchRules): void {
	const literal = hostname.replace(/^\[|\]$/g, '');
	if (isIP(literal) !== 0 && !isAllowed(literal)) throw new PrivateAddressError();
}

/** One request: the bytes, or the address it redirects to. */
async function fetchOnce(url: URL, rules: FetchRules, signal: AbortSignal): Promise<Buffer | URL> {
	checkLiteral(url, rules);
	const dispatcher = new Agent({
		maxResponseSize: MAX_IMAGE_BYTES,
		connect: { lookup: checkedLookup(rules, signal) },
	});
	try {
		const headers = { accept: 'image/*', 'user-agent': `space-ocr-local-engine/${version}` };
		const answer = await request(url, { signal, dispatcher, headers });
		// the body of an answer that isn't read ends with its connection
		answer.body.on('error', () => undefined);
		const { location } = answer.headers;
		if (REDIRECTS.has(answer.statusCode) && typeof location === 'string')
			return addressOf(location, url);
		if (answer.statusCode !== 200)
			throw refuse(`the web address answered with status ${answer.statusCode}`);
		return Buffer.from(await answer.body.arrayBuffer());
	} finally {
		await dispatcher.destroy();
	}
}

async function follow(start: URL, rules: FetchRules, signal: AbortSignal): Promise<Buffer> {
	let url = start;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const outcome = await fetchOnce(url, rules, signal);
		if (!(outcome instanceof URL)) return outcome;
		url = outcome;
	}
	throw refuse(
		`the web address redirects more than ${MAX_REDIRECTS} times. Send the final address`,
	);
}

function reasonOf(error: unknown, { aborted }: AbortSignal): string {
	if (aborted) return 'no complete answer came in time';
	if (error instanceof errors.ResponseExceededMaxSizeError) return 'it is larger than 20 MB';
	return error instanceof Error ? error.message : String(error);
}

/**
 * Fetches an image. Only http and https, only from addresses that the rules allow, each redirect checked anew, at most 20 MB. Nothing is decompressed; what the bytes are is for others to see.
 *
 * @throws RequestError `invalid_image` with the reason
 */
export async function fetchImage(address: string, rules: FetchRules): Promise<Buffer> {
	const url = addressOf(address);
	const signal = rules.deadline();
	try {
		return await follow(url, rules, signal);
	} catch (error) {
		if (error instanceof RequestError) throw error;
		if (error instanceof PrivateAddressError) throw refuse(error.message, error);
		throw refuse(`the image can't be fetched: ${reasonOf(error, signal)}`, error);
	}
}
