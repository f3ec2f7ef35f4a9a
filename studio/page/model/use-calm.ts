import { useEffect, useRef, useState } from 'preact/hooks';

/** Until so long after the last change nothing is read. */
const CALM_MS = 500;

/** A value, as it was some time ago: it follows when it has not changed for a while. */
export function useCalm<T>(value: T): T {
	const [calm, setCalm] = useState(value);
	useEffect(() => {
		const timer = setTimeout(() => {
			setCalm(() => value);
		}, CALM_MS);
		return () => {
			clearTimeout(timer);
		};
	}, [value]);
	return calm;
}

/** What is to be worked with: as it is now, but while somebody types as it was before, until the keys rest. */
export function useSettled<T>(value: T, calm: T, isTyping: boolean): T {
	const settled = useRef(value);
	if (!isTyping || calm === value) settled.current = value;
	return settled.current;
}
