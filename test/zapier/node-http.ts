import http from 'node:http';
import https from 'node:https';

import { afterAll } from '@jest/globals';

/**
 * Zapier's platform puts its logging into Node's own modules, where other tests of this process would meet it: they get
 * them back as they were.
 */
export function keepNodeHttp(): void {
	const asNodeHasThem = [http, https].map((module) => ({ module, request: module.request }));
	afterAll(() => {
		for (const { module, request } of asNodeHasThem) {
			Object.assign(module, { request });
			Reflect.deleteProperty(module, 'patchedByZapier');
		}
	});
}
