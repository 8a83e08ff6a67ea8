import type { FormId } from '../../lib/forms/index.ts';
import type { ModeId, PaddingId } from '../../lib/modes/index.ts';
import type { OpenState } from '../../lib/state/index.ts';
import { type Crew, ENDED } from './crew.ts';
import { FIELD_IDS, type FieldId, type Forms, NOTHING, type Texts, type Wish } from './fields.ts';
import type { Anatomy, Offer } from './look.ts';
import { take } from './file.ts';
import { fieldsOf } from './paste.ts';
import type { Opened, Result } from './result.ts';

/** What isn’t said is found out. */
export const FIND_OUT = 'find';
type OrFindOut<T> = T | typeof FIND_OUT;

/** So long after the last key nothing is tried yet: a word being typed isn’t tried letter by letter. */
const PAUSE_MS = 200;

/** What a visitor has, what it is and what came of it. All that isn’t typed is asked of the crew. */
export class OpenModel {
  texts = $state.raw<Texts>(NOTHING);
  forms = $state.raw<Forms>({});
  /** In place of the ciphertext’s text: a file too large for it. */
  file = $state.raw<File | undefined>();
  mode = $state<OrFindOut<ModeId>>(FIND_OUT);
  padding = $state<OrFindOut<PaddingId>>(FIND_OUT);
  /** How each field can be read, the likeliest first. */
  offers = $state.raw<Readonly<Partial<Record<FieldId, readonly Offer[]>>>>({});
  anatomies = $state.raw<readonly Anatomy[]>([]);
  /** Which of them is drawn. */
  anatomy = $state(0);
  /** How much of a try is done, while there is one. */
  trying = $state.raw<{ readonly done: number; readonly at: string } | undefined>();
  /** What came of the last try that wasn’t ended. */
  result = $state.raw<Result | undefined>();
  /** What went wrong with the page itself, or was done for the reader, as a sentence. */
  problem = $state('');
  said = $state('');
  /** Which finding is shown. */
  #shown = $state(0);
  #kept = $state.raw<Opened | undefined>();
  #tries = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly #crew: Crew;
  readonly #pauseMs: number;

  constructor(crew: Crew, pauseMs = PAUSE_MS) {
    this.#crew = crew;
    this.#pauseMs = pauseMs;
  }

