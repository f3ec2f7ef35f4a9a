import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

/** A file, or what the server does instead. */
export type Served = Uint8Array | ((response: ServerResponse) => void);

export interface FileServer {
	readonly url: string;
	/** Headers of the requests so far. */
	readonly requests: readonly IncomingHttpHeaders[];
	/** Resolves as soon as a request has come in. */
	sawRequest(): Promise<void>;
	close(): Promise<void>;
}

/** A real HTTP server for files, such as the one behind the links that Zapier gives. */
export async function startFileServer(files: ReadonlyMap<string, Served>): Promise<FileServer> {
	const requests: IncomingHttpHeaders[] = [];
	let onRequest: () => void = () => undefined;
	const server = createServer((request, response) => {
		requests.push(request.headers);
		onRequest();
		const served = files.get(decodeURIComponent(new URL(request.url ?? '/', 'http://a').pathname));
		if (served === undefined) response.writeHead(404).end('not found');
		else if (typeof served === 'function') served(response);
		else response.writeHead(200).end(served);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		url: `http://127.0.0.1:${address.port}`,
		requests,
		async sawRequest() {
			await new Promise<void>((resolve) => {
				onRequest = () => {
					if (requests.length > 0) resolve();
				};
				onRequest();
			});
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
