import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { BUNDLE_ABOVE } from '../draw/bundle.ts';
import { choose, hold } from '../reader/pick.ts';
import type { Scene } from '../reader/scene.ts';
import { store, type Tab } from '../reader/store.ts';
import { followed } from '../reader/threading.ts';
import { goBack, goOn } from '../reader/travel.ts';
import { AllTensors } from './AllTensors.tsx';
import { Bet, BET, useBetting } from './Bet.tsx';
import { Files } from './Files.tsx';
import { Hand } from './Hand.tsx';
import { Icon } from './Icon.tsx';
import { NetworkDiagram } from './NetworkDiagram.tsx';
import { OpenedSum } from './OpenedSum.tsx';
import { Operands } from './Operands.tsx';
import { Sentence } from './Sentence.tsx';
import { ThreadPanel } from './ThreadPanel.tsx';
import { Training } from './Training.tsx';
import { Transport } from './Transport.tsx';
import { Formula, SymbolName } from './Maths.tsx';
import { useReader, useScene } from './use-reader.ts';

const tabs: Readonly<Record<Tab, string>> = {
  step: 'This step',
  tensors: 'All tensors',
  training: 'Training',
  files: 'Files',
};

/** Which part of the sheet is up on a narrow screen. */
type Sheet = 'closed' | 'network' | 'numbers';

/** Everything live about the network: the diagram, the step, its numbers, and time. */
export function Stage() {
  const tab = useReader((state) => state.tab);
  const betting = useBetting() === 'open';
  const [sheet, setSheet] = useState<Sheet>('closed');
  return (
    <div className="stage" data-sheet={sheet} data-tab={tab} data-betting={betting || undefined}>
      <div className="sheet">
        <Tabs sheet={sheet} setSheet={setSheet} />
        <Notice />
        <div className="tab-panel" role="tabpanel" id="stage-panel" aria-label={tabs[tab]}>
          {tab === 'step' && <ThisStep />}
          {tab === 'tensors' && <Tensors />}
          {tab === 'training' && <Training />}
          {tab === 'files' && <Files />}
        </div>
        <Transport />
      </div>
      <Dock sheet={sheet} setSheet={setSheet} />
    </div>
  );
}

interface SheetProps {
  readonly sheet: Sheet;
  readonly setSheet: (sheet: Sheet) => void;
}

