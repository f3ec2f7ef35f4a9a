/** The order of day, month and year in a date that is written in digits. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What is known about the dates of a document before one of them is read. */
export interface DateHints {
	/** Settles dates that more than one order fits. */
	readonly order?: DateOrder | undefined;
	/** Settles those with the year behind where `order` is `ymd`. */
	readonly yearLastOrder?: 'dmy' | 'mdy' | undefined;
	/** ISO date of the day of reading, which says what century "26" is in. */
	readonly today: string;
	/** ISO 639 code; settles names that mean different months in different languages. */
	readonly language?: string | undefined;
}
