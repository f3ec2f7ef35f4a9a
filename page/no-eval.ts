import * as z from 'zod/v4-mini';

// The page's policy allows no code made of text. Schemas ask when they are made: this must come before all of them.
z.config({ jitless: true });
