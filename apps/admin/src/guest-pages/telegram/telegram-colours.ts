// What Telegram calls its colours, and what of ours they stand for.

const ours: Record<string, string[]> = {
  secondary_bg_color: ['--ground', '--sunken'],
  bg_color: ['--surface', '--raised'],
  text_color: ['--ink'],
  section_separator_color: ['--line'],
  button_color: ['--accent'],
  button_text_color: ['--accent-ink'],
};

/**
 * Soft text and links keep our colours: Telegram's own are too faint for reading. Without both of its grounds nothing is
 * taken: half of its colours would stand on half of ours.
 */
export function coloursOf(theirs: Readonly<Record<string, string | undefined>>): Record<string, string> {
  if (!theirs.bg_color || !theirs.text_color) return {};
  const taken: Record<string, string> = {};
  for (const [name, names] of Object.entries(ours)) {
    const colour = theirs[name] ?? (name === 'secondary_bg_color' ? theirs.bg_color : undefined);
    if (colour && /^#[\da-f]{6}$/i.test(colour)) for (const own of names) taken[own] = colour;
  }
  return taken;
}
