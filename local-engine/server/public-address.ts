import ipaddr from 'ipaddr.js';

/** Where addresses of the public IPv6 network are given out. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** A cloud's service to its own machines, keys included; the only one outside of the special ranges. */
const PLATFORM_ADDRESSES: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an IP address belongs to the public network: not to this machine, a private or shared network, a
 * link, a group, a cloud's metadata service or a tunnel (in which an address of another kind may hide).
 *
 * @param address IPv4 or IPv6 as text; IPv4 inside of IPv6 (`::ffff:10.0.0.1`) counts as the IPv4 it is
 */
export function isPublicAddress(address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	if (parsed.range() !== 'unicast') return false;
	return parsed instanceof ipaddr.IPv6
		? parsed.match(GLOBAL_UNICAST)
		: !PLATFORM_ADDRESSES.has(parsed.toString());
}
