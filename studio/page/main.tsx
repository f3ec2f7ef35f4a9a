import '../../page/no-eval';

import { render } from 'preact';

import { english } from '../../page/texts/english';
import { AS_THEY_ARE } from '../../page/texts/reasons/say-reason';
import { textsOf } from '../../page/texts/texts-of';
import { studioData } from '../answers';
import { Studio } from './parts/studio';

const TEXTS = textsOf({ words: english, sayings: AS_THEY_ARE });

const root = document.getElementById('studio');
const json = document.getElementById('studio-data')?.textContent;
if (root !== null && json !== undefined)
	render(<Studio data={studioData.parse(JSON.parse(json))} texts={TEXTS} />, root);
