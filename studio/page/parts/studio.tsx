import { useEffect, useMemo, useState } from 'preact/hooks';

import type { DocumentEdits } from '../../../core/review/edits';
import type { FieldSpec } from '../../../core/schema/field-spec';
import { PRESETS } from '../../../core/schema/presets';
import { placeOf } from '../../../page/model/place';
import { withValue } from '../../../page/model/value-actions';
import { Viewer } from '../../../page/parts/viewer';
import type { Texts } from '../../../page/texts/texts-of';
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
import { fieldFor, headerAt, pointedBy, type Pointed } from '../model/pointed';
import { shownOf } from '../model/shown-document';
import { foundOn, SURVEY } from '../model/survey';
import { useBuild } from '../model/use-build';
import { useCalm, useSettled } from '../model/use-calm';
import { useFiles, type Wanted } from '../model/use-files';
import { useJudged } from '../model/use-judged';
import { useOnPage } from '../model/use-on-page';
import { DocumentChips } from './document-chips';
import { useDrop, Welcome } from './drop-zone';
import { FieldList } from './field-list';
import { Gate } from './gate';
import { ReadValues } from './read-values';
import { StartAgain } from './start-again';
import { StudioHeader } from './studio-header';
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

const TABS = [
	['fields', 'Fields'],
	['values', 'Values'],
	['decision', 'Decision'],
	['take', 'Take it along'],
] as const;
type Tab = (typeof TABS)[number][0];

const useKeyOf = (setup: Setup | null): string | null =>
	useMemo(() => (setup === null ? null : readingKey(setup)), [setup]);

/** Where the field or column of a value stands in the list. */
function draftAt(
	{ drafts }: Build,
	mark: string,
	at: ReturnType<typeof placeOf>,
): string | undefined {
	const name = at === undefined ? mark : 'field' in at ? at.field : at.table;
	const drafted = drafts.find((draft) => draft.name.trim() === name);
	if (drafted === undefined || at === undefined || !('column' in at)) return drafted?.key;
	return (drafted.columns.find((one) => one.name.trim() === at.column) ?? drafted).key;
}