function Tabs({ sheet, setSheet }: SheetProps) {
  const tab = useReader((state) => state.tab);
  const edges = useReader((state) => state.edges);
  const names = Object.keys(tabs) as Tab[];
  return (
    <div className="tabs needs-js">
      <div
        role="tablist"
        aria-label="Stage"
        onKeyDown={(event) => {
          const stride = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (!stride) return;
          const next = names[(names.indexOf(tab) + stride + names.length) % names.length]!;
          store.setState({ tab: next });
          document.getElementById(`tab-${next}`)?.focus();
        }}
      >
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={tab === name}
            aria-controls="stage-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => store.setState({ tab: name })}
          >
            {tabs[name]}
          </button>
        ))}
      </div>
      {tab === 'step' && (
        <>
          <div className="edges" role="group" aria-label="Edges show">
            edges
            {(['weights', 'gradients'] as const).map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={edges === one}
                onClick={() => store.setState({ edges: one })}
              >
                {one}
              </button>
            ))}
          </div>
          <div className="halves" role="group" aria-label="Sheet shows">
            {(['network', 'numbers'] as const).map((half) => (
              <button
                key={half}
                type="button"
                aria-pressed={sheet === half}
                onClick={() => setSheet(half)}
              >
                {half === 'network' ? 'Network' : 'Numbers'}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function Notice() {
  const notice = useReader((state) => state.notice);
  return (
    <p className="notice" role="alert">
      {notice}
      {notice && (
        <button
          type="button"
          className="icon"
          aria-label="Dismiss"
          onClick={() => store.setState({ notice: null })}
        >
          <Icon name="close" />
        </button>
      )}
    </p>
  );
}

function ThisStep() {
  const scene = useScene();
  const edges = useReader((state) => state.edges);
  const held = useReader((state) => state.held);
  const dense = scene.network.layers.some(
    (width, m, widths) => width * (widths[m + 1] ?? 0) > BUNDLE_ABOVE,
  );
  const focus = useReader((state) => (dense ? state.focus : null));
  const bet = useBetting();
  const inHand = useReader((state) => state.thread);
  const thread = inHand && followed(inHand, scene);
  return (
    <>
      <Measured className="diagram">
        {(width, height) => (
          <NetworkDiagram
            scene={scene}
            edges={edges}
            width={width}
            height={height}
            thread={thread ? { places: thread.places } : null}
            held={bet === 'open' ? BET : held}
            focus={focus}
            onHold={hold}
            onChoose={choose}
          />
        )}
      </Measured>
      <Hand />
      <div className="numbers">
        {thread && inHand ? (
          <ThreadPanel scene={scene} thread={thread} chosen={inHand.path} />
        ) : bet ? (
          <Bet />
        ) : scene.step && scene.statement ? (
          <>
            <p className="sentence">
              <span className="phase">
                {scene.step.phase}, layer {scene.step.layer}
              </span>{' '}
              <Sentence instruction={scene.step} />
            </p>
            <StepEquation scene={scene} />
            <Operands scene={scene} onChoose={choose} onHold={hold} />
            <OpenedSum scene={scene} />
          </>
        ) : (
          <p className="sentence">
            The input is set and nothing has been computed yet. Press Next.
          </p>
        )}
      </div>
    </>
  );
}

/** The equation of the step in one line, where there is no room to see it in the text. */
function StepEquation({ scene: { statement } }: { readonly scene: Scene }) {
  const right = statement?.rhs[0];
  return (
    right && (
      <p className="step-equation">
        <SymbolName named={statement.lhs} />{' '}
        <span className="maths">{statement.assigns ? '←' : '='}</span> <Formula expr={right} />
      </p>
    )
  );
}

function Tensors() {
  const scene = useScene();
  return <AllTensors scene={scene} onChoose={choose} onHold={hold} />;
}

/** The step in a few words, back and on; on a narrow screen all that stays of the stage while it is closed. */
function Dock({ sheet, setSheet }: SheetProps) {
  const { step, trace, moment } = useScene();
  return (
    <div className="dock needs-js">
      <button
        type="button"
        className="pull"
        aria-expanded={sheet !== 'closed'}
        aria-label={sheet === 'closed' ? 'Open the stage' : 'Close the stage'}
        onClick={() => setSheet(sheet === 'closed' ? 'network' : 'closed')}
      >
        <Icon name={sheet === 'closed' ? 'up' : 'down'} />
      </button>
      <p>
        <span className="short">{step ? <Sentence instruction={step} short /> : 'The start'}</span>
        <span className="where">
          {step?.phase ?? 'forward'}, step {moment.step} of {trace.steps.length}
        </span>
      </p>
      <button type="button" className="back" onClick={goBack} aria-label="Back">
        <Icon name="back" />
      </button>
      <button type="button" className="next" onClick={goOn}>
        Next <Icon name="next" />
      </button>
    </div>
  );
}

/** Heights of the diagram in px: on a tall screen, on a low one, and on a phone. */
const TALLEST = 276;
const LOWEST = 210;
const PHONE = 190;

const heightFor = (width: number): number =>
  width < 480 ? PHONE : Math.max(LOWEST, Math.min(TALLEST, Math.round(innerHeight * 0.306)));

interface MeasuredProps {
  readonly className: string;
  readonly children: (width: number, height: number) => ReactNode;
}

/** Draws in the room that there is, in px; 736 wide before it has been measured. */
function Measured({ className, children }: MeasuredProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 736, height: TALLEST });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.round(entry?.contentRect.width ?? 0);
      if (width > 0) setSize({ width, height: heightFor(width) });
    });
    observer.observe(ref.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={ref} className={className}>
      {children(size.width, size.height)}
    </div>
  );
}
