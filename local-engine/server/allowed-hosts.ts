import { isIP } from 'node:net';

import type { FastifyRequest } from 'fastify';

import { isLoopback } from '../../core/api/loopback';
import { RequestError } from './request-error';

/** Names of a network of one's own, such as a container's: no public site can have them. */
const OWN_NETWORK = /^(?:[^.]+|.+\.(?:internal|local))$/i;

/** A Host header without its port, in lower case. */
const nameOf = (host: string): string => host.replace(/:\d*$/, '').toLowerCase();

/**
 * Refuses requests of web pages. A page may not read what another site answers, unless its own name is made to lead
 * here (DNS rebinding): then it asks for that name. So only known names are answered. A page that sends without
 * reading says where it is from.
 *
 * @param listensOn the address; when others than this machine reach it, they may ask by number or by a name of
 *   their network, which no page can make its own
 * @param more names besides those of this machine
 */
export function hostCheck(
	listensOn: string,
	more: readonly string[],
): (request: FastifyRequest) => void {
	const names = new Set([listensOn, ...more].map((name) => name.toLowerCase()));
	const isKnown = (name: string): boolean =>
		isLoopback(name) ||
		names.has(name) ||
		(!isLoopback(listensOn) &&
			(isIP(name.replace(/^\[|\]$/g, '')) !== 0 || OWN_NETWORK.test(name)));

	return ({ headers: { host = '', origin } }) => {
		if (!isKnown(nameOf(host)))
			throw new RequestError(
				'forbidden',
				'this engine does not go by the host name it was asked for, which --allow-host would permit',
			);
		if (origin !== undefined && URL.parse(origin)?.host !== host.toLowerCase())
			throw new RequestError('forbidden', 'requests of web pages of other sites are refused');
	};
}
