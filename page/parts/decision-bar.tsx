import { useEffect, useRef, useState } from 'preact/hooks';

import { REJECT_REASONS, type RejectReason } from '../../core/review/answer';
import type { Texts } from '../texts/texts-of';

/** What the bar asks at the moment. */
export type Asking = 'nothing' | 'approve anyway' | 'why rejected';

interface Props {
	readonly asking: Asking;
	readonly openPoints: number;
	readonly canApprove: boolean;
	readonly isLast: boolean;
	readonly isSending: boolean;
	readonly note: string;
	readonly texts: Texts;
	readonly ask: (what: Asking) => void;
	/** `anyway`: open points or not. */
	readonly approve: (anyway: boolean) => void;
	readonly reject: (reason: RejectReason) => void;
	readonly writeNote: (note: string) => void;
}

/** Ends in a decision: approve, or reject with a reason. */
export function DecisionBar(props: Props) {
	const { asking, openPoints, canApprove, isLast, isSending, note, texts } = props;
	const first = useRef<HTMLButtonElement>(null);
	const [reason, setReason] = useState<RejectReason>('not_an_invoice');
	const [lacksWords, setLacksWords] = useState(false);
	useEffect(() => {
		if (asking !== 'nothing') first.current?.focus();
	}, [asking]);
	const cancel = (
		<button
			type="button"
			onClick={() => {
				props.ask('nothing');
			}}
		>
			{texts('cancel')}
		</button>
	);
	const noteField = (label: string) => (
		<label class="note">
			<span>{label}</span>
			<input
				type="text"
				maxLength={2000}
				value={note}
				aria-invalid={lacksWords}
				onInput={({ currentTarget }) => {
					setLacksWords(false);
					props.writeNote(currentTarget.value);
				}}
			/>
		</label>
	);

	if (asking === 'approve anyway')
		return (
			<footer class="bar" role="group" aria-label={texts('approve_anyway')}>
				<p class="question">
					{openPoints === 1 ? texts('one_still_open') : texts('still_open', { count: openPoints })}
				</p>
				{noteField(texts('note'))}
				<div class="buttons">
					{cancel}
					<button
						type="button"
						class="main"
						ref={first}
						disabled={isSending}
						onClick={() => {
							props.approve(true);
						}}
					>
						{texts('approve_anyway')}
					</button>
				</div>
			</footer>
		);
	if (asking === 'why rejected')
		return (
			<footer class="bar" role="group" aria-label={texts('reject_title')}>
				<label class="note">
					<span>{texts('reject_title')}</span>
					<select
						value={reason}
						onChange={({ currentTarget }) => {
							const chosen = REJECT_REASONS.find((one) => one === currentTarget.value);
							if (chosen !== undefined) setReason(chosen);
						}}
					>
						{REJECT_REASONS.map((one) => (
							<option key={one} value={one}>
								{texts(one)}
							</option>
						))}
					</select>
				</label>
				{noteField(texts('reject_words'))}
				{lacksWords && (
					<p class="reason" role="alert">
						{texts('words_needed')}
					</p>
				)}
				<div class="buttons">
					{cancel}
					<button
						type="button"
						class="danger"
						ref={first}
						disabled={isSending}
						onClick={() => {
							const hasWords = reason !== 'other' || note.trim() !== '';
							if (hasWords) props.reject(reason);
							setLacksWords(!hasWords);
						}}
					>
						{texts('reject')}
					</button>
				</div>
			</footer>
		);
	return (
		<footer class="bar">
			<p class="help">{texts('help')}</p>
			<div class="buttons">
				<button
					type="button"
					disabled={isSending}
					onClick={() => {
						props.ask('why rejected');
					}}
				>
					{texts('reject')}
				</button>
				<button
					type="button"
					id="approve"
					class="main"
					disabled={!canApprove || isSending}
					onClick={() => {
						props.approve(false);
					}}
				>
					{isSending ? texts('sending') : isLast ? texts('approve') : texts('approve_next')}
				</button>
			</div>
		</footer>
	);
}
