import { Icon } from './icon.tsx';

/** Above everything else of a call whose payment may or may not have been charged. */
export function UnknownPayment({ reference }: { readonly reference: string | null }) {
  return (
    <p class="unknown-payment">
      <Icon name="warning" />
      <span>
        <strong>Do not take another payment.</strong> The last one may have been charged.
        {reference !== null && (
          <>
            {' '}
            Reference <span class="number">{reference}</span>.
          </>
        )}{' '}
        The line finds out by itself.
      </span>
    </p>
  );
}
