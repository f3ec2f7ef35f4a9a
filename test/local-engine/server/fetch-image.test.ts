import type { LookupAddress } from 'node:dns';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { fetchImage, type FetchRules } from '../../../local-engine/server/fetch-image';
import { isPublicAddress } from '../../../local-engine/server/public-address';
import { startImageServer, type ImageServer } from './image-server';

const IMAGE = Buffer.from('the bytes of an image');
const ZIPPED = gzipSync(Buffer.alloc(64 * 1024 * 1024));

let server: ImageServer;
/** Called when a request is under way that is never answered whole. */
let onHanging: () => void = () => undefined;

beforeAll(async () => {
	server = await startImageServer((request, response) => {
		const url = new URL(request.url ?? '', 'http://host');
		const to = url.searchParams.get('to');
		const endless = (): void => {
			const chunk = Buffer.alloc(1024 * 1024);
			const more = (): void => {
				while (response.write(chunk));
			};
			response.on('drain', more);
			more();
		};
		switch (url.pathname) {
			case '/image':
				response.end(IMAGE);
				break;
			case '/redirect':
				response.writeHead(302, { location: to ?? '/image' }).end();
				break;
			case '/redirect-without-end':
				response.writeHead(302, { location: '/image' });
				endless();
				break;
			case '/loop':
				response.writeHead(307, { location: '/loop' }).end();
				break;
			case '/redirect-to-nowhere':
				response.writeHead(302).end();
				break;
			case '/endless':
				endless();
				break;
			case '/declared-huge':
				response.writeHead(200, { 'content-length': 50 * 1024 ** 3 });
				endless();
				break;
			case '/zipped':
				response.writeHead(200, { 'content-encoding': 'gzip' }).end(ZIPPED);
				break;
			case '/silent':
				onHanging();
				break;
			case '/half':
				response.writeHead(200, { 'content-length': 100 });
				response.write('half of it', () => {
					onHanging();
				});
				break;
			case '/cut-off':
				response.writeHead(200, { 'content-length': 100 });
				response.write('half of it', () => response.destroy());
				break;
			default:
				response.writeHead(404).end('nothing here');
		}
	});
});
afterAll(() => {
	server.close();
});
beforeEach(() => {
	server.seen.length = 0;
});

const loopback: LookupAddress = { address: '127.0.0.1', family: 4 };
const publicAddress: LookupAddress = { address: '93.184.216.34', family: 4 };

/** The test's server counts as public, all else is as usual; names lead where the test says. */
const rules = (changed: Partial<FetchRules> = {}): FetchRules => ({
	isAllowed: (address) => address === loopback.address || isPublicAddress(address),
	resolve: () => Promise.resolve([loopback]),
	deadline: () => new AbortController().signal,
	...changed,
});
const strict = (addresses: readonly LookupAddress[] = [loopback]): FetchRules =>
	rules({ isAllowed: isPublicAddress, resolve: () => Promise.resolve(addresses) });

const refusal = { name: 'RequestError', code: 'invalid_image' };

describe('what may be fetched', () => {
	test('an image, by name: the connection goes to the address that was looked up, once', async () => {
		const asked: string[] = [];
		const resolve = (name: string) => {
			asked.push(name);
			return Promise.resolve([loopback]);
		};
		const url = `http://invoices.example:${server.port}/image`;
		expect(await fetchImage(url, rules({ resolve }))).toEqual(IMAGE);
		expect(asked).toEqual(['invoices.example']);
		expect(server.seen).toEqual([`invoices.example:${server.port}/image`]);
	});

	test('an image, by address', async () => {
		expect(await fetchImage(`${server.url}/image`, rules())).toEqual(IMAGE);
	});

	test.each(['/redirect', '/redirect-without-end'])(
		'an image behind a redirect: %s',
		async (path) => {
			expect(await fetchImage(`${server.url}${path}`, rules())).toEqual(IMAGE);
		},
	);

	test('an image behind three redirects', async () => {
		const twice = `/redirect?to=${encodeURIComponent(`/redirect?to=${encodeURIComponent('/redirect')}`)}`;
		expect(await fetchImage(server.url + twice, rules())).toEqual(IMAGE);
		expect(server.seen).toHaveLength(4);
	});

	test('compressed bytes, which stay compressed', async () => {
		expect(await fetchImage(`${server.url}/zipped`, rules())).toEqual(ZIPPED);
	});
});

