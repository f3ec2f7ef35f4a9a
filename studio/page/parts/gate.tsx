import type { Build } from '../model/build';
import { THRESHOLD } from '../model/use-build';
import type { Outcome, Tally } from '../model/truth';

/** A document as the gate lists it. */
interface GatedDocument {
	readonly id: string;
	readonly name: string;
	readonly outcome: Outcome | null;
	readonly reasons: readonly string[];
}

interface Props {
	readonly build: Build;
	readonly documents: readonly GatedDocument[];
	readonly tally: Tally;
	/** What other thresholds would do. */
	readonly others: readonly { readonly threshold: number; readonly tally: Tally }[];
	readonly change: (change: Partial<Build>, about: string | null) => void;
	readonly open: (id: string) => void;
}

const HINT =
	'Correct a document under Values and mark it as right: then you see here what a threshold costs and what it saves.';

function Others({ others, build, tally }: Pick<Props, 'others' | 'build' | 'tally'>) {
	return (
		<table class="others">
			<caption>At other thresholds</caption>
			<thead>
				<tr>
					<th scope="col">Threshold</th>
					<th scope="col">Accepted</th>
					<th scope="col">To review</th>
					{tally.known > 0 && (
						<>
							<th scope="col">Accepted, but wrong</th>
							<th scope="col">Right, but held back</th>
						</>
					)}
				</tr>
			</thead>
			<tbody>
				{others.map(({ threshold, tally: own }) => (
					<tr key={threshold} class={threshold === build.threshold ? 'chosen' : ''}>
						<th scope="row">{threshold.toFixed(2)}</th>
						<td>{own.accepted}</td>
						<td>{own.review}</td>
						{tally.known > 0 && (
							<>
								<td class={own.acceptedWrong > 0 ? 'bad' : ''}>{own.acceptedWrong}</td>
								<td>{own.heldBack}</td>
							</>
						)}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** What becomes of all documents under the threshold and the rules, as these change. */
export function Gate({ build, documents, tally, others, change, open }: Props) {
	return (
		<section class="gate" aria-label="Decision">
			<label class="slider">
				<span>
					Threshold <output>{build.threshold.toFixed(2)}</output>
				</span>
				<input
					type="range"
					min="0.5"
					max="1"
					step="0.01"
					value={build.threshold}
					aria-label="Threshold"
					onInput={({ currentTarget }) => {
						change({ threshold: Number(currentTarget.value) }, THRESHOLD);
					}}
				/>
			</label>
			<label class="check">
				<input
					type="checkbox"
					checked={build.fieldsThatCount === 'required'}
					onChange={({ currentTarget }) => {
						change({ fieldsThatCount: currentTarget.checked ? 'required' : 'all' }, null);
					}}
				/>
				<span>Only required fields count</span>
			</label>
			<label class="check">
				<input
					type="checkbox"
					checked={build.liftByChecks}
					onChange={({ currentTarget }) => {
						change({ liftByChecks: currentTarget.checked }, null);
					}}
				/>
				<span>Let sums that agree to the cent lift a doubt</span>
			</label>
			<p class="tally" aria-live="polite">
				<b class="good">{tally.accepted}</b> accepted, <b class="unsure">{tally.review}</b> to
				review
				{tally.known > 0 && (
					<>
						{' '}
						· <b class={tally.acceptedWrong > 0 ? 'bad' : ''}>{tally.acceptedWrong}</b> accepted but
						wrong, <b>{tally.heldBack}</b> right but held back
					</>
				)}
			</p>
			<ul class="gated">
				{documents.map(({ id, name, outcome, reasons }) => (
					<li key={id} class={outcome?.decision ?? 'waiting'}>
						<button
							type="button"
							class="link"
							onClick={() => {
								open(id);
							}}
						>
							{name}
						</button>{' '}
						<b>
							{outcome === null
								? 'not read'
								: outcome.decision === 'accepted'
									? 'accepted'
									: 'review'}
						</b>
						{outcome?.isRight === true && <span class="tag">read rightly</span>}
						{outcome?.isRight === false && <span class="tag wrong">read wrongly</span>}
						{reasons.map((reason) => (
							<p key={reason} class="reason">
								{reason}
							</p>
						))}
					</li>
				))}
			</ul>
			{documents.length > 0 && <Others others={others} build={build} tally={tally} />}
			{tally.known === 0 && <p class="help">{HINT}</p>}
		</section>
	);
}
