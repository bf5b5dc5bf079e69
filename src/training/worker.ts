import '../layers/all.ts';
import url from 'virtual:kernels';
import { loadKernels } from '../engine/training/kernels.ts';
import { serve, type Order } from './protocol.ts';

const ready = loadKernels(fetch(url));

const answer = serve(
  (report, moved) => postMessage(report, { transfer: moved }),
  () => performance.now(),
);

// What goes wrong in a task of its own reaches the page as an error of the worker.
addEventListener('message', ({ data }: MessageEvent<Order>) => {
  void ready.then(() => queueMicrotask(() => answer(data)));
});
