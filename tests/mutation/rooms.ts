/** A room that mistakes are planted in: where, and which tests are to see them. Paths are globs from the project's top. */
export interface MutatedRoom {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

const lib = (...names: readonly string[]): MutatedRoom => ({
  mutate: names.map((name) => `src/lib/${name}/**/*.ts`),
  tests: names.map((name) => `tests/${name}/**/*.test.ts`),
});

/** The rooms whose tests are held to see what is planted. */
export const MUTATED: Readonly<Record<string, MutatedRoom>> = {
  bytes: lib('bytes'),
  cipher: lib('cipher'),
  modes: lib('modes'),
  wire: lib('wire'),
  session: lib('session'),
  eve: lib('eve'),
  attacks: lib('attacks'),
  scene: {
    ...lib('scene', 'diagram'),
    tests: ['tests/scene/**/*.test.ts', 'tests/aes/**/*.test.ts'],
  },
  relay: { mutate: ['relay/server/**/*.ts'], tests: ['tests/relay/**/*.test.ts'] },
};
