import { useRef, useState } from 'preact/hooks';

import type { Box } from '../../core/api/wire';
import type { Texts } from '../texts/texts-of';

/** A value's box on a page. */
export interface Mark {
	readonly key: string;
	readonly label: string;
	readonly bbox: Box;
	readonly isDoubt: boolean;
	/** What is no value of the document, but could become one. @default 'value' */
	readonly kind?: 'value' | 'offer' | 'word';
}

/** Quarter turns, clockwise. */
export type Turn = 0 | 1 | 2 | 3;

interface Props {
	readonly page: number;
	/** undefined: there is no picture yet. */
	readonly src: string | undefined;
	readonly turn: Turn;
	/** Width in percent of the room there is. */
	readonly zoom: number;
	readonly marks: readonly Mark[];
	readonly chosen: string | null;
	readonly isDrawing: boolean;
	readonly texts: Texts;
	readonly onChoose: (key: string) => void;
	readonly onDraw: (page: number, bbox: Box) => void;
}

/** Boxes are on a grid of 0..1000. */
const GRID = 1000;
/** Width by height of A4, until the picture says its own. */
const A4 = 1 / Math.SQRT2;
/** In units of the grid: less is a click. */
const SMALLEST = 4;

interface Spot {
	readonly x: number;
	readonly y: number;
}

/** Where on the page a pointer is, however the page is turned. */
function spotOf(event: PointerEvent, sheet: Element, turn: Turn): Spot {
	const room = sheet.getBoundingClientRect();
	const within = (part: number) => Math.min(GRID, Math.max(0, Math.round(part * GRID)));
	const u = (event.clientX - room.left) / room.width;
	const v = (event.clientY - room.top) / room.height;
	const [x, y] = (
		[
			[u, v],
			[v, 1 - u],
			[1 - u, 1 - v],
			[1 - v, u],
		] as const
	)[turn];
	return { x: within(x), y: within(y) };
}

const boxBetween = (one: Spot, other: Spot): Box => ({
	xmin: Math.min(one.x, other.x),
	ymin: Math.min(one.y, other.y),
	xmax: Math.max(one.x, other.x),
	ymax: Math.max(one.y, other.y),
});

const percent = (part: number) => `${part / (GRID / 100)}%`;
const placed = ({ xmin, ymin, xmax, ymax }: Box) => ({
	left: percent(xmin),
	top: percent(ymin),
	width: percent(xmax - xmin),
	height: percent(ymax - ymin),
});

/** A page of the document with the boxes of its values. */
export function Sheet(props: Props) {
	const { page, src, turn, zoom, marks, chosen, isDrawing, texts, onChoose, onDraw } = props;
	const sheet = useRef<HTMLDivElement>(null);
	const [ratio, setRatio] = useState(A4);
	const [failed, setFailed] = useState(false);
	const [drawn, setDrawn] = useState<{ from: Spot; to: Spot } | null>(null);
	const isOnItsSide = turn % 2 === 1;

	const begin = (event: PointerEvent) => {
		if (!isDrawing || sheet.current === null) return;
		event.preventDefault();
		sheet.current.setPointerCapture(event.pointerId);
		const spot = spotOf(event, sheet.current, turn);
		setDrawn({ from: spot, to: spot });
	};
	const go = (event: PointerEvent) => {
		if (drawn === null || sheet.current === null) return;
		setDrawn({ ...drawn, to: spotOf(event, sheet.current, turn) });
	};
	const end = () => {
		if (drawn === null) return;
		const bbox = boxBetween(drawn.from, drawn.to);
		setDrawn(null);
		if (bbox.xmax - bbox.xmin >= SMALLEST && bbox.ymax - bbox.ymin >= SMALLEST) onDraw(page, bbox);
	};

	return (
		<div
			class="frame"
			data-page={page}
			style={{ width: `${zoom}%`, aspectRatio: String(isOnItsSide ? 1 / ratio : ratio) }}
		>
			<div
				ref={sheet}
				class={isDrawing ? 'sheet drawing' : 'sheet'}
				style={{
					width: isOnItsSide ? `${ratio * 100}%` : '100%',
					height: isOnItsSide ? `${100 / ratio}%` : '100%',
					transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
				}}
				onPointerDown={begin}
				onPointerMove={go}
				onPointerUp={end}
				onPointerCancel={() => {
					setDrawn(null);
				}}
			>
				{failed ? (
					<p class="failed">{texts('picture_failed', { page })}</p>
				) : (
					<img
						src={src}
						alt={texts('page', { page })}
						loading="lazy"
						draggable={false}
						onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
							if (naturalHeight > 0) setRatio(naturalWidth / naturalHeight);
						}}
						onError={() => {
							setFailed(true);
						}}
					/>
				)}
				{marks.map(({ key, label, bbox, isDoubt, kind = 'value' }, index) => (
					<button
						key={`${key} ${index}`}
						type="button"
						tabIndex={-1}
						class={`mark ${kind}${isDoubt ? ' doubt' : ''}${key === chosen ? ' chosen' : ''}`}
						data-mark={key}
						aria-label={label}
						title={label}
						style={placed(bbox)}
						onClick={() => {
							onChoose(key);
						}}
					/>
				))}
				{drawn !== null && <div class="drawn" style={placed(boxBetween(drawn.from, drawn.to))} />}
			</div>
		</div>
	);
}
