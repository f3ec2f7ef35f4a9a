import { legalFormOf } from './name';

/** Streets that end in what they are, with a house number behind them, then a postcode: "Hauptstr. 5, 10115 Berlin". */
const STREET_FIRST =
	/^(?:[\p{L}.'-]+ ){0,3}?[\p{L}.'-]*(?:str\.?|stra(?:ß|ss)e|weg|allee|platz|gasse|ring|damm|ufer|straat|laan|plein|gatan|vägen|gade|vej|veien|katu|tie)\s?\d+\s?\p{L}?[\s,;/·|-]+(?:\p{Lu}{1,2}-)?\d{3,5}\s?(?:\d{2}|\p{Lu}{2})?\s\p{L}/iu;
/** "Via Roma 5, 20121 Milano", "Calle Mayor 3, 28013 Madrid". */
const KIND_FIRST =
	/^(?:via|viale|piazza|corso|calle|c\/|avenida|avda\.?|plaza|rua|praça|largo)\s[^\d]{2,40}\d[^\n]*\b\d{4,5}(?:-\d{3})?\b/iu;
/** "12 rue de Rivoli, 75001 Paris", "12 High Street, London SW1A 1AA". */
const NUMBER_FIRST =
	/^\d+\s?\p{L}?,?\s(?:bis |ter )?(?:(?:rue|avenue|av\.?|bd|boulevard|place|chemin|impasse|allée|quai|route|cours)\s|[\p{L}' .-]{2,40}\b(?:street|st|road|rd|lane|avenue|ave|drive|way|close|court|square|boulevard|blvd)\b).*\b(?:\d{5}|\p{Lu}{1,2}\d[\p{Lu}\d]?\s?\d\p{Lu}{2}|\d{4})\b/iu;

/** Whether a text is a street with a postcode, and no name before it. */
export const isStreetAddress = (text: string): boolean =>
	legalFormOf(text) === '' &&
	[STREET_FIRST, KIND_FIRST, NUMBER_FIRST].some((form) => form.test(text.trim()));

/** Whether a text is an e-mail address and no more. */
export const isMailAddress = (text: string): boolean => /^\S+@\S+\.\p{L}{2,}$/u.test(text.trim());
