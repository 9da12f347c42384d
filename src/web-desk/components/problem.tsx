import { useDesk, useParts } from '../desk-context.ts';
import { triedWords } from '../words/actions.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** The last thing that was not done, and why; and the last thing done that shows nowhere else. */
export function Problem() {
  const { page } = useParts();
  const { problem, notice } = useDesk().view;
  return (
    <section class="news" aria-label="News of your last action">
      <div role="alert">
        {problem !== null && (
          <p class="problem">
            <Icon name="warning" />
            <span>
              <strong>{triedWords(problem.tried)}.</strong> {problem.message}
            </span>
          </p>
        )}
      </div>
      {problem !== null && (
        <Button onPress={page.dismiss} of="this message">
          Dismiss
        </Button>
      )}
      <div role="status">
        {notice !== null && (
          <p class="notice">
            <Icon name="done" />
            {notice}
          </p>
        )}
      </div>
    </section>
  );
}
