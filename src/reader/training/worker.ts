import { serve, type Order } from './protocol.ts';

const answer = serve(
  (report, moved) => postMessage(report, { transfer: moved }),
  () => performance.now(),
);

addEventListener('message', ({ data }: MessageEvent<Order>) => answer(data));
