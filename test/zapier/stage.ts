import type { Extraction } from '../../core/api/extraction';
import { whitePage } from '../nodes/white-page';
import { sureInvoice } from '../service-double/extractions';
import {
	startServiceDouble,
	type Behaviour,
	type Call,
	type ServiceDouble,
} from '../service-double/service-double';
import { startFileServer, type FileServer, type Served } from './file-server';
import type { Stash } from '../../zapier/src/output/payload-file';
import { createTestClock } from './test-clock';
import { API_KEY, startZap, type Zap } from './zap';

/** A page with the name behind its end, so that every document differs and can be told apart. */
export const pageNamed = (name: string) => Buffer.concat([whitePage, Buffer.from(name)]);

/** The header says 256 megapixels. */
export const largeImage = Buffer.from(whitePage);
largeImage.writeUInt32BE(16_000, 16);
largeImage.writeUInt32BE(16_000, 20);

export const reads = (extraction: Extraction = sureInvoice): Behaviour => ({
	does: 'read',
	extraction,
});

/** A Zap with the app in it, the service, and the server that has the files of the step before. */
export interface Stage {
	readonly zap: Zap;
	readonly service: ServiceDouble;
	readonly files: FileServer;
	/** The link to a file. */
	readonly link: (name: string) => string;
	readonly close: () => Promise<void>;
}

export interface StageOptions {
	/** @default reads a sure invoice */
	readonly behave?: (call: Call, earlier: number) => Behaviour;
	/** By name. @default `invoice.png` */
	readonly files?: Readonly<Record<string, Served>>;
	readonly apiKey?: string;
	/** @default one that keeps files in `zap.stashed` */
	readonly stash?: Stash;
	/** @default passes with the pauses only */
	readonly uptime?: () => number;
}

export async function openStage({
	behave = () => reads(),
	files = { 'invoice.png': pageNamed('invoice') },
	apiKey = API_KEY,
	stash,
	uptime,
}: StageOptions = {}): Promise<Stage> {
	const service = await startServiceDouble(behave);
	const server = await startFileServer(
		new Map(Object.entries(files).map(([name, served]) => [`/${name}`, served])),
	);
	return {
		zap: startZap(service.url, apiKey, {
			stash,
			clock: { ...createTestClock(), ...(uptime ? { uptime } : {}) },
		}),
		service,
		files: server,
		link: (name) => `${server.url}/${encodeURIComponent(name)}`,
		close: async () => {
			await service.close();
			await server.close();
		},
	};
}
