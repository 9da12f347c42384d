import type { ComponentChildren } from 'preact';

interface ListViewProps {
  readonly title: string;
  readonly hint: string;
  /** Said in place of the table, with what to do next. */
  readonly empty: string;
  readonly columns: readonly string[];
  readonly isEmpty: boolean;
  readonly children: ComponentChildren;
}

/** One of the desk's tables, or words where there is nothing in it. */
export function ListView({ title, hint, empty, columns, isEmpty, children }: ListViewProps) {
  return (
    <section class="card list-view" aria-labelledby="list-title">
      <h2 id="list-title" tabIndex={-1} data-focus-home>
        {title}
      </h2>
      {isEmpty ? (
        <p class="empty">{empty}</p>
      ) : (
        <>
          <p class="hint">{hint}</p>
          <section
            class="table-place"
            aria-label={`${title}, table`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard
            tabIndex={0}
          >
            <table>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>{children}</tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}
