import * as z from 'zod/v4-mini';

import type { ServiceCall } from '../service-call';
import { pathInQuery } from './path';

/** As deep as the service looks. */
const DEEPEST = 10;

const spaceEntry = z.object({
	path: z.string().check(z.minLength(1)),
	name: z.optional(z.nullable(z.string())),
	/** `folder`, `sheet`, `memo` or `image`; others may come. */
	type: z.string(),
	uniqueKey: z.optional(z.nullable(z.string())),
	createdAt: z.optional(z.nullable(z.union([z.string(), z.number()]))),
});

/** A folder, sheet, memo or image of the workspace. */
export interface SpaceEntry {
	readonly path: string;
	readonly name: string;
	readonly type: string;
	readonly unique_key: string | null;
	/** As the service says it; null when it doesn't. */
	readonly created_at: string | number | null;
}

const lastPart = (path: string): string => path.split('/').findLast((part) => part !== '') ?? path;

function readSpace(body: unknown): readonly SpaceEntry[] | undefined {
	const parsed = z.array(spaceEntry).safeParse(body);
	return parsed.data?.map(({ path, name, type, uniqueKey, createdAt }) => ({
		path,
		name: name ?? lastPart(path),
		type,
		unique_key: uniqueKey ?? null,
		created_at: createdAt ?? null,
	}));
}

/**
 * What is in the workspace, folders in folders among it. It costs nothing.
 *
 * @param path where to begin; "/" for all
 * @throws SchemaError for a path that is none
 */
export const spaceCall = (path = '/'): ServiceCall<readonly SpaceEntry[]> => ({
	request: { method: 'GET', path: `/space?path=${pathInQuery(path)}&depth=${DEEPEST}` },
	what: 'the list of the workspace',
	read: readSpace,
});
