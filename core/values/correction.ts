const CORRECTION = /corr?e[ck]t|corrett|korr?e[ck]tur|bericht?ig|re[ck]tif/iu;

/** "Rechnungskorrektur", "Corrected invoice": a title of what may take the place of an invoice, or give money back. */
export const isCorrection = (title: string): boolean => CORRECTION.test(title);
