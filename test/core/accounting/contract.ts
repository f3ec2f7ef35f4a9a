import { resolve } from 'path';

const CONTRACTS = process.env.CONTRACTS ?? '../shared/contracts';

/** A contract made by others, beside the project or in the folder that `CONTRACTS` names. */
export const contract = (file: string): string => resolve(CONTRACTS, file);
