import { accountingMapping } from './accounting-parameters';
import { optionParameters } from './option-parameters';
import { reviewOptionParameters } from './review-option-parameters';
import { technicalOptionParameters } from './technical-option-parameters';

const COLLECTIONS = [
	accountingMapping,
	optionParameters,
	reviewOptionParameters,
	technicalOptionParameters,
];

/** A setting as the panel calls it: "Default Currency" for `defaultCurrency`. */
export function labelOf(name: PropertyKey | undefined): string {
	const options = COLLECTIONS.flatMap((collection) => collection.options ?? []);
	const found = options.find((option) => option.name === name);
	return found !== undefined && 'displayName' in found ? found.displayName : String(name);
}
