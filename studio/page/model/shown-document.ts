import type { CarriedDocument } from '../../../core/pipeline/carried';
import { fileNameOf } from '../../../core/review/page-data';
import { carriedOrWhy } from '../../../page/model/carried-or-why';
import type { GivenDocument } from './studio-document';
import type { Reading, StudioFile } from './use-files';

/** A document to look at: read, failed, or not read yet. */
export interface ShownDocument {
	readonly id: string;
	readonly name: string;
	/** The file whose pages are shown. */
	readonly file: File;
	readonly pages: readonly number[];
	readonly carried: CarriedDocument | null;
	/** Found by the survey; null while there is none. */
	readonly survey: CarriedDocument | null;
	/** Why it was not read. */
	readonly why: readonly string[];
	readonly isReading: boolean;
	/** Whether other fields are asked for than it was read with: it is to be read again. */
	readonly isStale: boolean;
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Made once for each, as pictures are kept by file. */
const files = new WeakMap<GivenDocument, File>();

function fileOf(given: GivenDocument, sent: File): File {
	if (given.file === null) return sent;
	const known = files.get(given);
	if (known !== undefined) return known;
	const { name, type, base64 } = given.file;
	const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
	const file = new File([bytes], name, { type });
	files.set(given, file);
	return file;
}

/** Read once for each: fields change with every key that is typed, what was answered does not. */
const read = new WeakMap<GivenDocument, ReturnType<typeof carriedOrWhy>>();

function readOnce(given: GivenDocument): ReturnType<typeof carriedOrWhy> {
	const known = read.get(given) ?? carriedOrWhy(given.json);
	read.set(given, known);
	return known;
}

const documentsIn = (reading: Reading | null | undefined): readonly GivenDocument[] =>
	reading === null || reading === undefined || 'error' in reading ? [] : reading.documents;

function surveyAt(file: StudioFile, surveyKey: string, index: number) {
	const given = documentsIn(file.readings.get(surveyKey))[index];
	const own = given === undefined ? undefined : readOnce(given);
	return own !== undefined && 'carried' in own ? own.carried : null;
}

/** The documents of a file: as many as were found in it, one while that is not known. */
export function shownOf(
	file: StudioFile,
	key: string | null,
	surveyKey: string,
): readonly ShownDocument[] {
	const current = key === null ? undefined : file.readings.get(key);
	const reading = current ?? file.latest;
	const shared = {
		isReading: file.reading !== null && file.reading !== surveyKey,
		isStale: current === undefined && key !== null,
	};
	const given = documentsIn(reading);
	if (given.length === 0) {
		const why = reading !== null && 'error' in reading ? [reading.error] : [];
		return [
			{
				...shared,
				id: `${file.id}.0`,
				name: file.file.name,
				file: file.file,
				pages: upTo(file.pages ?? 0),
				carried: null,
				survey: null,
				why: [...why, ...(file.problem === null || why.length > 0 ? [] : [file.problem])],
				isReading: file.reading !== null,
			},
		];
	}
	return given.map((one, index) => {
		const own = readOnce(one);
		const failed = 'why' in own;
		return {
			...shared,
			id: `${file.id}.${index}`,
			name: fileNameOf(one.json) ?? file.file.name,
			file: fileOf(one, file.file),
			pages: one.pages,
			carried: failed ? null : own.carried,
			survey: surveyAt(file, surveyKey, index),
			why: failed ? own.why : [],
		};
	});
}
