import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

// n8n's engine is large: compiled code kept on disk makes every start but the first one quick.
enableCompileCache(resolve(__dirname, '../../node_modules/.cache/space-ocr'));
