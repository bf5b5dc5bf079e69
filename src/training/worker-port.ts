import { serve, type Order, type Report } from './protocol.ts';

/** One worker, as the scheduler sees it. */
export interface WorkerPort {
  post(order: Order): void;
  /** Ends it; nothing comes from it any more. */
  end(): void;
}

export interface WorkerCallbacks {
  readonly onReport: (report: Report) => void;
  /** It has failed, and will not answer. */
  readonly onFailure: (why: string) => void;
}

export type Spawn = (callbacks: WorkerCallbacks) => WorkerPort;

/** A Web Worker. Throws where the browser has none. */
export const spawnWorker: Spawn = ({ onReport, onFailure }) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => onReport(data));
  worker.addEventListener('messageerror', () => onFailure('its answer could not be read'));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    onFailure(event.message || 'it could not be loaded');
  });
  return {
    post: (order) => {
      const transfer = order.kind === 'begin' ? [order.start.parameters.buffer] : [];
      worker.postMessage(order, { transfer });
    },
    end: () => worker.terminate(),
  };
};

/** Milliseconds of a frame that training on the page may take. */
const SHARE = 4;

/** In place of a worker where there is none: the same on the page, in short pieces. */
export const spawnOnPage: Spawn = ({ onReport }) => {
  let ended = false;
  const answer = serve(
    (report) => setTimeout(() => ended || onReport(report)),
    () => performance.now(),
  );
  return {
    post: (order) => answer(order.kind === 'go' ? { ...order, ms: SHARE } : order),
    end: () => void (ended = true),
  };
};
