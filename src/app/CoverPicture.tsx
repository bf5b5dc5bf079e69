import { useState } from 'react';
import type { Instruction } from '../engine/instruction.ts';
import type { Network } from '../layers/network.ts';
import type { Trace } from '../engine/trace.ts';
import { IconButton } from '../ui/controls/IconButton.tsx';
import { Sentence } from '../ui/maths/Sentence.tsx';
import { FlowingNetwork } from '../ui/motion/FlowingNetwork.tsx';
import * as styles from './Cover.module.css';

/** Sizes that the network of the cover is drawn in, px: beside or under the title, and on a phone. */
const SIZES = {
  wide: { width: 784, height: 400 },
  narrow: { width: 350, height: 260 },
} as const;

export type PictureSize = keyof typeof SIZES;

interface CoverPictureProps {
  /** Of dense layers. */
  readonly network: Network;
  readonly trace: Trace;
  readonly size: PictureSize;
  /** Whether it plays, with a button that pauses it; default false: a still. */
  readonly live?: boolean;
}

interface StillsProps extends Pick<CoverPictureProps, 'network' | 'trace'> {
  /** Folder of the chapter whose network it is. */
  readonly chapter: string;
}

/** The still pictures, of which one is in sight; the code of the cover plays it. */
export const CoverStills = ({ chapter, ...picture }: StillsProps) =>
  (['wide', 'narrow'] as const).map((size) => (
    <div key={size} className={styles[size]} data-picture={chapter} data-size={size}>
      <CoverPicture {...picture} size={size} />
    </div>
  ));

/** A pass through a network of the book, under it what is happening. */
export function CoverPicture({ network, trace, size, live = false }: CoverPictureProps) {
  const [playing, setPlaying] = useState(live);
  const [run, setRun] = useState(1);
  const [step, setStep] = useState<Instruction | null>(null);
  const onStep = (next: Instruction | null): void => {
    setStep(next);
    if (!next) setPlaying(false);
  };
  const press = (): void => {
    if (!playing && !step) setRun(run + 1);
    setPlaying(!playing);
  };
  return (
    <figure className={styles.picture}>
      <FlowingNetwork key={run} {...{ network, trace, playing, onStep }} {...SIZES[size]} />
      <figcaption>
        {live && (
          <IconButton
            icon={playing ? 'pause' : 'play'}
            label={playing ? 'Pause the picture' : 'Play the picture'}
            className="secondary"
            onClick={press}
          />
        )}
        <p>
          {step ? <Sentence instruction={step} /> : 'One pass, forward and back.'} Blue is positive,
          orange is negative.
        </p>
      </figcaption>
    </figure>
  );
}
