/** The open project as the page holds it: what is typed, what the server has, and the way from one to the other. */

import type { KeptVersion, Project, ProjectChange, ProjectSummary, SaveAnswer } from "@/api/projects";
import { RefusedError, type Refusal, refusalOf } from "@/api/refusal";
import { gameTitle, projectName } from "@/studio/game-title";

import { aboutProject, type Draft, type DraftShelf, printOf } from "./drafts";
import { type KeepState, retryDelayMs, stateAfterRefusal } from "./keep-state";
import { changedTexts, sameTexts, type Texts, textsOf, withTexts } from "./texts";

/** How long after the last key the text goes to this computer, and to the server. */
const DRAFT_DELAY_MS = 250;
const SAVE_DELAY_MS = 1_000;
/** Who types without a pause is saved this often all the same. */
const LONGEST_TYPING_MS = 5_000;
/** So many earlier texts are remembered of an unsaved one: the first, and the last. */
const FIRST_ANCESTORS = 8;
const MOST_ANCESTORS = 64;
/** No project has this revision: what is sent with it is kept as a version, and changes nothing. */
export const NO_REVISION = 0;
const UNAUTHORIZED = 401;

const OVERTAKEN: Refusal = {
  code: "precondition_failed",
  status: 412,
  detail: "",
  places: [],
  retryAfterSeconds: undefined,
};

/** The calls to the gateway that an open project needs. */
export interface ProjectCalls {
  load(projectId: string): Promise<Project>;
  save(projectId: string, revision: number, change: ProjectChange): Promise<SaveAnswer>;
}

export interface ProjectView {
  /** As the server last said. */
  project: Project | undefined;
  /** The texts as they are now in the page. */
  files: Texts;
  state: KeepState;
  /** The version that keeps this window's text, when another window was faster. */
  overtaken: KeptVersion | undefined;
  /** Why the last attempt to load or save failed. */
  refusal: Refusal | undefined;
  /** Whether this computer keeps what the server has not. */
  keptHere: boolean;
}

export class ProjectStore {
  private view: ProjectView = {
    project: undefined,
    files: new Map(),
    state: "loading",
    overtaken: undefined,
    refusal: undefined,
    keptHere: true,
  };
  private readonly listeners = new Set<() => void>();
  /** The texts that the server has. */
  private saved: Texts = new Map();
  /** The revision that the next save rests on. */
  private revision = NO_REVISION;
  /** Of unsaved texts: prints of what the server had before, and of what was sent to it since. */
  private ancestors = new Map<string, string[]>();
  private failures = 0;
  private halted: "signedOut" | "notKept" | "missing" | undefined;
  private underWay: Promise<void> | undefined;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private draftTimer: ReturnType<typeof setTimeout> | undefined;
  private typingSinceMs: number | undefined;
  private typedAtMs = 0;
  private closed = false;

