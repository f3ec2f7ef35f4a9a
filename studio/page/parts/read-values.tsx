import type { DocumentEdits } from '../../../core/review/edits';
import type { Doubts } from '../../../page/model/doubts';
import { valueActions } from '../../../page/model/value-actions';
import { DocumentForm } from '../../../page/parts/document-form';
import type { Texts } from '../../../page/texts/texts-of';
import type { LiveDocument } from '../model/studio-document';

interface Props {
	readonly live: LiveDocument;
	readonly edits: DocumentEdits;
	readonly isTruth: boolean;
	readonly doubts: Doubts;
	readonly chosen: string | null;
	readonly texts: Texts;
	readonly correct: (edits: DocumentEdits) => void;
	readonly choose: (key: string) => void;
	readonly setTruth: (isTruth: boolean) => void;
}

/** What was read of a document, to be corrected, and said to be right. */
export const ReadValues = (props: Props) => {
	const { live, edits, isTruth, doubts, chosen, texts, correct, choose, setTruth } = props;
	const { read, judged } = live;
	return (
		<>
			<label class="check">
				<input
					type="checkbox"
					checked={isTruth}
					onChange={({ currentTarget }) => {
						setTruth(currentTarget.checked);
					}}
				/>
				<span>I have looked: all values are right now</span>
			</label>
			<DocumentForm
				read={read}
				edits={edits}
				judged={judged}
				doubts={doubts}
				chosen={chosen}
				texts={texts}
				actions={valueActions({
					read,
					edits,
					doubts,
					change: correct,
					choose,
					goOn: () => undefined,
				})}
				change={correct}
			/>
		</>
	);
};
