/** Vite: the address of a module built as a worker. */
declare module '*?worker&url' {
  const url: string;
  export default url;
}
