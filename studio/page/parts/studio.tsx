import { useEffect, useMemo, useState } from 'preact/hooks';

import { NO_EDITS, type DocumentEdits } from '../../../core/review/edits';
import { PRESETS } from '../../../core/schema/presets';
import { DocumentForm } from '../../../page/parts/document-form';
import { Viewer } from '../../../page/parts/viewer';
import { doubtsOf } from '../../../page/model/doubts';
import { marksOf } from '../../../page/model/marks';
import { placeOf } from '../../../page/model/place';
import { valueActions, withValue } from '../../../page/model/value-actions';
import type { Texts } from '../../../page/texts/texts-of';
import type { FieldSpec } from '../../../core/schema/field-spec';
import type { StudioData } from '../../answers';
import type { Setup } from '../../setup';
import { sample, ServerError } from '../api';
import {
	EMPTY,
	readingKey,
	setupOf,
	withColumn,
	withField,
	withFields,
	type Build,
} from '../model/build';
import { movedDraft, namesOf, withDraft, withoutDraft } from '../model/field-draft';
import { begin, changed, redone, undone } from '../model/history';
import { fieldFor, headerAt, pointableOn, pointedBy, type Pointed } from '../model/pointed';
import { shownOf } from '../model/shown-document';
import { liveDocument } from '../model/studio-document';
import {
	foundOn,
	isMarked,
	OFFER,
	offerMarks,
	offersOf,
	SURVEY,
	type Offer,
} from '../model/survey';
import { outcomeOf, tallyOf } from '../model/truth';
import { useFiles, type Wanted } from '../model/use-files';
import { usePictures, useWords } from '../model/use-pictures';
import { DocumentChips } from './document-chips';
import { FileButton, useDrop, Welcome } from './drop-zone';
import { FieldList } from './field-list';
import { Gate } from './gate';
import { TakeAlong } from './take-along';

interface Props {
	readonly data: StudioData;
	readonly texts: Texts;
}

const SURVEY_SETUP: Setup = {
	fields: SURVEY,
	threshold: EMPTY.threshold,
	fieldsThatCount: 'all',
	liftByChecks: false,
};
const SURVEY_KEY = readingKey(SURVEY_SETUP);
const WORD = 'word ';
/** Until so long after the last key nothing is read. */
const CALM_MS = 500;
/** What the gate compares. */
const THRESHOLDS = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

const TABS = [
	['fields', 'Fields'],
	['values', 'Values'],
	['decision', 'Decision'],
	['take', 'Take it along'],
] as const;
type Tab = (typeof TABS)[number][0];

/** What somebody said about a document. */
interface Said {
	readonly edits: DocumentEdits;
	/** Whether all its values are right with these edits. */
	readonly isTruth: boolean;
}
const NOTHING_SAID: Said = { edits: NO_EDITS, isTruth: false };

/** A value, as it was some time ago: it follows when it has not changed for a while. */
function useCalm<T>(value: T): T {
	const [calm, setCalm] = useState(value);
	useEffect(() => {
		const timer = setTimeout(() => {
			setCalm(() => value);
		}, CALM_MS);
		return () => {
			clearTimeout(timer);
		};
	}, [value]);
	return calm;
}

