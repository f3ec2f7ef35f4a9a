import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isPublicAddress } from '../../../local-engine/server/public-address';

describe('isPublicAddress', () => {
	test.each([
		['this machine', '127.0.0.1'],
		['this machine, another of its addresses', '127.200.3.4'],
		['any address', '0.0.0.0'],
		['this network', '0.1.2.3'],
		['private', '10.1.2.3'],
		['private', '172.16.0.1'],
		['private', '172.31.255.255'],
		['private', '192.168.1.1'],
		['shared by customers of a provider', '100.64.0.1'],
		['metadata in that range', '100.100.100.200'],
		['link', '169.254.1.1'],
		['metadata', '169.254.169.254'],
		['metadata of a cloud, in the public range', '168.63.129.16'],
		['metadata in a reserved range', '192.0.0.192'],
		['for examples', '203.0.113.7'],
		['for benchmarks', '198.18.0.1'],
		['group', '224.0.0.1'],
		['everybody', '255.255.255.255'],
		['reserved', '240.0.0.1'],
		['this machine', '::1'],
		['any address', '::'],
		['link', 'fe80::1'],
		['link, with its zone', 'fe80::1%eth0'],
		['site', 'fec0::1'],
		['unique local', 'fc00::1'],
		['metadata', 'fd00:ec2::254'],
		['group', 'ff02::1'],
		['IPv4 inside', '::ffff:127.0.0.1'],
		['IPv4 inside, in hexadecimal', '::ffff:7f00:1'],
		['IPv4 inside, the old way', '::127.0.0.1'],
		['IPv4 translated', '64:ff9b::7f00:1'],
		['IPv4 translated locally', '64:ff9b:1::a00:1'],
		['IPv4 tunnelled', '2002:7f00:1::'],
		['IPv4 tunnelled', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
		['for examples', '2001:db8::1'],
		['not given out', '4000::1'],
		['a name', 'localhost'],
		['nothing', ''],
	])('%s: %s is not', (_, address) => {
		expect(isPublicAddress(address)).toBe(false);
	});

	test.each([
		'8.8.8.8',
		'93.184.216.34',
		'172.32.0.1',
		'100.128.0.1',
		'2606:4700::1111',
		'2a00::1',
	])('%s is', (address) => {
		expect(isPublicAddress(address)).toBe(true);
	});

	test('IPv4 inside of IPv6 is what the IPv4 is', () => {
		fc.assert(
			fc.property(fc.ipV4(), (address) => {
				expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
			}),
		);
	});
});
