import * as z from 'zod/v4';

import { send } from './n8n-call.ts';
import type { Owner } from './owner.ts';

const settings = z.object({
	data: z.object({ userManagement: z.object({ showSetupOnFirstLoad: z.boolean() }) }),
});

/**
 * Logs in; on the first start this makes the owner.
 *
 * @returns the cookie for further calls
 * @throws Error with n8n's answer when it lets nobody in
 */
export async function cookieOf(url: string, owner: Owner): Promise<string> {
	const answer = await send(url, '', 'GET', '/settings', undefined, 'say whether it has an owner');
	const isNew = settings.parse(await answer.json()).data.userManagement.showSetupOnFirstLoad;
	const names = { firstName: 'Space', lastName: 'OCR' };
	const response = isNew
		? await send(url, '', 'POST', '/owner/setup', { ...owner, ...names }, 'make the owner')
		: await send(
				url,
				'',
				'POST',
				'/login',
				{ emailOrLdapLoginId: owner.email, password: owner.password },
				'let the owner in (was the password changed? --reset begins anew)',
			);
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0] ?? '')
		.join('; ');
}