/** Studio: documents on the left, what is asked of them on the right. */
export function Studio({ data, texts }: Props) {
	const isLocal = data.engine === 'local';
	const [history, setHistory] = useState(() => begin(EMPTY));
	const build = history.present;
	const [isFresh, setFresh] = useState(true);
	const [tab, setTab] = useState<Tab>('fields');
	const [current, setCurrent] = useState<string | null>(null);
	const [chosen, setChosen] = useState<string | null>(null);
	const [focused, setFocused] = useState<string | null>(null);
	const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map());
	const [ordered, setOrdered] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);

	const setup = useMemo(() => setupOf(build), [build]);
	const calm = useCalm(setup);
	const key = useMemo(() => (setup === null ? null : readingKey(setup)), [setup]);
	const calmKey = useMemo(() => (calm === null ? null : readingKey(calm)), [calm]);
	const wanted = useMemo((): readonly Wanted[] => {
		const own = calm === null || calmKey === null ? [] : [{ key: calmKey, setup: calm }];
		// A service is paid: it reads what it was told to, and nothing to look around.
		if (!isLocal) return own.filter((one) => one.key === ordered);
		return [...own, { key: SURVEY_KEY, setup: SURVEY_SETUP }];
	}, [calmKey, ordered]);
	const { files, add, remove } = useFiles(wanted);

	const edit = (change: (now: Build) => Build, about: string | null) => {
		setHistory((now) => changed(now, change(now.present), about));
	};
	const startFrom = (fields: readonly FieldSpec[]) => {
		setFresh(false);
		edit((now) => withFields(now, fields), null);
	};

	const documents = useMemo(
		() => files.flatMap((file) => shownOf(file, key, SURVEY_KEY)),
		[files, key],
	);
	const shown = documents.find(({ id }) => id === current) ?? documents[0];
	const found = useMemo(() => {
		const first = documents.find(({ why }) => why.length === 0)?.survey ?? null;
		return first === null ? [] : foundOn(first);
	}, [documents]);
	// What the first document has is where one begins.
	useEffect(() => {
		if (!isFresh) return;
		if (!isLocal && files.length > 0) startFrom(PRESETS.invoice.fields);
		else if (found.length > 0) startFrom(found);
	}, [found, files.length, isFresh]);

	const lives = useMemo(
		() =>
			new Map(
				documents.flatMap(({ id, carried }) =>
					carried === null || setup === null
						? []
						: [
								[
									id,
									liveDocument(carried, setup, said.get(id)?.edits ?? NO_EDITS, data.today),
								] as const,
							],
				),
			),
		[documents, setup, said],
	);
	const outcomes = useMemo(
		() =>
			new Map([...lives].map(([id, one]) => [id, outcomeOf(one, said.get(id)?.isTruth ?? false)])),
		[lives],
	);
	const tally = tallyOf([...outcomes.values()]);
	const others = useMemo(() => {
		if (tab !== 'decision' || setup === null) return [];
		return [...new Set([...THRESHOLDS, setup.threshold])].sort().map((threshold) => ({
			threshold,
			tally: tallyOf(
				documents.flatMap(({ id, carried }) => {
					if (carried === null) return [];
					const { edits, isTruth } = said.get(id) ?? NOTHING_SAID;
					const then = { ...setup, threshold };
					return [outcomeOf(liveDocument(carried, then, edits, data.today), isTruth)];
				}),
			),
		}));
	}, [lives, tab]);

	const live = shown === undefined ? undefined : lives.get(shown.id);
	const saidHere = shown === undefined ? NOTHING_SAID : (said.get(shown.id) ?? NOTHING_SAID);
	const form = live?.read.form ?? { fields: [], tables: [] };
	const judgement = live?.judged.document.judgement.document;
	const doubts = useMemo(() => doubtsOf(judgement?.reasons ?? [], form), [live]);
	const values = useMemo(
		() => (live === undefined ? [] : marksOf(live.judged.document.values, form, doubts)),
		[live],
	);
	const pictures = usePictures(shown?.file ?? null, shown?.pages ?? []);
	const words = useWords(
		shown?.file ?? null,
		shown?.pages ?? [],
		isLocal && (shown?.survey ?? null) !== null,
	);
	const taken = useMemo(() => namesOf(build.drafts), [build]);
	const offers = useMemo(
		() =>
			shown === undefined || shown.survey === null ? [] : offersOf(shown.survey, taken, values),
		[shown, taken, values],
	);
	const pointable = useMemo(() => {
		const known = [...values, ...offerMarks(offers)];
		return [...words].flatMap(([page, own]) =>
			pointableOn(own, pictures.get(page)?.stretch ?? 1)
				.filter(({ bbox }) => !isMarked({ page, bbox }, known))
				.map((pointed) => ({ page, pointed })),
		);
	}, [words, pictures, values, offers]);
	const marks = useMemo(
		() => [
			...pointable.map(({ page, pointed }, index) => ({
				key: `${WORD}${index}`,
				label: `Add “${pointed.text}”`,
				page,
				bbox: pointed.bbox,
				isDoubt: false,
				kind: 'word' as const,
			})),
			...offerMarks(offers),
			...values,
		],
		[pointable, offers, values],
	);

	useEffect(() => {
		if (focused === null) return;
		setFocused(null);
		const input = document.getElementById(focused);
		input?.focus();
		input?.scrollIntoView({ block: 'nearest' });
	}, [focused, build]);

	const addField = (field: FieldSpec) => {
		setFresh(false);
		const { build: next, key: own } = withField(build, field);
		edit(() => next, null);
		setTab('fields');
		setFocused(`field-${own}`);
	};
	const take = ({ field }: Offer) => {
		addField(field);
	};
	const pointAt = (page: number, pointed: Pointed) => {
		const stretch = pictures.get(page)?.stretch ?? 1;
		const hasTable = build.drafts.some(({ type }) => type === 'array');
		const table = hasTable
			? undefined
			: headerAt(words.get(page) ?? [], stretch, pointed.bbox, taken);
		addField(table ?? fieldFor(pointed, taken, data.today));
	};
	const say = (change: Partial<Said>) => {
		if (shown === undefined) return;
		setSaid((now) => new Map([...now, [shown.id, { ...saidHere, ...change }]]));
	};
	const correct = (edits: DocumentEdits) => {
		say({ edits });
	};
	/** To where a value is: in the list of fields, or among the values. */
	const chooseMark = (mark: string) => {
		const offer = offers.find(({ field }) => `${OFFER}${field.name}` === mark);
		const word = pointable[Number(mark.slice(WORD.length))];
		if (offer !== undefined) take(offer);
		else if (mark.startsWith(WORD) && word !== undefined) pointAt(word.page, word.pointed);
		else if (tab === 'values') setFocused(`value-${mark}`);
		else {
			setChosen(mark);
			const at = placeOf(mark, form);
			const name = at === undefined ? mark : 'field' in at ? at.field : at.table;
			const drafted = build.drafts.find((draft) => draft.name.trim() === name);
			if (drafted === undefined) return;
			setTab('fields');
			const column =
				at !== undefined && 'column' in at
					? drafted.columns.find((one) => one.name.trim() === at.column)
					: undefined;
			setFocused(`field-${(column ?? drafted).key}`);
		}
	};
	const draw = (page: number, bbox: Pointed['bbox']) => {
		const stretch = pictures.get(page)?.stretch ?? 1;
		const pointed = pointedBy(words.get(page) ?? [], stretch, bbox);
		if (tab === 'values' && live !== undefined && chosen !== null) {
			const placed = { place: { page, bbox }, ...(pointed ? { text: pointed.text } : {}) };
			correct(withValue(live.read, saidHere.edits, chosen, (before) => ({ ...before, ...placed })));
			return;
		}
		addField(fieldFor(pointed ?? { label: '', text: '', bbox }, taken, data.today));
	};

	// On the window, as what had the keyboard may just have been removed.
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
			const pressed = event.key.toLowerCase();
			const isRedo = pressed === 'y' || (pressed === 'z' && event.shiftKey);
			if (!isRedo && pressed !== 'z') return;
			event.preventDefault();
			setHistory(isRedo ? redone : undone);
		};
		window.addEventListener('keydown', onKey);
		return () => {
			window.removeEventListener('keydown', onKey);
		};
	}, []);

	const addFiles = (given: readonly File[]) => {
		setProblem(null);
		add(given);
	};
	const trySample = () => {
		sample().then(
			(file) => {
				addFiles([file]);
			},
			(error: unknown) => {
				if (!(error instanceof ServerError)) throw error;
				setProblem(error.message);
			},
		);
	};
	const drop = useDrop(addFiles);
	const pagesToRead = files.reduce((sum, { pages }) => sum + Math.max(1, pages ?? 1), 0);
	const isUnread = key !== null && files.some(({ readings }) => !readings.has(key));

	return (
		<div class={drop.isOver ? 'stage over' : 'stage'} {...drop.handlers}>
			<header>
				<div class="heading">
					<h1>Space OCR Studio</h1>
					<p>
						{isLocal
							? 'Read by the engine on this machine'
							: `Read by ${data.engine}: every page costs a scan`}
					</p>
				</div>
				<div class="line">
					{!isLocal && isUnread && (
						<button
							type="button"
							class="main"
							disabled={setup === null || ordered === key}
							onClick={() => {
								setOrdered(key);
							}}
						>
							{ordered === key ? 'Reading …' : `Read (${pagesToRead} scans at most)`}
						</button>
					)}
					<button
						type="button"
						disabled={history.past.length === 0}
						title="Ctrl+Z"
						onClick={() => {
							setHistory(undone);
						}}
					>
						Undo
					</button>
					<button
						type="button"
						disabled={history.future.length === 0}
						title="Ctrl+Shift+Z"
						onClick={() => {
							setHistory(redone);
						}}
					>
						Redo
					</button>
					{files.length > 0 && <FileButton label="Add documents" isMain={false} add={addFiles} />}
				</div>
			</header>
			{problem !== null && (
				<div class="problem" role="alert">
					<p>{problem}</p>
				</div>
			)}
			{shown === undefined ? (
				<Welcome add={addFiles} trySample={trySample} />
			) : (
				<>
					<DocumentChips
						chips={documents.map(({ id, name, why, isReading }) => ({
							id,
							name,
							isReading,
							isFailed: why.length > 0,
							outcome: outcomes.get(id) ?? null,
							points: lives.get(id)?.judged.document.judgement.document.reasons.length ?? 0,
						}))}
						current={shown.id}
						go={setCurrent}
						remove={(id) => {
							remove(Number(id.split('.', 1)[0]));
						}}
					/>
					<main class="document">
						<Viewer
							document={documents.indexOf(shown)}
							pages={shown.pages}
							pictureOf={(page) => pictures.get(page)?.src}
							canDraw={tab !== 'values' || chosen !== null}
							marks={marks}
							chosen={chosen}
							texts={texts}
							onChoose={chooseMark}
							onDraw={draw}
						/>
						<div class="side">
							<div class="tabs" role="tablist" aria-label="What to do">
								{TABS.map(([name, label]) => (
									<button
										key={name}
										type="button"
										role="tab"
										aria-selected={tab === name}
										onClick={() => {
											setTab(name);
										}}
									>
										{label}
									</button>
								))}
							</div>
							<div class="values" role="tabpanel" aria-label={tab}>
								{shown.why.length > 0 && (
									<ul class="reasons">
										{shown.why.map((one) => (
											<li key={one} class="reason">
												{one}
											</li>
										))}
									</ul>
								)}
								{tab === 'fields' && (
									<>
										<FieldList
											drafts={build.drafts}
											live={live ?? null}
											doubts={doubts}
											offers={offers}
											chosen={chosen}
											threshold={build.threshold}
											actions={{
												change: (own, change, about) => {
													edit(
														(now) => ({ ...now, drafts: withDraft(now.drafts, own, change) }),
														about,
													);
												},
												remove: (own) => {
													edit((now) => ({ ...now, drafts: withoutDraft(now.drafts, own) }), null);
												},
												move: (own, to) => {
													edit(
														(now) => ({ ...now, drafts: movedDraft(now.drafts, own, to) }),
														null,
													);
												},
												choose: setChosen,
											}}
											addColumn={(table) => {
												edit((now) => withColumn(now, table), null);
											}}
											addField={() => {
												addField({ name: '', type: 'string' });
											}}
											take={take}
										/>
										<section aria-label="Start again from">
											<h2>Start again from</h2>
											<div class="line wrap">
												{found.length > 0 && (
													<button
														type="button"
														class="small"
														onClick={() => {
															startFrom(found);
														}}
													>
														What the document has
													</button>
												)}
												{Object.entries(PRESETS).map(([name, { label, fields }]) => (
													<button
														key={name}
														type="button"
														class="small"
														onClick={() => {
															startFrom(fields);
														}}
													>
														{label}
													</button>
												))}
												<button
													type="button"
													class="small"
													onClick={() => {
														startFrom([]);
													}}
												>
													Nothing
												</button>
											</div>
										</section>
									</>
								)}
								{tab === 'values' && live !== undefined && (
									<>
										<label class="check">
											<input
												type="checkbox"
												checked={saidHere.isTruth}
												onChange={({ currentTarget }) => {
													say({ isTruth: currentTarget.checked });
												}}
											/>
											<span>I have looked: all values are right now</span>
										</label>
										<DocumentForm
											read={live.read}
											edits={saidHere.edits}
											judged={live.judged}
											doubts={doubts}
											chosen={chosen}
											texts={texts}
											actions={valueActions({
												read: live.read,
												edits: saidHere.edits,
												doubts,
												change: correct,
												choose: setChosen,
												goOn: () => undefined,
											})}
											change={correct}
										/>
									</>
								)}
								{tab === 'values' && live === undefined && (
									<p class="help">{shown.isReading ? 'Reading …' : 'Nothing was read yet.'}</p>
								)}
								{tab === 'decision' && (
									<Gate
										build={build}
										tally={tally}
										others={others}
										documents={documents.map(({ id, name }) => ({
											id,
											name,
											outcome: outcomes.get(id) ?? null,
											reasons: (
												lives.get(id)?.judged.document.judgement.document.reasons ?? []
											).map(({ message }) => message),
										}))}
										change={(change, about) => {
											edit((now) => ({ ...now, ...change }), about);
										}}
										open={setCurrent}
									/>
								)}
								{tab === 'take' && (
									<TakeAlong
										setup={setup}
										bring={({ fields, ...judging }) => {
											setFresh(false);
											edit((now) => withFields({ ...now, ...judging }, fields), null);
										}}
									/>
								)}
							</div>
						</div>
					</main>
				</>
			)}
		</div>
	);
}
