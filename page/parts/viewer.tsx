import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { Box } from '../../core/api/wire';
import { marksByPage, type PageMark } from '../model/page-marks';
import { useSteady } from '../model/use-steady';
import type { Texts } from '../texts/texts-of';
import { Sheet, type Turn } from './sheet';

interface Props {
	/** Which document, from 0. */
	readonly document: number;
	readonly pages: readonly number[];
	/** Address of the picture of a page; undefined while there is none yet. */
	readonly pictureOf: (page: number) => string | undefined;
	/** Where the file can be had; undefined for nowhere. */
	readonly original?: string;
	readonly marks: readonly PageMark[];
	/** Key of the chosen value. */
	readonly chosen: string | null;
	readonly texts: Texts;
	readonly onChoose: (key: string) => void;
	/** Somebody drew where a value stands. */
	readonly onDraw: (page: number, bbox: Box) => void;
	/** Whether there is something to draw the place of. */
	readonly canDraw: boolean;
}

const ZOOM = { least: 50, most: 400, factor: 1.25 };

const NO_MARKS: readonly PageMark[] = [];

const turned = (turn: Turn): Turn => ([1, 2, 3, 0] as const)[turn];

/** The document: all its pages, enlarged and turned as one likes, with the boxes of the values. */
export function Viewer(props: Props) {
	const { document, pages, pictureOf, original, marks, chosen, texts } = props;
	const { canDraw } = props;
	const room = useRef<HTMLDivElement>(null);
	const [zoom, setZoom] = useState(100);
	const [turn, setTurn] = useState<Turn>(0);
	const [isDrawing, setDrawing] = useState(false);
	/** The page on which a box is drawn by keys; null while a pointer is used. */
	const [keyed, setKeyed] = useState<number | null>(null);
	const drawButton = useRef<HTMLButtonElement>(null);
	const [page, setPage] = useState(pages[0] ?? 1);
	const place = marks.find(({ key }) => key === chosen);
	const shown = useRef(marksByPage([], new Map()));
	const byPage = useMemo(() => {
		shown.current = marksByPage(marks, shown.current);
		return shown.current;
	}, [marks]);
	const onChoose = useSteady(props.onChoose);
	const onLeave = useSteady(() => {
		setDrawing(false);
		if (keyed !== null) drawButton.current?.focus();
	});
	const onDraw = useSteady((at: number, bbox: Box) => {
		onLeave();
		props.onDraw(at, bbox);
	});
	const where = place && `${place.page} ${JSON.stringify(place.bbox)}`;

	useEffect(() => {
		room.current?.scrollTo({ top: 0 });
	}, [document]);
	useEffect(() => {
		const mark = room.current?.querySelector('.mark.chosen');
		mark?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'auto' });
	}, [chosen, where]);

	const zoomBy = (factor: number) => {
		setZoom(Math.min(ZOOM.most, Math.max(ZOOM.least, Math.round(zoom * factor))));
	};
	const lookWhere = () => {
		const middle = room.current?.getBoundingClientRect();
		if (middle === undefined) return;
		const frames = [...(room.current?.querySelectorAll<HTMLElement>('.frame') ?? [])];
		const seen = frames.find(
			(frame) => frame.getBoundingClientRect().bottom > middle.top + middle.height / 2,
		);
		if (seen !== undefined) setPage(Number(seen.dataset['page']));
	};

	if (pages.length === 0)
		return (
			<section class="viewer" aria-label={texts('pages')}>
				<p class="empty">{texts('no_picture')}</p>
			</section>
		);
	return (
		<section class="viewer" aria-label={texts('pages')}>
			<div class="tools">
				<span class="where">
					{texts('page_of', { page: pages.indexOf(page) + 1, count: pages.length })}
				</span>
				<button
					type="button"
					class="tool"
					title={texts('zoom_out')}
					aria-label={texts('zoom_out')}
					onClick={() => {
						zoomBy(1 / ZOOM.factor);
					}}
				>
					−
				</button>
				<button
					type="button"
					class="tool wide"
					title={texts('fit')}
					aria-label={`${zoom} %: ${texts('fit')}`}
					onClick={() => {
						setZoom(100);
					}}
				>
					{zoom} %
				</button>
				<button
					type="button"
					class="tool"
					title={texts('zoom_in')}
					aria-label={texts('zoom_in')}
					onClick={() => {
						zoomBy(ZOOM.factor);
					}}
				>
					+
				</button>
				<button
					type="button"
					class="tool"
					title={texts('turn')}
					aria-label={texts('turn')}
					onClick={() => {
						setTurn(turned(turn));
					}}
				>
					↻
				</button>
				<button
					type="button"
					class="tool"
					title={texts('mark')}
					aria-label={texts('mark')}
					aria-pressed={isDrawing}
					disabled={!canDraw}
					ref={drawButton}
					// A click without a pointer is one by the keyboard.
					onClick={({ detail }) => {
						setKeyed(detail === 0 ? page : null);
						setDrawing(!isDrawing);
					}}
				>
					⬚
				</button>
				{original !== undefined && (
					<a class="tool" title={texts('download')} aria-label={texts('download')} href={original}>
						↓
					</a>
				)}
			</div>
			<div
				class="room"
				ref={room}
				tabIndex={0}
				role="group"
				aria-label={texts('pages')}
				onScroll={lookWhere}
			>
				{pages.map((number) => (
					<Sheet
						key={`${document} ${number}`}
						page={number}
						src={pictureOf(number)}
						turn={turn}
						zoom={zoom}
						marks={byPage.get(number) ?? NO_MARKS}
						chosen={place?.page === number ? chosen : null}
						isDrawing={isDrawing && canDraw}
						isKeyed={number === keyed}
						texts={texts}
						onChoose={onChoose}
						onDraw={onDraw}
						onLeave={onLeave}
					/>
				))}
			</div>
		</section>
	);
}
