import type { PixelBox } from './grey-image';

/** Ink pixels that touch each other: most often one letter. */
export interface Component extends PixelBox {
	/** Number of ink pixels. */
	readonly area: number;
}

interface Growing {
	x0: number;
	y0: number;
	x1: number;
	y1: number;
	area: number;
}

/**
 * Groups touching ink pixels (corners count), a run of pixels at a time.
 *
 * @param ink one byte a pixel, 1 where there is ink, `width` × `height` of them
 */
export function findComponents(
	ink: Uint8Array,
	width: number,
	height: number,
): readonly Component[] {
	const parents: number[] = [];
	const parts: Growing[] = [];
	const rootOf = (label: number): number => {
		let root = label;
		while (parents[root] !== root) root = parents[root] ?? root;
		for (let at = label; at !== root;) {
			const next = parents[at] ?? root;
			parents[at] = root;
			at = next;
		}
		return root;
	};

	let above: { from: number; to: number; label: number }[] = [];
	for (let y = 0; y < height; y++) {
		const row = y * width;
		const current: typeof above = [];
		let candidate = 0;
		for (let x = 0; x < width; x++) {
			if (ink[row + x] !== 1) continue;
			const from = x;
			while (x < width && ink[row + x] === 1) x++;
			const to = x;
			let label = -1;
			for (let run = above[candidate]; run && run.to < from; run = above[candidate]) candidate++;
			for (let i = candidate, run = above[i]; run && run.from <= to; run = above[++i]) {
				const touching = rootOf(run.label);
				if (label === -1) label = touching;
				else if (label !== touching) {
					parents[Math.max(label, touching)] = Math.min(label, touching);
					label = Math.min(label, touching);
				}
			}
			if (label === -1) {
				label = parents.length;
				parents.push(label);
				parts.push({ x0: from, y0: y, x1: to, y1: y + 1, area: 0 });
			}
			const part = parts[label];
			if (part) {
				part.x0 = Math.min(part.x0, from);
				part.x1 = Math.max(part.x1, to);
				part.y1 = y + 1;
				part.area += to - from;
			}
			current.push({ from, to, label });
		}
		above = current;
	}

	// parts that turned out to touch further down are added to their root
	for (const [label, part] of parts.entries()) {
		const root = parts[rootOf(label)];
		if (!root || root === part) continue;
		root.x0 = Math.min(root.x0, part.x0);
		root.y0 = Math.min(root.y0, part.y0);
		root.x1 = Math.max(root.x1, part.x1);
		root.y1 = Math.max(root.y1, part.y1);
		root.area += part.area;
	}
	return parts.filter((_, label) => parents[label] === label);
}
