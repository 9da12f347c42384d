import type { Picture } from './picture.ts';

/** The picture as a Mermaid flowchart, for pages that draw it themselves. */
export function mermaidOf({ title, topics, arrows, legend }: Picture): string {
  const lines = ['---', `title: ${title}`, '---', 'flowchart TD'];
  for (const line of legend) lines.push(`  %% ${line}`);
  for (const { id, name, boxes } of topics) {
    if (name !== '') lines.push(`  subgraph ${id}`);
    for (const box of boxes) lines.push(`    ${nodeId(box.id)}["${box.name}"]`);
    if (name !== '') lines.push('  end');
  }
  for (const { from, to, labels } of arrows) {
    const said = labels.filter((label) => label !== '').join(' / ');
    const arrow = said === '' ? '-->' : `-->|"${said.replaceAll('"', "'")}"|`;
    lines.push(`  ${nodeId(from)} ${arrow} ${nodeId(to)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** `end` and dots mean something else to Mermaid. */
function nodeId(id: string): string {
  return `s_${id.replaceAll('.', '_')}`;
}