/** Studio: documents on the left, what is asked of them on the right. */
export function Studio({ data, texts }: Props) {
	const isLocal = data.engine === 'local';
	const { build, isTyping, edit, steps } = useBuild();
	const [isFresh, setFresh] = useState(true);
	const [tab, setTab] = useState<Tab>('fields');
	const [current, setCurrent] = useState<string | null>(null);
	const [chosen, setChosen] = useState<string | null>(null);
	const [focused, setFocused] = useState<string | null>(null);
	const [ordered, setOrdered] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);

	const setup = useMemo(() => setupOf(build), [build]);
	const calm = useCalm(setup);
	const settled = useSettled(setup, calm, isTyping);
	const [key, calmKey, settledKey] = [useKeyOf(setup), useKeyOf(calm), useKeyOf(settled)];
	const wanted = useMemo((): readonly Wanted[] => {
		const own = calm === null || calmKey === null ? [] : [{ key: calmKey, setup: calm }];
		// A service is paid: it reads what it was told to, and nothing to look around.
		if (!isLocal) return own.filter((one) => one.key === ordered);
		return [...own, { key: SURVEY_KEY, setup: SURVEY_SETUP }];
	}, [calmKey, ordered]);
	const { files, add, remove } = useFiles(wanted);

	const startFrom = (fields: readonly FieldSpec[]) => {
		setFresh(false);
		edit((now) => withFields(now, fields), null);
	};

	const documents = useMemo(
		() => files.flatMap((file) => shownOf(file, settledKey, SURVEY_KEY)),
		[files, settledKey],
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

	const judged = useJudged(documents, settled, data.today, tab === 'decision');
	const live = shown === undefined ? undefined : judged.lives.get(shown.id);
	const saidHere = judged.saidAbout(shown?.id ?? '');
	const taken = useMemo(() => namesOf(build.drafts), [build]);
	const onPage = useOnPage(shown, live, settled, isLocal);
	const { doubts, offers } = onPage;

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
	const pointAt = (page: number, pointed: Pointed) => {
		const hasTable = build.drafts.some(({ type }) => type === 'array');
		const table = hasTable
			? undefined
			: headerAt(onPage.wordsOn(page), onPage.stretchOf(page), pointed.bbox, taken);
		addField(table ?? fieldFor(pointed, taken, data.today));
	};
	const correct = (edits: DocumentEdits) => {
		if (shown !== undefined) judged.say(shown.id, { edits });
	};
	/** To where a value is: in the list of fields, or among the values. */
	const chooseMark = (mark: string) => {
		const marked = onPage.markedAs(mark);
		if ('offer' in marked) addField(marked.offer.field);
		else if ('word' in marked) pointAt(marked.word.page, marked.word.pointed);
		else if (tab === 'values') setFocused(`value-${mark}`);
		else {
			setChosen(mark);
			const draft = draftAt(build, mark, placeOf(mark, onPage.form));
			if (draft === undefined) return;
			setTab('fields');
			setFocused(`field-${draft}`);
		}
	};
	const draw = (page: number, bbox: Pointed['bbox']) => {
		const pointed = pointedBy(onPage.wordsOn(page), onPage.stretchOf(page), bbox);
		if (tab === 'values' && live !== undefined && chosen !== null) {
			const placed = { place: { page, bbox }, ...(pointed ? { text: pointed.text } : {}) };
			correct(withValue(live.read, saidHere.edits, chosen, (before) => ({ ...before, ...placed })));
			return;
		}
		addField(fieldFor(pointed ?? { label: '', text: '', bbox }, taken, data.today));
	};

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
	const isUnread = key !== null && files.some(({ readings }) => !readings.has(key));
	const reasonsOf = (id: string) =>
		judged.lives.get(id)?.judged.document.judgement.document.reasons ?? [];
	const outcomeOf = (id: string) => judged.outcomes.get(id) ?? null;

	return (
		<div class={drop.isOver ? 'stage over' : 'stage'} {...drop.handlers}>
			<StudioHeader
				about={
					isLocal
						? 'Read by the engine on this machine'
						: `Read by ${data.engine}: every page costs a scan`
				}
				ordering={
					isLocal || !isUnread
						? null
						: {
								scans: files.reduce((sum, { pages }) => sum + Math.max(1, pages ?? 1), 0),
								canOrder: setup !== null,
								isOrdered: ordered === key,
								order: () => {
									setOrdered(key);
								},
							}
				}
				steps={steps}
				add={files.length > 0 ? addFiles : null}
			/>
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
						chips={documents.map(({ id, name, why, isReading, isStale }) => ({
							id,
							name,
							isReading: isReading || (isLocal && isStale),
							isFailed: why.length > 0,
							outcome: outcomeOf(id),
							points: reasonsOf(id).length,
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
							pictureOf={onPage.pictureOf}
							canDraw={tab !== 'values' || chosen !== null}
							marks={onPage.marks}
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
											take={({ field }) => {
												addField(field);
											}}
										/>
										<StartAgain found={found} startFrom={startFrom} />
									</>
								)}
								{tab === 'values' &&
									(live === undefined ? (
										<p class="help">{shown.isReading ? 'Reading …' : 'Nothing was read yet.'}</p>
									) : (
										<ReadValues
											live={live}
											edits={saidHere.edits}
											isTruth={saidHere.isTruth}
											doubts={doubts}
											chosen={chosen}
											texts={texts}
											correct={correct}
											choose={setChosen}
											setTruth={(isTruth) => {
												judged.say(shown.id, { isTruth });
											}}
										/>
									))}
								{tab === 'decision' && (
									<Gate
										build={build}
										tally={judged.tally}
										others={judged.others}
										documents={documents.map(({ id, name }) => ({
											id,
											name,
											outcome: outcomeOf(id),
											reasons: reasonsOf(id).map(({ message }) => message),
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
