import { NOTE, type ShippedNode } from './shipped';

/** A rectangle on n8n's canvas, in its pixels. */
interface Area {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** A node is a square; one with sub-nodes below it, such as an agent, is wider. */
const NODE = 96;
const WIDE = 256;
const WIDE_TYPES: ReadonlySet<string> = new Set(['@n8n/n8n-nodes-langchain.agent']);
/** Its name stands below it. */
const NAME = 32;

function areaOf({ type, position: [left, top], parameters }: ShippedNode): Area {
	const [width, height] =
		type === NOTE
			? [Number(parameters['width'] ?? 240), Number(parameters['height'] ?? 160)]
			: [WIDE_TYPES.has(type) ? WIDE : NODE, NODE + NAME];
	return { left, top, right: left + width, bottom: top + height };
}

const meet = (one: Area, other: Area): boolean =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

const holds = (outer: Area, inner: Area): boolean =>
	outer.left <= inner.left &&
	outer.top <= inner.top &&
	outer.right >= inner.right &&
	outer.bottom >= inner.bottom;

/** Whether two nodes are in each other's way; a note may be the ground on which a node stands, whole. */
function collide(one: ShippedNode, other: ShippedNode): boolean {
	const [a, b] = [areaOf(one), areaOf(other)];
	if (!meet(a, b)) return false;
	if (one.type === NOTE && other.type !== NOTE) return !holds(a, b);
	if (other.type === NOTE && one.type !== NOTE) return !holds(b, a);
	return true;
}

/** Pairs of nodes that are in each other's way, by name. */
export const collisions = (nodes: readonly ShippedNode[]): string[] =>
	nodes.flatMap((node, index) =>
		nodes
			.slice(index + 1)
			.filter((other) => collide(node, other))
			.map((other) => `${node.name} / ${other.name}`),
	);
