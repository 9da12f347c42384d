import { type DeviceChoice, LOSSES_PERCENT, NOISES_DB } from '../device.ts';

interface ImpairmentKnobProps {
  readonly choice: DeviceChoice;
  readonly disabled: boolean;
  readonly onChange: (fields: Partial<DeviceChoice>) => void;
}

/** How bad the line between the TTY and the carrier is; set before the call. */
export function ImpairmentKnob({ choice, disabled, onChange }: ImpairmentKnobProps) {
  return (
    <fieldset class="impairment" disabled={disabled}>
      <legend>Line quality</legend>
      <div>
        <label for="noise">Noise</label>
        <select
          id="noise"
          value={String(choice.noiseDb)}
          onChange={({ currentTarget: { value } }) =>
            onChange({ noiseDb: value === 'null' ? null : Number(value) })
          }
        >
          {NOISES_DB.map((noise) => (
            <option key={noise} value={String(noise)}>
              {noise === null ? 'none' : `SNR ${noise} dB`}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="loss">Lost frames</label>
        <select
          id="loss"
          value={choice.lossPercent}
          onChange={(event) => onChange({ lossPercent: Number(event.currentTarget.value) })}
        >
          {LOSSES_PERCENT.map((loss) => (
            <option key={loss} value={loss}>
              {loss === 0 ? 'none' : `${loss} %`}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="fill">Filled with</label>
        <select
          id="fill"
          value={choice.fill}
          disabled={choice.lossPercent === 0}
          onChange={(event) =>
            onChange({ fill: event.currentTarget.value === 'repeat' ? 'repeat' : 'silence' })
          }
        >
          <option value="silence">silence</option>
          <option value="repeat">repeat</option>
        </select>
      </div>
    </fieldset>
  );
}
