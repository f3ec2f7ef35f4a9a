import { describe } from '@jest/globals';
import { existsSync } from 'fs';

import { contract } from './contract';

/** Tests that need a contract; where it is not there they are skipped, and say so. */
export const describeWith = (file: string, name: string, tests: () => void): void => {
	if (existsSync(contract(file))) describe(name, tests);
	else describe.skip(`${name} (skipped: ../shared/contracts/${file} is not there)`, tests);
};
