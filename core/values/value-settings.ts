/** What the user said about documents that don't say it themselves. */
export interface ValueSettings {
	/** The order of `03/04/2026`; "ask" leaves it unreadable where the document doesn't show it. */
	readonly dateOrder: 'ask' | 'dmy' | 'mdy';
	/** ISO 4217 code that settles a symbol of several currencies, as "$"; null settles nothing. */
	readonly defaultCurrency: string | null;
	/** ISO date of the day of reading: years of two digits need it. */
	readonly today: string;
}
