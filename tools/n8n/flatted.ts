import * as z from 'zod/v4';

const flat = z.array(z.unknown());

/**
 * Reads the form in which n8n keeps executions: one list of all values, in which every string inside an object or
 * a list is the position of what stands there. It is how the package `flatted` writes.
 */
export function readFlatted(text: string): unknown {
	const values = flat.parse(JSON.parse(text));
	const known = new Map<number, unknown>();
	const inner = (value: unknown): unknown =>
		typeof value === 'string' ? at(Number(value)) : value;
	const at = (position: number): unknown => {
		if (known.has(position)) return known.get(position);
		const value = values[position];
		if (typeof value !== 'object' || value === null) return value;
		// kept before it is filled, as it may lead back to itself
		const whole: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
		known.set(position, whole);
		for (const [key, part] of Object.entries(value)) Reflect.set(whole, key, inner(part));
		return whole;
	};
	return at(0);
}
