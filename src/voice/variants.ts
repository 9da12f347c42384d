import type { ArgumentValue } from './arguments.ts';
import type { MessageArgument } from './messages.ts';

/** A message with more cases than this cannot be read by a person; it should be several. */
export const mostVariants = 600;

/**
 * Every way a message can turn out: one set of values for each combination of its select and plural
 * cases, with `sample` for the arguments that are only spoken. Null when there are more than
 * `mostVariants`.
 */
export function variantsOf(
  messageArguments: readonly MessageArgument[],
  sample: (argument: MessageArgument) => ArgumentValue,
): readonly Readonly<Record<string, ArgumentValue>>[] | null {
  let variants: Record<string, ArgumentValue>[] = [{}];
  for (const argument of messageArguments) {
    const values = casesOf(argument, sample);
    if (variants.length * values.length > mostVariants) return null;
    variants = variants.flatMap((variant) =>
      values.map((value) => ({ ...variant, [argument.name]: value })),
    );
  }
  return variants;
}

function casesOf(
  argument: MessageArgument,
  sample: (argument: MessageArgument) => ArgumentValue,
): ArgumentValue[] {
  const { kind, options } = argument;
  if (options.length === 0) return [sample(argument)];
  if (kind === 'count') return options.map(Number);
  return [...options, 'other'];
}
