// node e2e/world.mjs FOLDER: the small world that every browser test's house is a copy of, where WORLD names the folder.
import { mkdirSync } from 'node:fs';
import { makeWorld } from './house.mjs';

const [folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
makeWorld(folder);