  /** The finding that is shown; undefined where the last try has none. */
  get shown(): Opened | undefined {
    return this.result?.findings[this.#shown];
  }

  get shownIndex(): number {
    return this.#shown;
  }

  /** What the stage shows: the finding, or the last one there was. */
  get onStage(): Opened | undefined {
    return this.shown ?? this.#kept;
  }

  /** True where the stage still shows what opened before what stands in the fields now. */
  get isStale(): boolean {
    return this.onStage !== undefined && (this.trying !== undefined || this.shown === undefined);
  }

  /** True where how the text begins would give the IV, or is given. */
  get asksBeginning(): boolean {
    return this.shown?.firstBlock !== undefined || this.texts.begins !== '';
  }

  get wish(): Wish {
    const said = <T>(value: OrFindOut<T>): T | undefined =>
      value === FIND_OUT ? undefined : (value as T);
    const { texts, forms, file } = this;
    return { texts, forms, mode: said(this.mode), padding: said(this.padding), file };
  }

  /** What stands in the fields, for a link; the empty ones are left out. */
  get state(): OpenState {
    const { texts, forms, mode, padding } = this.wish;
    const { ciphertext, ...others } = texts;
    const filled = Object.entries(others).filter(([, text]) => text !== '');
    const chosen = Object.entries(forms).filter(([, form]) => form !== undefined);
    return {
      page: 'open',
      texts: { ciphertext, ...Object.fromEntries(filled) },
      ...(chosen.length ? { forms: Object.fromEntries(chosen) } : {}),
      ...(mode ? { mode } : {}),
      ...(padding ? { padding } : {}),
    };
  }

  /** Another text in a field, as typed. */
  change(field: FieldId, text: string): void {
    this.texts = { ...this.texts, [field]: text };
    this.forms = { ...this.forms, [field]: undefined };
    if (field === 'ciphertext') this.file = undefined;
    this.said = '';
    void this.#look(field);
    this.#soon();
  }

  /** A field is to be read in this form. */
  choose(field: FieldId, form: FormId): void {
    this.forms = { ...this.forms, [field]: form };
    this.#soon();
  }

  say(wish: { readonly mode?: OrFindOut<ModeId>; readonly padding?: OrFindOut<PaddingId> }): void {
    if (wish.mode) this.mode = wish.mode;
    if (wish.padding) this.padding = wish.padding;
    this.#soon();
  }

  /** All fields at once: from a link, an example, a paste. What isn’t given is emptied. */
  fill(wish: Omit<Partial<Wish>, 'texts'> & { readonly texts: Partial<Texts> }): void {
    this.texts = { ...NOTHING, ...wish.texts };
    this.forms = wish.forms ?? {};
    this.mode = wish.mode ?? FIND_OUT;
    this.padding = wish.padding ?? FIND_OUT;
    this.file = wish.file;
    this.said = '';
    for (const field of FIELD_IDS) void this.#look(field);
    this.#soon();
  }

  /**
   * Takes a paste that names several fields apart, and says what it took for what. False where it names none: then it is
   * the field’s own text.
   */
  paste(text: string): boolean {
    const found = fieldsOf(text);
    if (!found) return false;
    this.fill({ texts: { ...this.texts, ...found.texts }, mode: found.mode });
    this.said = found.says;
    return true;
  }

  /** Shows a finding, and its ciphertext as what it was then seen as. */
  show(finding: number): void {
    this.#shown = finding;
    if (!this.shown) return;
    this.#kept = this.shown;
    const { envelope } = this.shown;
    const seen = this.anatomies.findIndex(({ name }) => name === envelope);
    if (seen >= 0) this.anatomy = seen;
  }

  /** Ends what is tried; what was found before stays. */
  cancel(): void {
    clearTimeout(this.#waiting);
    this.#tries += 1;
    this.#crew.end();
    this.trying = undefined;
    this.said = 'Cancelled. Change something, or choose a mode, to try again.';
  }

  /** All bytes of what is shown; undefined, and says why, where there is no more of it. */
  async plaintext(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      const { bytes, says } = await this.#crew.plaintext(this.#shown);
      this.said = says;
      return bytes;
    } catch (error) {
      this.said = `It couldn’t be saved: ${(error as Error).message}`;
      return undefined;
    }
  }

  /** A file in place of the ciphertext; what stands in the other fields stays. */
  async take(file: File): Promise<void> {
    const taken = await take(file);
    if ('problem' in taken) {
      this.problem = taken.problem;
      return;
    }
    this.problem = '';
    if ('text' in taken) return this.change('ciphertext', taken.text);
    this.change('ciphertext', '');
    this.file = taken.file;
    this.#soon();
  }

  async #look(field: FieldId): Promise<void> {
    const text = this.texts[field];
    try {
      const look = await this.#crew.look(text, field === 'ciphertext');
      if (this.texts[field] !== text) return;
      this.offers = { ...this.offers, [field]: look.offers };
      if (field !== 'ciphertext') return;
      this.anatomies = look.anatomies;
      this.anatomy = 0;
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  #soon(): void {
    clearTimeout(this.#waiting);
    this.#tries += 1;
    this.#crew.end();
    this.trying = undefined;
    if (this.texts.ciphertext.trim() === '' && !this.file) {
      this.result = undefined;
      return;
    }
    this.trying = { done: 0, at: '' };
    this.#waiting = setTimeout(() => void this.#try(), this.#pauseMs);
  }

  async #try(): Promise<void> {
    const mine = this.#tries;
    const isMine = (): boolean => mine === this.#tries;
    try {
      const result = await this.#crew.diagnose(this.wish, (done, at) => {
        if (isMine()) this.trying = { done, at };
      });
      if (isMine()) this.#take(result);
    } catch (error) {
      if (error === ENDED || !isMine()) return;
      this.trying = undefined;
      this.problem = (error as Error).message;
    }
  }

  #take(result: Result): void {
    this.trying = undefined;
    this.problem = '';
    this.result = result;
    this.show(result.best ?? 0);
  }
}
