/** Names that can stand in a key as they are. Zapier takes "__" for a part of an object. */
const PLAIN = /^[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*$/;

/**
 * The key of an input that belongs to a field of the user's: `type_of_` and "total_due" -> "type_of_total_due". Two
 * names never share a key: other names are written in hex behind a dash, which no plain name has.
 */
export const dynamicKey = (prefix: string, name: string): string =>
	`${prefix}${PLAIN.test(name) ? name : `-${Buffer.from(name).toString('hex')}`}`;
