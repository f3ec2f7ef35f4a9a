import * as z from 'zod/v4-mini';

import { isJsonObject, type JsonObject } from './json-object';

/**
 * An object with values of one kind under any names, as fields may have them: `z.record` takes an object with a
 * "constructor" for no plain one.
 *
 * @param key what a name must be
 */
export const keyed = <T extends z.ZodMiniType>(value: T, key: z.ZodMiniType<string> = z.string()) =>
	z.pipe(
		z.custom<JsonObject>(isJsonObject),
		z.transform((object, { issues }): Record<string, z.output<T>> => {
			const entries = Object.entries(object)
				.filter(([name]) => name !== '__proto__')
				.flatMap(([name, own]): [string, z.output<T>][] => {
					const [named, parsed] = [key.safeParse(name), value.safeParse(own)];
					const found = [...(named.error?.issues ?? []), ...(parsed.error?.issues ?? [])];
					for (const { path, message } of found)
						issues.push({ code: 'custom', message, input: own, path: [name, ...path] });
					return parsed.success ? [[name, parsed.data]] : [];
				});
			return Object.fromEntries(entries);
		}),
	);
