import type { Settings } from '../../../experiment/setup.ts';
import { activationNames, type ActivationName } from '../../../notation/activations/list.ts';
import { DescribedNetwork, LayerWidths } from './Layers.tsx';
import { Setting } from './Setting.tsx';

interface NetworkSettingsProps {
  readonly settings: Settings;
  /** Begins the training again with other settings. */
  readonly again: (changes: Partial<Settings>) => void;
}

/** Depth, width and activation of a dense network; the layers of any other one in words. */
export function NetworkSettings({ settings, again }: NetworkSettingsProps) {
  const { network, layers, activation } = settings;
  if (network)
    return (
      <Setting
        name="Network."
        question="What are its layers?"
        hint={
          'layers' in network
            ? 'This network is from a file. Open another one on the Files tab.'
            : 'This network is a graph of the chapter. Open another one on the Files tab.'
        }
      >
        <DescribedNetwork network={network} />
      </Setting>
    );
  return (
    <>
      <Setting
        name="Hidden layers."
        question="How complex can the boundary be?"
        hint="More units: finer boundaries. More layers: each combines the boundaries of the layer before."
      >
        <LayerWidths layers={layers} onChange={(wanted) => again({ layers: wanted })} />
      </Setting>
      <Setting
        name="Activation."
        question="What shape does the boundary have?"
        hint="Smooth curves with sigmoid and tanh; straight pieces with ReLU."
      >
        <select
          aria-label="activation"
          value={activation}
          onChange={(event) => again({ activation: event.target.value as ActivationName })}
        >
          {activationNames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </Setting>
    </>
  );
}
