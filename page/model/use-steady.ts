import { useRef, useState } from 'preact/hooks';

/** A function that stays the same while it does what the latest one does: who is given it need not be drawn again. */
export function useSteady<A extends readonly unknown[]>(
	act: (...given: A) => void,
): (...given: A) => void {
	const latest = useRef(act);
	latest.current = act;
	const [steady] = useState(() => (...given: A) => {
		latest.current(...given);
	});
	return steady;
}