describe('what is refused without a connection', () => {
	const port = (): number => server.port;

	test.each([
		['this machine', () => `http://127.0.0.1:${port()}/image`],
		['this machine, in decimal', () => `http://2130706433:${port()}/image`],
		['this machine, in octal', () => `http://0177.0.0.1:${port()}/image`],
		['this machine, in short', () => `http://127.1:${port()}/image`],
		['this machine, in hexadecimal', () => `http://0x7f.0.0.1:${port()}/image`],
		['this machine, in wide digits', () => `http://１２７.0.0.1:${port()}/image`],
		['this machine, in IPv6', () => `http://[::1]:${port()}/image`],
		['IPv4 in IPv6', () => `http://[::ffff:127.0.0.1]:${port()}/image`],
		['any address', () => `http://0.0.0.0:${port()}/image`],
		['a private network', () => 'http://192.168.0.1/image'],
		['metadata', () => 'http://169.254.169.254/latest/meta-data/'],
	])('%s', async (_, address) => {
		await expect(fetchImage(address(), strict())).rejects.toMatchObject({
			...refusal,
			message: expect.stringMatching(/private network/),
		});
		expect(server.seen).toEqual([]);
	});

	test.each([
		['to this machine', [loopback]],
		['to a public address and to this machine', [publicAddress, loopback]],
		['to IPv4 in IPv6', [{ address: '::ffff:7f00:1', family: 6 }]],
		['to a unique local address', [{ address: 'fd12::1', family: 6 }]],
	])('a name that leads %s', async (_, addresses) => {
		const url = `http://invoices.example:${server.port}/image`;
		await expect(fetchImage(url, strict(addresses))).rejects.toMatchObject({
			...refusal,
			message: expect.stringMatching(/private network/),
		});
		expect(server.seen).toEqual([]);
	});

	test('a name that is gone', async () => {
		const resolve = () => Promise.reject(new Error('getaddrinfo ENOTFOUND gone.example'));
		await expect(fetchImage('http://gone.example/a.png', rules({ resolve }))).rejects.toMatchObject(
			{ ...refusal, message: expect.stringMatching(/ENOTFOUND/) },
		);
		await expect(fetchImage('http://gone.example/a.png', strict([]))).rejects.toMatchObject(
			refusal,
		);
	});

	test.each([
		['a file', 'file:///etc/hostname'],
		['another protocol', 'ftp://example.com/a.png'],
		['data', 'data:image/png;base64,AAAA'],
		['no address', 'invoice.png'],
		['a user name', 'http://user@example.com/a.png'],
		['a password', 'https://:secret@example.com/a.png'],
	])('%s', async (_, address) => {
		await expect(fetchImage(address, rules())).rejects.toMatchObject(refusal);
	});
});

describe('redirects', () => {
	test.each([
		['to an address in a private network', 'http://10.0.0.1/secret'],
		['to another address of this machine', 'http://127.0.0.2/secret'],
		['to metadata', 'http://169.254.169.254/latest/meta-data/'],
		['to metadata, without a protocol', '//169.254.169.254/latest/meta-data/'],
		['to a file', 'file:///etc/hostname'],
		['with a password', 'http://user:secret@93.184.216.34/a.png'],
		['to nothing', 'http://'],
	])('%s are refused', async (_, to) => {
		const url = `${server.url}/redirect?to=${encodeURIComponent(to)}`;
		await expect(fetchImage(url, rules())).rejects.toMatchObject(refusal);
		expect(server.seen).toHaveLength(1);
	});

	test('are looked up anew: a name that leads elsewhere the second time is refused', async () => {
		const answers = [loopback, { address: '10.0.0.1', family: 4 }];
		const resolve = () => Promise.resolve([answers.shift() ?? publicAddress]);
		const own = `http://invoices.example:${server.port}`;
		await expect(
			fetchImage(`${own}/redirect?to=${encodeURIComponent(`${own}/image`)}`, rules({ resolve })),
		).rejects.toMatchObject({ ...refusal, message: expect.stringMatching(/private network/) });
		expect(server.seen).toHaveLength(1);
	});

	test('end after three', async () => {
		await expect(fetchImage(`${server.url}/loop`, rules())).rejects.toMatchObject({
			...refusal,
			message: expect.stringMatching(/more than 3 times/),
		});
		expect(server.seen).toHaveLength(4);
	});
});

describe('answers that are no image', () => {
	test.each([
		['/gone', /status 404/],
		['/redirect-to-nowhere', /status 302/],
		['/endless', /larger than 20 MB/],
		['/declared-huge', /larger than 20 MB/],
		['/cut-off', /can't be fetched/],
	])('%s', async (path, message) => {
		await expect(fetchImage(`${server.url}${path}`, rules())).rejects.toMatchObject({
			...refusal,
			message: expect.stringMatching(message),
		});
	});

	test.each(['/silent', '/half'])('that take too long: %s', async (path) => {
		const time = new AbortController();
		onHanging = () => {
			time.abort(new DOMException('time is over', 'TimeoutError'));
		};
		await expect(
			fetchImage(server.url + path, rules({ deadline: () => time.signal })),
		).rejects.toMatchObject({ ...refusal, message: expect.stringMatching(/in time/) });
	});

	test('a lookup that takes too long', async () => {
		const time = new AbortController();
		const resolve = () => {
			time.abort(new DOMException('time is over', 'TimeoutError'));
			return new Promise<never>(() => undefined);
		};
		await expect(
			fetchImage('http://slow.example/a.png', rules({ resolve, deadline: () => time.signal })),
		).rejects.toMatchObject({ ...refusal, message: expect.stringMatching(/in time/) });
	});
});
