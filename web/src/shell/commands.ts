import { createRegistry } from './registry';

/** One row of the command palette. What the role may not do is listed with a lock and its reason. */
export interface Command {
  id: string;
  label: string;
  note?: string;
  /** As in key bindings: printed at the right of the row. */
  keys?: string;
  locked?: boolean;
  run: () => void;
}

/** Finds people, agreements, VINs for what was typed; a desk contributes one. */
export interface CommandSource {
  id: string;
  find: (text: string, cancel: AbortSignal) => Promise<readonly Command[]>;
}

const commands = createRegistry<Command>((command) => `${command.id}:${command.label}:${command.locked ?? false}`);
const sources = createRegistry<CommandSource>((source) => source.id);

export const useCommands = commands.useContribute;
export const useAllCommands = commands.useAll;
export const useCommandSource = sources.useContribute;
export const allCommandSources = sources.all;

/** Every letter of the query in order, so that 'stl' finds 'settle'; a run of letters ranks first. */
export const rankOf = (label: string, query: string): number => {
  const text = label.toLowerCase();
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return 1;
  const at = text.indexOf(wanted);
  if (at >= 0) return at === 0 ? 100 : 50;
  let from = 0;
  for (const letter of wanted) {
    const found = text.indexOf(letter, from);
    if (found < 0) return 0;
    from = found + 1;
  }
  return 10;
};
