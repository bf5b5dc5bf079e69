declare module 'virtual:kernels' {
  /** Address of the compiled kernels. */
  const url: string;
  export default url;
}
