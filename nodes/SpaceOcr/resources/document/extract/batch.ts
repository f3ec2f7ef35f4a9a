/** What becomes of the documents of one execution, stage by stage: planned, read, finished, put out. */
import type { Decision } from '../../../../../core/decision/reason';
import type { DocumentFailure } from '../../../../../core/pipeline/failure';
import type { ProcessedDocument } from '../../../../../core/pipeline/output';
import type { FoundDocument } from './find-documents';
import type { DocumentSettings } from './settings';

/** One document of the batch. */
export interface Task {
	readonly item: number;
	readonly document: FoundDocument;
	readonly settings: DocumentSettings;
}

/** What is to be done for an item, or the error that shows that nothing can be. */
export type Plan =
	| { readonly tasks: readonly Task[]; readonly settings: DocumentSettings }
	| { readonly error: unknown };

/** What a repeat repeats: a file of an earlier execution, or the one of this name in the same batch. */
export type Original = { readonly in: 'earlier' } | { readonly in: 'batch'; readonly name: string };

/** What became of a document that did not fail. */
export type Reading =
	| {
			readonly kind: 'read';
			/** Several where the file holds several. */
			readonly documents: readonly ProcessedDocument[];
			/** Of the file; null where repeats don't matter. */
			readonly remember: string | null;
	  }
	/** No document: a logo, a text. */
	| { readonly kind: 'skipped'; readonly why: string }
	/** Delivered before, and not to be read again. */
	| { readonly kind: 'duplicate'; readonly sha256: string; readonly of: Original };

/** What became of a task; null: not begun, as another one had failed. */
export type Result = Reading | { readonly kind: 'failed'; readonly error: unknown } | null;

export type FinishedTask = Task & { readonly result: Result };

/** A file that was left aside, and why. */
export interface SkippedFile {
	readonly property: string | null;
	readonly file_name: string;
	readonly why: string;
}

/** What leaves the node for a document, or for an item that brings none. */
export type Outcome = { readonly item: number } & (
	| {
			readonly kind: 'read';
			readonly document: FoundDocument;
			readonly settings: DocumentSettings;
			readonly skipped: readonly SkippedFile[];
			readonly read: ProcessedDocument;
			/** Other files of the item that are the same invoice in another form. */
			readonly twins: readonly FoundDocument[];
			/** SHA-256 of its files, where repeats are to be told; none otherwise. */
			readonly remember: readonly string[];
	  }
	| {
			readonly kind: 'failed';
			/** null when it is the item that failed. */
			readonly document: FoundDocument | null;
			readonly failure: DocumentFailure;
	  }
	/** Read before; a person should look. */
	| {
			readonly kind: 'duplicate';
			readonly document: FoundDocument;
			readonly sha256: string;
			readonly of: Original;
	  }
	/** An item without a document; a person should look. */
	| { readonly kind: 'bare'; readonly skipped: readonly SkippedFile[]; readonly message: string }
);

/** Where a document goes. */
export type Destination = Decision | 'failed';

/** What became of a document, for who looks at the run. */
export interface DecidedDocument {
	readonly to: Destination;
	/** How the user knows it. */
	readonly name: string;
	/** The first reason against it; a failure's begins with the name. */
	readonly why?: string | undefined;
}
