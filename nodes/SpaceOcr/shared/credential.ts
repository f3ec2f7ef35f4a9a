import type { IExecuteFunctions } from 'n8n-workflow';

import { parseCredential, type Credential } from '../../../core/api/credential';

export const CREDENTIAL = 'spaceOcrApi';

/** @throws InvalidCredentialError when the key is empty or the Base URL is none */
export const readCredential = async (context: IExecuteFunctions): Promise<Credential> =>
	parseCredential(await context.getCredentials(CREDENTIAL), 'credential');
