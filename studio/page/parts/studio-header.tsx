import { FileButton } from './drop-zone';

/** Reading by a paid service, which waits for a word. */
interface Ordering {
	/** At most so many scans. */
	readonly scans: number;
	readonly canOrder: boolean;
	readonly isOrdered: boolean;
	readonly order: () => void;
}

interface Props {
	/** Where documents are read. */
	readonly about: string;
	/** null: nothing is to be ordered. */
	readonly ordering: Ordering | null;
	readonly steps: {
		readonly canUndo: boolean;
		readonly canRedo: boolean;
		readonly undo: () => void;
		readonly redo: () => void;
	};
	/** null: the page asks for files in a larger way. */
	readonly add: ((files: readonly File[]) => void) | null;
}

/** What Studio is, and what concerns all of it. */
export const StudioHeader = ({ about, ordering, steps, add }: Props) => (
	<header>
		<div class="heading">
			<h1>Space OCR Studio</h1>
			<p>{about}</p>
		</div>
		<div class="line">
			{ordering !== null && (
				<button
					type="button"
					class="main"
					disabled={!ordering.canOrder || ordering.isOrdered}
					onClick={ordering.order}
				>
					{ordering.isOrdered ? 'Reading …' : `Read (${ordering.scans} scans at most)`}
				</button>
			)}
			<button type="button" disabled={!steps.canUndo} title="Ctrl+Z" onClick={steps.undo}>
				Undo
			</button>
			<button type="button" disabled={!steps.canRedo} title="Ctrl+Shift+Z" onClick={steps.redo}>
				Redo
			</button>
			{add !== null && <FileButton label="Add documents" isMain={false} add={add} />}
		</div>
	</header>
);
