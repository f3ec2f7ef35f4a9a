/** A document that was not sent, as the run has used the scans it was allowed. */
class ScanLimitError extends Error {
	override readonly name = 'ScanLimitError';
}

/** How many scans a run may still spend. */
export interface ScanBudget {
	/**
	 * Takes that many scans at once, so that no document is paid in part.
	 *
	 * @throws ScanLimitError when fewer are left; nothing is taken then
	 */
	take(scans: number): void;
}

/** @param maxScans of the run; 0: no limit */
export function createScanBudget(maxScans: number): ScanBudget {
	let taken = 0;
	return {
		take(scans) {
			if (maxScans > 0 && taken + scans > maxScans)
				throw new ScanLimitError(
					`not sent: it needs ${scans} scans, and ${maxScans - taken} of ${maxScans} are left for this run`,
				);
			taken += scans;
		},
	};
}
