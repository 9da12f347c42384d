import { type Channel, channelWords } from '../words/caller.ts';
import { Icon } from './icon.tsx';

/** How the caller talks; a relay or a TTY stands out by its icon, its words and its color. */
export function ChannelBadge({ channel }: { readonly channel: Channel }) {
  return (
    <span class={`badge ${channel === 'voice' ? '' : 'warn'}`}>
      <Icon name={channel} />
      {channelWords(channel)}
    </span>
  );
}
