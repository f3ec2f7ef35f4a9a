/** Reads what a payload holds, step by step: `valueAt(body, 'Line', 0, 'Amount')`. */
export const valueAt = (body: unknown, ...path: readonly (string | number)[]): unknown =>
	path.reduce<unknown>(
		(found, key) =>
			typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined,
		body,
	);

export const listAt = (body: unknown, ...path: readonly (string | number)[]): unknown[] => {
	const found = valueAt(body, ...path);
	if (!Array.isArray(found)) throw new Error(`no list at ${path.join('.')}`);
	return found;
};

export const numberAt = (body: unknown, ...path: readonly (string | number)[]): number => {
	const found = valueAt(body, ...path);
	if (typeof found !== 'number') throw new Error(`no number at ${path.join('.')}`);
	return found;
};
