import type { Socket } from 'node:net';

const NO_HTTP = {
	status: '400 Bad Request',
	code: 'bad_request',
	message: 'the request is not valid HTTP',
};
const TOO_SLOW = {
	status: '408 Request Timeout',
	code: 'request_timeout',
	message: 'the request did not come in time',
};

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
	const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
	const { status, ...said } = isLate ? TOO_SLOW : NO_HTTP;
	const body = JSON.stringify({ error: { ...said, requestId }, details: {} });
	const head = [
		`HTTP/1.1 ${status}`,
		'Content-Type: application/json; charset=utf-8',
		`Content-Length: ${Buffer.byteLength(body)}`,
		`X-Request-Id: ${requestId}`,
		'Connection: close',
	];
	socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
