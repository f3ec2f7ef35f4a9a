/** Loaded into a process that must not reach the network: whoever tries is told, and the process ends. */
const { Socket } = require('node:net');

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const { connect } = Socket.prototype;

Socket.prototype.connect = function (...args) {
	const [options] = Array.isArray(args[0]) ? args[0] : args;
	const host = typeof options === 'object' && options !== null ? options.host : undefined;
	const isLocal = options?.path !== undefined || LOOPBACK.has(host);
	if (!isLocal) {
		process.stderr.write(`reached for the network: ${host}\n`);
		process.exit(99);
	}
	return connect.apply(this, args);
};
