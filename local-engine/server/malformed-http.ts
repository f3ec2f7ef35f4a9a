import type { Socket } from 'node:net';

/**
 * Answers what is no HTTP, too long in its head, or too slow, in the form of the contract; no request comes
 * of it, so nothing else would.
 *
 * @param requestId for the answer
 */
export function answerMalformed(
	error: Error & { readonly code?: string },
	socket: Socket,
	requestId: string,
): void {
	if (error.code === 'ECONNRESET' || !socket.writable) {
		socket.destroy();
		return;
	}
	const body = JSON.stringify({
		error: { code: 'bad_request', message: 'the request is not valid HTTP', requestId },
		details: {},
	});
	const head = [
		'HTTP/1.1 400 Bad Request',
		'Content-Type: application/json; charset=utf-8',
		`Content-Length: ${Buffer.byteLength(body)}`,
		`X-Request-Id: ${requestId}`,
		'Connection: close',
	];
	socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
