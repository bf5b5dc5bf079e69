import { pytorchActivations } from './activation-definitions.ts';

/** What the equations apply, by its names in PyTorch. The last axis is the samples; PyTorch has it first. */
export const pytorchHelpers: Readonly<Record<string, string>> = {
  ...pytorchActivations,
  softmax: `def softmax(z):
    return torch.softmax(z, dim=0)`,
  log_softmax: `def log_softmax(z):
    return torch.log_softmax(z, dim=0)`,
  samples_first: `def samples_first(x):
    return x.permute(3, 0, 1, 2)`,
  samples_last: `def samples_last(x):
    return x.permute(1, 2, 3, 0)`,
  conv2d: `def conv2d(W, x, b, stride, padding):
    z = torch.nn.functional.conv2d(samples_first(x), W, b, stride, padding)
    return samples_last(z)`,
  max_pool2d: `def max_pool2d(x, height, width, stride):
    s = torch.nn.functional.max_pool2d(samples_first(x), (height, width), stride)
    return samples_last(s)`,
  average_pool2d: `def average_pool2d(x, height, width, stride):
    s = torch.nn.functional.avg_pool2d(samples_first(x), (height, width), stride)
    return samples_last(s)`,
};
