/** n8n's own class for remembering files, over an SQLite file; asked by messages. Its own process, as it loads modules in ways that Jest has not. */
const { createRequire } = require('node:module');

const [n8n, file] = process.argv.slice(2);
const load = createRequire(n8n);

async function open() {
	load('reflect-metadata');
	const { DataSource } = load('@n8n/typeorm');
	const { ProcessedData } = load('@n8n/db');
	const source = new DataSource({
		type: 'sqlite-pooled',
		poolSize: 3,
		enableWAL: true,
		database: file,
		entities: [ProcessedData],
		synchronize: true,
	});
	await source.initialize();
	load('@n8n/di').Container.set(DataSource, source);
	const { DeduplicationHelper } = load('./dist/deduplication/deduplication-helper.js');
	return new DeduplicationHelper();
}

const opened = open();
process.on('message', async ({ id, method, args }) => {
	try {
		process.send({ id, answer: await (await opened)[method](...args) });
	} catch (error) {
		process.send({ id, error: error.message });
	}
});
