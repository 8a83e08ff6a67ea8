import type { BulkModeId, PictureId } from '../../lib/image/index.ts';
import type { Ask, Asked, Findable, Setup, TaskId, TaskSetup } from '../../lib/lessons/index.ts';

export type { Findable };

/** Said where a wrong answer shows a known idea, with a run that shows why it can’t be. */
export interface Counter {
  readonly says: string;
  readonly show?: Setup;
}

/** Words for the rows of a prediction’s cards. */
export interface RowWords {
  readonly title: string;
  readonly note?: string;
}

/** What an author writes for a prediction. */
export interface PredictFigure {
  readonly type: 'predict';
  readonly ask: Ask;
  /** The figure’s title until the reveal, and after it. */
  readonly question: string;
  readonly point: string;
  readonly hint?: string;
  readonly setup: Setup;
  /** A block a line of 16 cells, one under the other: where the blocks are rows of a picture. */
  readonly lines?: true;
  readonly rows?: {
    readonly before?: RowWords;
    readonly said?: RowWords;
    readonly after?: RowWords;
  };
  readonly misconceptions?: Readonly<Record<string, Counter>>;
}

/** What an author writes for a task. */
export interface TaskFigure {
  readonly type: 'task';
  readonly task: TaskId;
  readonly title: string;
  readonly setup?: TaskSetup;
  /** In place of the kind’s own. */
  readonly hints?: readonly string[];
  /** Said when it is done, after what the check says. */
  readonly after?: string;
}

/** What an author writes for a run to look at and change. */
export interface StageFigure {
  readonly type: 'stage';
  /** Its title: the point. */
  readonly point: string;
  readonly caption: string;
  readonly setup: Setup;
  /** Settings that stand open beside it; the others are in a drawer. */
  readonly open?: readonly ('mode' | 'direction' | 'text')[];
  /** Whether the drawer with the code for it stands open under it. */
  readonly code?: true;
}

/** What an author writes for two live endpoints and the wire between them. */
export interface TalkFigure {
  readonly type: 'talk';
  /** Its title: the point. */
  readonly point: string;
  readonly caption: string;
  /** What the client is about to send. */
  readonly text: string;
}

/** What an author writes for messages on a stream that is cut wherever the reader likes. */
export interface StreamFigure {
  readonly type: 'stream';
  /** Its title until the answer is committed, and after it. */
  readonly question: string;
  readonly point: string;
  readonly caption: string;
  readonly texts: readonly [string, string];
  /** What is said to each answer: in order “one each”, “all in one”, “nobody can know”. */
  readonly says: readonly [string, string, string];
}

/** What an author writes for a picture and what modes make of it. */
export interface LeakFigure {
  readonly type: 'leak';
  readonly shows: {
    /** Default the penguin. */
    readonly picture?: PictureId;
    /** Default ECB and CBC. */
    readonly modes?: readonly BulkModeId[];
    /** Sliders that are offered; default none. */
    readonly knobs?: readonly ('format' | 'shift' | 'rowPadding' | 'noise' | 'colours')[];
    /** Whether a new key is offered. */
    readonly rekey?: true;
  };
}

/** What an author writes for one block, its key, and how far a flipped bit gets. */
export interface BlockFigure {
  readonly type: 'block';
  /** Its title: the point. */
  readonly point: string;
  readonly caption: string;
  /** 16 bytes. */
  readonly text: string;
  /** As hex. */
  readonly key: string;
}

/** All that a lesson exports as `figures`. */
export type Figures = Readonly<Record<string, AnyFigure>>;

/** Any figure that an author can write; `type` tells which. */
export type AnyFigure =
  PredictFigure | TaskFigure | StageFigure | TalkFigure | StreamFigure | LeakFigure | BlockFigure;

/** A prediction or a task as the report and its check need it. */
export type AskedFigure = { readonly id: string; readonly title: string } & Asked;

/** What a lesson opens with, small. */
export interface Mini {
  readonly role: 'plaintext' | 'ciphertext';
  /** A block a string, a cell a sign: its tint from 0 to 3, `x` where a change met it; empty: a block that is lost. */
  readonly blocks: readonly string[];
  /** The question of its first figure, or its point where it asks nothing. */
  readonly says: string;
}

/** A lesson on the lessons’ page. */
export interface ListedLesson extends CatalogueLesson {
  readonly needs: readonly number[];
  readonly mini: Mini;
}

/** A lesson in lists. */
export interface CatalogueLesson {
  readonly id: string;
  readonly order: number;
  readonly title: string;
  readonly promise: string;
  readonly minutes: number;
  readonly standards: readonly string[];
  readonly figures: readonly AskedFigure[];
}
