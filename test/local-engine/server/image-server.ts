import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A server of images and of what pretends to be one, on this machine only. */
export interface ImageServer {
	readonly port: number;
	/** "http://127.0.0.1:49152" */
	readonly url: string;
	/** Paths that were asked for, in order, with the Host header: "invoices.example/a.png". */
	readonly seen: string[];
	close(): void;
}

export async function startImageServer(listener: RequestListener): Promise<ImageServer> {
	const seen: string[] = [];
	const server = createServer((request, response) => {
		seen.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
		listener(request, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
	return {
		port: address.port,
		url: `http://127.0.0.1:${address.port}`,
		seen,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
