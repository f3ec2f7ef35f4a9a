import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { parseXml, XmlError } from '../../../core/einvoice/xml';
import { inOneGo, tickingTurns } from '../../files/turns';

const parsed = async (text: string) => await parseXml(Buffer.from(text), inOneGo);

describe('what is refused', () => {
	const MIB = 1024 * 1024;
	const laughs = Array.from(
		{ length: 9 },
		(_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
	).join('');

	test.each([
		['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><x>&l9;</x>`, /document type/],
		[
			'an external entity',
			'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
			/document type/,
		],
		[
			'an external document type',
			'<!DOCTYPE x SYSTEM "http://example.com/x.dtd"><x/>',
			/document type/,
		],
		['an entity that nobody defined', '<x>&e;</x>', /well-formed/],
		['deep nesting', '<a>'.repeat(100_000), /nested deeper than 40 levels/],
		['very many elements', `<x>${'<a/>'.repeat(400_000)}</x>`, /more than 300000 elements/],
		['100 MB', `<x>${'y'.repeat(100 * MIB)}</x>`, /larger than 20 MB/],
		[
			'very many attributes',
			`<x ${Array.from({ length: 1000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
			/more than 200 attributes/,
		],
		['what is cut off', '<a><b>1</b>', /well-formed/],
		['tags that cross', '<a><b></a></b>', /well-formed/],
		['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><a/>', /encoding klingon/],
		['nothing', '', /well-formed/],
	])('%s', async (_name, text, message) => {
		await expect(parsed(text)).rejects.toThrow(XmlError);
		await expect(parsed(text)).rejects.toThrow(message);
	});
});

test.each([
	['UTF-8 with a mark', Buffer.from('\uFEFF<a>ü</a>')],
	['UTF-16', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>ü</a>', 'utf16le')],
	['ISO 8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>', 'latin1')],
])('an encoding: %s', async (_name, bytes) => {
	expect((await parseXml(bytes, inOneGo)).at('a').text).toBe('ü');
});

test('elements without their prefixes, text with its entities, attributes', async () => {
	const document = await parsed(
		'<p:a x="1 &amp; 2"><q:b>&lt;&#252;<![CDATA[&amp;]]></q:b><q:b/></p:a>',
	);
	const root = document.at('a');
	expect(root.attribute('x')).toBe('1 & 2');
	expect(root.all('b').map(({ text }) => text)).toEqual(['<ü&amp;', null]);
	expect(root.at('b', 'none', 'at', 'all').exists).toBe(false);
});

test('no name is taken for one of JavaScript’s own', async () => {
	const document = await parsed('<a><__proto__>1</__proto__><constructor>2</constructor></a>');
	const root = document.at('a');
	expect(root.at('__proto__').text).toBe('1');
	expect(root.at('toString').exists).toBe(false);
	expect(root.attribute('constructor')).toBeNull();
});

test('whatever comes is parsed or refused in words', async () => {
	const piece = fc.constantFrom(
		'<',
		'>',
		'/',
		'a',
		'="',
		'&',
		';',
		'<!--',
		']]>',
		'<![CDATA[',
		'<?',
		'é',
	);
	await fc.assert(
		fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
			try {
				expect((await parsed(pieces.join(''))).exists).toBe(false);
			} catch (error) {
				expect(error).toBeInstanceOf(XmlError);
			}
		}),
	);
});

test('others have their turn while a long one is parsed, and an element may be cut anywhere', async () => {
	const { turns, taken } = tickingTurns(10);
	const items = '<item name="pen">1</item>'.repeat(10_000);
	const document = await parseXml(Buffer.from(`<a>${items}</a>`), turns);
	expect(document.at('a').all('item')).toHaveLength(10_000);
	expect(taken()).toBeGreaterThan(2);
});
