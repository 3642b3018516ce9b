import { z } from 'zod';

// The content security policy forbids code made from strings, which the schema library would try on each object;
// this module is imported before any schema, because the choice is made when a schema is built.
z.config({ jitless: true });
