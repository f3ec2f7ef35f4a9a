import { SpaceOcrError } from '../errors';

/** There is no sheet at this path, or what is there is none. */
export class NoSheetError extends SpaceOcrError {
	override readonly name = 'NoSheetError';
}
