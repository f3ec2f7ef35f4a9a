import { useState } from 'preact/hooks';

interface Props {
	readonly add: (files: readonly File[]) => void;
	readonly trySample: () => void;
}

/** What can be dropped; the content is looked at, whatever the name says. */
const ACCEPTED =
	'.pdf,.png,.jpg,.jpeg,.tif,.tiff,.gif,.bmp,.webp,.xml,.eml,.msg,.zip,application/pdf,image/*';

/** A button that chooses files. */
export const FileButton = ({
	label,
	isMain,
	add,
}: {
	readonly label: string;
	readonly isMain: boolean;
	readonly add: (files: readonly File[]) => void;
}) => (
	<label class={isMain ? 'file main' : 'file'}>
		{label}
		<input
			type="file"
			multiple
			accept={ACCEPTED}
			onChange={({ currentTarget }) => {
				const files = [...(currentTarget.files ?? [])];
				currentTarget.value = '';
				if (files.length > 0) add(files);
			}}
		/>
	</label>
);

/** Takes files that are dropped anywhere. */
export function useDrop(add: (files: readonly File[]) => void) {
	const [isOver, setOver] = useState(false);
	const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
	return {
		isOver,
		handlers: {
			onDragOver: (event: DragEvent) => {
				if (!hasFiles(event)) return;
				event.preventDefault();
				setOver(true);
			},
			onDragLeave: (event: DragEvent) => {
				if (event.relatedTarget === null) setOver(false);
			},
			onDrop: (event: DragEvent) => {
				if (!hasFiles(event)) return;
				event.preventDefault();
				setOver(false);
				const files = [...(event.dataTransfer?.files ?? [])];
				if (files.length > 0) add(files);
			},
		},
	};
}

/** The first thing one sees. */
export const Welcome = ({ add, trySample }: Props) => (
	<main class="welcome">
		<h2>Drop your invoices here</h2>
		<p>
			PDFs, pictures, mails, e-invoices. Their fields are found for you; then you choose, and take
			them along to n8n or Zapier.
		</p>
		<div class="line wrap">
			<FileButton label="Choose files" isMain add={add} />
			<button type="button" onClick={trySample}>
				Try it with a sample
			</button>
		</div>
		<p class="help">They stay on this machine, and are forgotten when you close this page.</p>
	</main>
);
