/** What came of reading a printed text as a number or a date: never a guess. */
export type Reading<T> =
	| { readonly readable: true; readonly value: T }
	| { readonly readable: false; readonly why: string };

export const readAs = <T>(value: T): Reading<T> => ({ readable: true, value });
export const unreadable = (why: string): Reading<never> => ({ readable: false, why });
