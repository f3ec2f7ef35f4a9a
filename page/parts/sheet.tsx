import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { Box } from '../../core/api/wire';
import { FIRST_BOX, GRID, keyedBox } from '../model/keyed-box';
import type { Mark } from '../model/page-marks';
import type { Texts } from '../texts/texts-of';

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
	/** Whether this is the page on which a box is drawn by keys. */
	readonly isKeyed: boolean;
	readonly texts: Texts;
	readonly onChoose: (key: string) => void;
	readonly onDraw: (page: number, bbox: Box) => void;
	/** Nothing is to be drawn after all. */
	readonly onLeave: () => void;
}

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

/** A box under way: by a pointer, from where it began; by keys, as a whole. */
type Drawn = { readonly from: Spot; readonly to: Spot } | { readonly box: Box };

const boxOf = (drawn: Drawn): Box =>
	'box' in drawn ? drawn.box : boxBetween(drawn.from, drawn.to);

/** Drawing a box, with a pointer or by keys. */
function useDrawing(props: Props) {
	const { page, turn, isDrawing, isKeyed, onDraw, onLeave } = props;
	const sheet = useRef<HTMLDivElement>(null);
	const [drawn, setDrawn] = useState<Drawn | null>(null);
	const isByKeys = isDrawing && isKeyed;
	useEffect(() => {
		setDrawn(isByKeys ? { box: FIRST_BOX } : null);
		if (isByKeys) sheet.current?.focus();
	}, [isByKeys]);
	const done = () => {
		if (drawn === null) return;
		const bbox = boxOf(drawn);
		setDrawn(null);
		if (bbox.xmax - bbox.xmin >= SMALLEST && bbox.ymax - bbox.ymin >= SMALLEST) onDraw(page, bbox);
	};
	const handlers = {
		onPointerDown: (event: PointerEvent) => {
			if (!isDrawing || sheet.current === null) return;
			event.preventDefault();
			sheet.current.setPointerCapture(event.pointerId);
			const spot = spotOf(event, sheet.current, turn);
			setDrawn({ from: spot, to: spot });
		},
		onPointerMove: (event: PointerEvent) => {
			if (drawn === null || 'box' in drawn || sheet.current === null) return;
			setDrawn({ ...drawn, to: spotOf(event, sheet.current, turn) });
		},
		onPointerUp: done,
		onPointerCancel: () => {
			setDrawn(null);
		},
		onKeyDown: (event: KeyboardEvent) => {
			if (!isDrawing || event.target !== sheet.current) return;
			const moved = keyedBox(drawn === null ? FIRST_BOX : boxOf(drawn), event.key, event.shiftKey);
			if (moved !== undefined) setDrawn({ box: moved });
			else if (event.key === 'Enter') done();
			else if (event.key === 'Escape') onLeave();
			else return;
			event.preventDefault();
			event.stopPropagation();
		},
	};
	return { sheet, drawn, handlers };
}

function DrawnSheet(props: Props) {
	const { page, src, turn, zoom, marks, chosen, isDrawing, texts, onChoose } = props;
	const [ratio, setRatio] = useState(A4);
	const [failed, setFailed] = useState(false);
	const { sheet, drawn, handlers } = useDrawing(props);
	const isOnItsSide = turn % 2 === 1;
	const box = useRef<HTMLDivElement>(null);
	useEffect(() => {
		// A pointer is where one looks.
		if (drawn === null || !('box' in drawn)) return;
		box.current?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'auto' });
	}, [drawn]);

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
				{...(isDrawing
					? { tabIndex: 0, role: 'application', 'aria-label': texts('draw_by_keys', { page }) }
					: {})}
				{...handlers}
			>
				{failed ? (
					<p class="failed">{texts('picture_failed', { page })}</p>
				) : (
					<img
						src={src}
						alt={texts('page', { page })}
						loading="lazy"
						decoding="async"
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
				{drawn !== null && <div ref={box} class="drawn" style={placed(boxOf(drawn))} />}
			</div>
		</div>
	);
}

/** A page of the document with the boxes of its values; drawn again only when one of its properties is another. */
export function Sheet(props: Props) {
	const { page, src, turn, zoom, marks, chosen, isDrawing, isKeyed, texts } = props;
	const { onChoose, onDraw, onLeave } = props;
	return useMemo(
		() => <DrawnSheet {...props} />,
		[page, src, turn, zoom, marks, chosen, isDrawing, isKeyed, texts, onChoose, onDraw, onLeave],
	);
}
