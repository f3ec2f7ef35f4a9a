import type { BuiltPackage } from '../../cli/run-workflow';
import type { LocalEngine } from '../../local-engine/server/start';

/** Who reads the documents. */
interface Service {
	/** "local", or its host. */
	readonly name: string;
	readonly url: string;
	/** It never reaches the page. */
	readonly apiKey: string;
	/** @default the node's own, 60 */
	readonly requestsPerMinute?: number;
	/** Words of a page image; null for a service, which has no call for them. */
	readonly words: LocalEngine['words'] | null;
}

/** What Studio's server works with. */
export interface StudioTools {
	/** The folder with `workflows/`. */
	readonly root: string;
	readonly nodes: BuiltPackage;
	readonly service: Service;
	readonly log: (text: string) => void;
}
