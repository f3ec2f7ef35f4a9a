import type { ServiceCall } from './service-call';
import { amountBody, type AmountBody } from './wire';

/** How many scans an account has left. */
export interface Balance {
	readonly scans_left: number;
	readonly free_left: number;
	readonly free_limit: number;
	/** ISO date-time the free scans begin anew; null when the service does not say. */
	readonly free_cycle_end: string | null;
	/** Left of a flat fee; null without one. */
	readonly flat_fee_left: number | null;
	readonly paid_left: number;
}

/** Source of the sum: the service's API reference, `GET /amount`. */
function balanceOf({ free, flatfee, balance }: AmountBody): Balance {
	const flatFeeLeft = flatfee.enabled ? (flatfee.remaining ?? 0) : null;
	return {
		scans_left: free.remaining + (flatFeeLeft ?? 0) + balance,
		free_left: free.remaining,
		free_limit: free.limit,
		free_cycle_end: free.cycleEnd ?? null,
		flat_fee_left: flatFeeLeft,
		paid_left: balance,
	};
}

/** How many scans are left. It costs none. */
export const balanceCall: ServiceCall<Balance> = {
	request: { method: 'GET', path: '/amount' },
	what: 'the balance',
	read: (body) => {
		const amount = amountBody.safeParse(body).data;
		return amount === undefined ? undefined : balanceOf(amount);
	},
};
