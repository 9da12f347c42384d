import type { Picture } from './picture.ts';

/** The picture as a Mermaid flowchart, for pages that draw it themselves. */
export function mermaidOf({ title, topics, links, legend }: Picture): string {
  const lines = ['---', `title: ${title}`, '---', 'flowchart TD'];
  for (const line of legend) lines.push(`  %% ${line}`);
  for (const { id, boxes, arrows } of topics) {
    if (id !== '') lines.push(`  subgraph ${nodeId(id)}["${id}"]`);
    for (const { id: state, name, exits } of boxes) {
      lines.push(
        `    ${nodeId(state)}["${[name, ...exits.map(({ text }) => text)].join('<br/>')}"]`,
      );
    }
    for (const { from, to, labels, isMain } of arrows) {
      const label = labels.length === 0 ? '' : `|"${labels.join(', ')}"|`;
      lines.push(`    ${nodeId(from)} ${isMain ? '==>' : '-->'}${label} ${nodeId(to)}`);
    }
    if (id !== '') lines.push('  end');
  }
  for (const { from, to } of links) lines.push(`  ${nodeId(from)} ==> ${nodeId(to)}`);
  return `${lines.join('\n')}\n`;
}

/** `end` and dots mean something else to Mermaid. */
function nodeId(id: string): string {
  return `s_${id.replaceAll('.', '_')}`;
}
