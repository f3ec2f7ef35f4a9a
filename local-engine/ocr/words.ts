import type { PixelBox } from './grey-image';

/** One printed character and where it stands, in pixels of the upright page. */
export interface PrintedSymbol {
	readonly text: string;
	readonly box: PixelBox;
}

/** A word as read from the page. */
export interface PrintedWord {
	readonly text: string;
	readonly box: PixelBox;
	readonly symbols: readonly PrintedSymbol[];
	/** Height in pixels of the capitals of the run the word stands in. */
	readonly capHeight: number;
	/** 0..1: how sure recognition is of every character; 1 is clean print. */
	readonly certainty: number;
	/** Whether the word was read twice with two outcomes. */
	readonly disputed: boolean;
}

/** Tesseract's confidence, 0..100, of print without any flaw; there is nothing above it. */
const CLEAN_PRINT = 95;

/**
 * Certainty 0..1 of a recognised word. Linear on purpose: on receipts of poor print, misread words came
 * with confidences up to about 80, right ones from about 87, so that 0.85 lies between them.
 *
 * @param confidence of Tesseract, 0..100
 */
export const certaintyOf = (confidence: number): number =>
	Math.max(0, Math.min(1, confidence / CLEAN_PRINT));