  constructor(
    private readonly projectId: string,
    private readonly calls: ProjectCalls,
    private readonly shelf: DraftShelf,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getView = (): ProjectView => this.view;

  /** Fetches the project, and puts back what a window that was closed had not saved. */
  async open(): Promise<void> {
    this.closed = false;
    if (this.isOpen()) return;
    try {
      const project = await this.calls.load(this.projectId);
      if (this.isClosed() || this.isOpen()) return;
      this.failures = 0;
      this.halted = undefined;
      this.show(project, textsOf(project), undefined);
      await this.putBack(this.shelf.left());
    } catch (error) {
      this.fail(refusalOf(error));
    }
  }

  /** Takes what was typed: it is on this computer at once, and on the server soon. */
  change(path: string, content: string): void {
    if (!this.view.project || this.view.files.get(path) === content) return;
    this.noteAncestor(path, this.saved.get(path));
    if (this.halted === "notKept") {
      this.halted = undefined;
      this.failures = 0;
    }
    this.update({ files: new Map(this.view.files).set(path, content) });
    this.draftTimer ??= setTimeout(() => {
      this.writeDraft();
    }, DRAFT_DELAY_MS);
    this.typedAtMs = Date.now();
    this.typingSinceMs ??= this.typedAtMs;
    if (this.failures === 0) this.saveIn(Math.min(SAVE_DELAY_MS, this.typingLeftMs()));
  }

  /** Resolves once the server has everything; throws a `RefusedError` where it cannot, or another window was faster. */
  async flush(): Promise<void> {
    for (;;) {
      await this.underWay?.catch(() => undefined);
      if (this.unsaved().size === 0) {
        this.stop();
        return;
      }
      const { overtaken } = this.view;
      await this.saveNow();
      if (this.view.overtaken !== overtaken) throw new RefusedError(OVERTAKEN);
    }
  }

  /** Takes over what the server made of the project, without losing what was typed meanwhile. */
  adopt(project: Project): void {
    if (project.revision < this.revision) return;
    if (this.clash(project))
      void this.run(() => this.giveWay(project, new Map(), undefined)).catch(() => undefined);
    else this.rebase(project);
  }

  /** Gives the project another name, and these files other texts. */
  async rename(name: string, files: Texts): Promise<void> {
    await this.flush();
    const answers: SaveAnswer[] = [];
    await this.run(async () => {
      answers.push(await this.calls.save(this.projectId, this.revision, { name, files: asList(files) }));
      this.rebase(await this.calls.load(this.projectId));
    });
    if (answers.some((answer) => "stale" in answer)) throw new RefusedError(OVERTAKEN);
  }

  /** Another call about this project was refused: who is not signed in any more is told before more is typed. */
  noteRefusal(refusal: Refusal): void {
    if (refusal.status === UNAUTHORIZED) this.fail(refusal);
  }

  /** Tries at once what failed before: the internet, or somebody, has come back. */
  retry(): void {
    if (this.halted === "missing") return;
    if (!this.view.project) {
      if (this.failures > 0) void this.open();
    } else if (this.failures > 0 || this.halted === "signedOut") {
      // With nothing to send, only a look tells whether the way is open again.
      const again = this.unsaved().size > 0 ? this.saveNow() : this.run(() => this.lookAgain());
      void again.catch(() => undefined);
    }
  }

  /** Looks whether the project was changed elsewhere. */
  async refresh(): Promise<void> {
    if (!this.isAtRest()) return;
    const project = await this.calls.load(this.projectId).catch(() => undefined);
    if (project && project.revision > this.revision && this.isAtRest()) this.adopt(project);
  }

  /** The visitor knows that another window was faster. */
  dismiss(): void {
    this.update({ overtaken: undefined });
  }

  /** What is unsaved has found another place: it is forgotten here. */
  abandon(): void {
    this.stop();
    this.update({ files: this.saved });
    this.writeDraft();
  }

  /** Writes what is not saved to this computer: the window may close now. */
  writeDraft(): void {
    clearTimeout(this.draftTimer);
    this.draftTimer = undefined;
    const { project } = this.view;
    if (!project) return;
    const unsaved = this.unsaved();
    // Another window may find the draft, and save it.
    for (const [path, text] of unsaved) this.noteAncestor(path, text);
    const keptHere = this.shelf.write(unsaved.size === 0 ? undefined : this.draftOf(project, unsaved));
    this.update({ keptHere });
  }

  close(): void {
    this.writeDraft();
    this.closed = true;
    this.stop();
    clearTimeout(this.draftTimer);
  }

  private async lookAgain(): Promise<void> {
    this.rebase(await this.calls.load(this.projectId));
  }

  private isOpen(): boolean {
    return this.view.project !== undefined;
  }

  private isClosed(): boolean {
    return this.closed;
  }

  /** Whether page and server hold the same, and nothing is on its way. */
  private isAtRest(): boolean {
    return this.isOpen() && !this.underWay && this.unsaved().size === 0;
  }

  /** The texts the server does not have. */
  private unsaved(): Map<string, string> {
    return changedTexts(this.saved, this.view.files);
  }

  private draftOf(project: Project, unsaved: Texts): Draft {
    const files = Object.fromEntries(
      [...unsaved].map(([path, text]) => [path, { text, after: this.ancestors.get(path) ?? [] }]),
    );
    return { ...aboutProject(project), at: this.typedAtMs, base: this.revision, files };
  }

  private async putBack([latest, ...older]: Draft[]): Promise<void> {
    const { project } = this.view;
    if (!project || !latest) return;
    const files = new Map(this.view.files);
    for (const [path, { text, after }] of Object.entries(latest.files)) {
      files.set(path, text);
      this.ancestors.set(path, after);
    }
    this.typedAtMs = latest.at;
    this.update({ files });
    this.writeDraft();
    // What two windows left behind cannot both be shown: the older becomes a version.
    for (const draft of older) {
      const sent = Object.entries(draft.files).map(([path, { text }]) => ({ path, content: text }));
      await this.calls.save(this.projectId, NO_REVISION, { files: sent });
    }
    this.shelf.clearLeft();
    if (this.clash(project)) this.revision = latest.base;
    if (this.unsaved().size > 0) await this.saveNow().catch(() => undefined);
  }

  private saveIn(delayMs: number): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => {
      this.saveNow().catch(() => undefined);
    }, delayMs);
  }

  private typingLeftMs(): number {
    return Math.max(0, (this.typingSinceMs ?? Date.now()) + LONGEST_TYPING_MS - Date.now());
  }

  private stop(): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = undefined;
    this.typingSinceMs = undefined;
  }

  /** Saves what is unsaved now; throws where that fails, which is shown by then. */
  private saveNow(): Promise<void> {
    if (this.underWay) return this.underWay;
    this.stop();
    return this.run(async () => {
      const sent = this.unsaved();
      if (sent.size === 0) return;
      this.writeDraft();
      const name = this.newName(sent);
      const change = { ...(name !== undefined && { name }), files: asList(sent) };
      const answer = await this.calls.save(this.projectId, this.revision, change);
      if ("stale" in answer) await this.reconcile(sent, answer.stale.kept);
      else await this.confirm(sent, answer.saved);
    });
  }

  /** Does one thing with the server at a time, and shows how it went. */
  private run(task: () => Promise<void>): Promise<void> {
    const underWay = (this.underWay ?? Promise.resolve())
      .catch(() => undefined)
      .then(task)
      .then(
        () => {
          this.failures = 0;
          this.halted = undefined;
          this.finish(underWay, undefined);
        },
        (error: unknown) => {
          const refusal = refusalOf(error);
          this.finish(underWay, refusal);
          throw new RefusedError(refusal);
        },
      );
    this.underWay = underWay;
    this.update({});
    return underWay;
  }

  private finish(task: Promise<void>, refusal: Refusal | undefined): void {
    if (this.underWay === task) this.underWay = undefined;
    if (refusal) this.fail(refusal);
    else this.update({ refusal: undefined });
    this.writeDraft();
    if (!refusal && !this.closed && this.unsaved().size > 0) this.saveIn(SAVE_DELAY_MS);
  }

  private fail(refusal: Refusal): void {
    const after = stateAfterRefusal(refusal);
    const never = !this.view.project && refusal.status === 404;
    this.failures += 1;
    this.halted = never ? "missing" : after === "waiting" ? undefined : after;
    this.update({ refusal });
    if (this.closed || this.halted) return;
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(
      () => {
        this.retry();
      },
      retryDelayMs(this.failures, refusal),
    );
  }

  /** What the project is called from now on, where a program that is sent calls itself otherwise than before. */
  private newName(sent: Texts): string | undefined {
    const { project } = this.view;
    const code = project && sent.get(project.entry);
    const title = gameTitle(code ?? "");
    if (!project || title === undefined || title === gameTitle(this.saved.get(project.entry) ?? ""))
      return undefined;
    const name = projectName(title);
    return name === project.name ? undefined : name;
  }

  private async confirm(sent: Texts, { name, revision, updated_at }: ProjectSummary): Promise<void> {
    const { project } = this.view;
    if (!project) return;
    this.revision = revision;
    this.saved = new Map([...this.saved, ...sent]);
    const known = new Set(project.files.map(({ path }) => path));
    if ([...sent.keys()].every((path) => known.has(path))) {
      this.forgetAncestors();
      this.update({ project: { ...withTexts(project, sent), name, revision, updated_at } });
    } else {
      this.rebase(await this.calls.load(this.projectId));
    }
  }

  /** Another change came first: theirs stays, and mine goes on top where the two do not touch. */
  private async reconcile(sent: Texts, kept: KeptVersion | undefined): Promise<void> {
    const project = await this.calls.load(this.projectId);
    if (this.clash(project)) await this.giveWay(project, sent, kept);
    else this.rebase(project);
  }

  /** Whether somebody else changed a text that is changed here, too. */
  private clash(project: Project): boolean {
    const theirs = textsOf(project);
    return [...this.unsaved()].some(([path, text]) => {
      const their = theirs.get(path);
      if (their === text) return false;
      const known = this.ancestors.get(path) ?? [];
      return their === undefined ? this.saved.has(path) : !known.includes(printOf(their));
    });
  }

  /** Takes over what the server has, and lays what is unsaved here on top. */
  private rebase(project: Project): void {
    const unsaved = this.unsaved();
    this.show(project, new Map([...textsOf(project), ...unsaved]), this.view.overtaken);
    this.forgetAncestors();
    if (this.unsaved().size > 0 && !this.underWay) this.saveIn(SAVE_DELAY_MS);
  }

  /** Shows what another window made, once all that was typed here is kept as a version. */
  private async giveWay(project: Project, kept: Texts, version: KeptVersion | undefined): Promise<void> {
    let [held, holder] = [kept, version];
    for (let mine = this.unsaved(); !sameTexts(mine, held); mine = this.unsaved()) {
      const answer = await this.calls.save(this.projectId, NO_REVISION, { files: asList(mine) });
      held = mine;
      if ("stale" in answer) holder = answer.stale.kept ?? holder;
    }
    this.show(project, textsOf(project), holder);
    this.ancestors.clear();
  }

  private show(project: Project, files: Texts, overtaken: KeptVersion | undefined): void {
    this.saved = textsOf(project);
    this.revision = project.revision;
    this.update({ project, files, overtaken });
  }

  private noteAncestor(path: string, text: string | undefined): void {
    if (text === undefined) return;
    const print = printOf(text);
    const known = this.ancestors.get(path) ?? [];
    if (known.includes(print)) return;
    const kept = known.length < MOST_ANCESTORS ? known : known.toSpliced(FIRST_ANCESTORS, 1);
    this.ancestors.set(path, [...kept, print]);
  }

  private forgetAncestors(): void {
    const unsaved = this.unsaved();
    this.ancestors = new Map(
      [...unsaved.keys()].flatMap((path) => {
        const before = this.saved.get(path);
        return before === undefined ? [] : [[path, [printOf(before)]]];
      }),
    );
  }

  private update(part: Partial<ProjectView>): void {
    const view = { ...this.view, ...part };
    view.state = this.stateOf(view);
    this.view = view;
    for (const listener of this.listeners) listener();
  }

  private stateOf({ project, files, overtaken }: ProjectView): KeepState {
    if (this.halted) return this.halted;
    if (!project) return "loading";
    if (this.failures > 0) return "waiting";
    if (this.underWay || changedTexts(this.saved, files).size > 0) return "saving";
    return overtaken ? "conflict" : "saved";
  }
}

function asList(texts: Texts): { path: string; content: string }[] {
  return [...texts].map(([path, content]) => ({ path, content }));
}
