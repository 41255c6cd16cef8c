// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Project, ProjectChange, SaveAnswer } from "@/api/projects";
import { RefusedError } from "@/api/refusal";

import { DraftShelf } from "./drafts";
import { type ProjectCalls, ProjectStore } from "./project-store";

const ID = "one";
const MAIN = "main.py";

/** The gateway as its contract says: revisions, 412 with what was sent as a version. */
class Server implements ProjectCalls {
  revision = 1;
  name = "Frog";
  texts = new Map([[MAIN, "first"]]);
  versions: Map<string, string>[] = [];
  /** What the next requests are refused with; 0 for no answer. */
  refusing: number | undefined;
  /** The next save is made, and its answer is lost. */
  losesAnswer = false;
  saves = 0;

  load(): Promise<Project> {
    this.refuse();
    return Promise.resolve({
      id: ID,
      name: this.name,
      entry: MAIN,
      game_type: null,
      theme: null,
      choices: null,
      revision: this.revision,
      updated_at: "",
      files: [...this.texts].map(([path, content]) => ({ path, content })),
    } as unknown as Project);
  }

  save(_: string, revision: number, { name, files = [] }: ProjectChange): Promise<SaveAnswer> {
    this.refuse();
    this.saves += 1;
    const same = files.every(({ path, content }) => this.texts.get(path) === content);
    if (!same && revision !== this.revision) {
      this.versions.push(new Map(files.map(({ path, content }) => [path, content])));
      const number = this.versions.length;
      return Promise.resolve({ stale: { kept: { versionId: `v${number}`, number } } });
    }
    if (!same) this.write(files);
    this.name = name ?? this.name;
    if (this.losesAnswer) {
      this.losesAnswer = false;
      return Promise.reject(new TypeError("fetch failed"));
    }
    const saved = { name: this.name, revision: this.revision, updated_at: "" };
    return Promise.resolve({ saved } as unknown as SaveAnswer);
  }

  write(files: readonly { path: string; content: string }[]): void {
    for (const { path, content } of files) this.texts.set(path, content);
    this.revision += 1;
  }

  private refuse(): void {
    if (this.refusing === 0) throw new TypeError("fetch failed");
    if (this.refusing === undefined) return;
    throw new RefusedError({
      code: "refused",
      status: this.refusing,
      detail: "",
      places: [],
      retryAfterSeconds: undefined,
    });
  }
}

let server: Server;
let windows = 0;

function windowOf(calls: ProjectCalls): ProjectStore {
  windows += 1;
  return new ProjectStore(ID, calls, new DraftShelf(ID, `window${windows}`));
}

async function opened(): Promise<ProjectStore> {
  const store = windowOf(server);
  await store.open();
  return store;
}

/** What happens when a computer is switched off: nothing more, but drafts stay. */
function vanish(store: ProjectStore): void {
  store.close();
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const state = (store: ProjectStore) => store.getView().state;
const text = (store: ProjectStore) => store.getView().files.get(MAIN);

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  server = new Server();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("typing", () => {
  it("is on this computer within 300 ms and on the server within 2 s, by one save", async () => {
    const store = await opened();
    expect(state(store)).toBe("saved");
    for (const typed of ["s", "se", "sec"]) {
      store.change(MAIN, typed);
      await pass(50);
    }
    expect(state(store)).toBe("saving");
    await pass(200);
    expect(new DraftShelf(ID, "other").left()[0]?.files[MAIN]?.text).toBe("sec");
    await pass(1_600);
    expect(server.texts.get(MAIN)).toBe("sec");
    expect(server.saves).toBe(1);
    expect(state(store)).toBe("saved");
    expect(new DraftShelf(ID, "other").left()).toEqual([]);
  });

  it("without a pause is saved now and then", async () => {
    const store = await opened();
    for (let typed = 0; typed < 80; typed += 1) {
      store.change(MAIN, `${typed}`);
      await pass(100);
    }
    expect(server.saves).toBe(1);
  });

  it("of another name in the code renames the project with the same save", async () => {
    const named = (title: string) => `GAME_NAME = "${title}"\nSPEED = 4\n`;
    server.texts.set(MAIN, named("Frog"));
    const store = await opened();
    store.change(MAIN, named("Coin  Hills"));
    await pass(2_000);
    expect(server.name).toBe("Coin Hills");
    expect(store.getView().project?.name).toBe("Coin Hills");
    expect(server.saves).toBe(1);
  });

  it("of anything else leaves the project the name that it was given", async () => {
    server.texts.set(MAIN, 'GAME_NAME = "Frog"\nSPEED = 4\n');
    server.name = "Frog (copy)";
    const store = await opened();
    for (const code of ['GAME_NAME = "Frog"\nSPEED = 5\n', 'GAME_NAME = "" \nSPEED = 5\n', "SPEED = 5\n"]) {
      store.change(MAIN, code);
      await pass(2_000);
    }
    expect(server.name).toBe("Frog (copy)");
  });

  it("while a save is under way is saved after it, one save at a time", async () => {
    const store = await opened();
    let [atOnce, most] = [0, 0];
    const slow: ProjectCalls["save"] = async (...call) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      atOnce -= 1;
      return Server.prototype.save.apply(server, call);
    };
    server.save = slow;
    store.change(MAIN, "second");
    await pass(1_500);
    store.change(MAIN, "third");
    await pass(10_000);
    expect([most, server.texts.get(MAIN), state(store)]).toEqual([1, "third", "saved"]);
  });

  it("is there again when the window was closed before it was saved", async () => {
    const store = await opened();
    store.change(MAIN, "unsaved");
    vanish(store);
    const again = await opened();
    expect(text(again)).toBe("unsaved");
    await pass(10);
    expect(server.texts.get(MAIN)).toBe("unsaved");
    expect(state(again)).toBe("saved");
    expect(server.versions).toEqual([]);
  });

  it("is there again when an earlier save was made and its answer never came", async () => {
    const store = await opened();
    server.losesAnswer = true;
    store.change(MAIN, "sent");
    await pass(1_500);
    store.change(MAIN, "sent and more");
    vanish(store);
    const again = await opened();
    await pass(10);
    expect([text(again), state(again)]).toEqual(["sent and more", "saved"]);
    expect(server.texts.get(MAIN)).toBe("sent and more");
  });

  it("of two windows that were closed is not lost: the later is shown, the earlier is a version", async () => {
    const [one, other] = [await opened(), await opened()];
    server.refusing = 0;
    one.change(MAIN, "earlier");
    await pass(1_000);
    other.change(MAIN, "later");
    await pass(1_000);
    vanish(one);
    vanish(other);
    server.refusing = undefined;
    const again = await opened();
    await pass(10);
    expect(text(again)).toBe("later");
    expect(server.versions.map((version) => version.get(MAIN))).toEqual(["earlier"]);
    expect(new DraftShelf(ID, "other").left()).toEqual([]);
  });
});

describe("without an answer", () => {
  it.each([0, 429, 500, 503])("%i keeps the text, says so, and tries again", async (status) => {
    const store = await opened();
    server.refusing = status;
    store.change(MAIN, "offline");
    await pass(60_000);
    expect(state(store)).toBe("waiting");
    expect(store.getView().keptHere).toBe(true);
    server.refusing = undefined;
    await pass(31_000);
    expect([state(store), server.texts.get(MAIN)]).toEqual(["saved", "offline"]);
  });

  it("it is tried at once when the internet is back", async () => {
    const store = await opened();
    server.refusing = 0;
    store.change(MAIN, "offline");
    await pass(60_000);
    server.refusing = undefined;
    store.retry();
    await pass(0);
    expect(state(store)).toBe("saved");
  });

  it("flushing fails, and what was typed stays", async () => {
    const store = await opened();
    server.refusing = 0;
    store.change(MAIN, "offline");
    await expect(store.flush()).rejects.toThrow(RefusedError);
    expect([state(store), text(store)]).toEqual(["waiting", "offline"]);
  });

  it("a project that cannot be fetched is asked for until it is there", async () => {
    server.refusing = 503;
    const store = await opened();
    expect(state(store)).toBe("loading");
    server.refusing = undefined;
    await pass(5_000);
    expect(state(store)).toBe("saved");
  });
});

describe("refusals", () => {
  it.each([401, 404])("%i keeps the text here and does not go on asking", async (status) => {
    const store = await opened();
    server.refusing = status;
    store.change(MAIN, "mine");
    await pass(2_000);
    expect(state(store)).toBe("signedOut");
    const before = server.saves;
    store.change(MAIN, "mine too");
    await pass(60_000);
    expect([state(store), server.saves]).toEqual(["signedOut", before]);
    expect(new DraftShelf(ID, "other").left()[0]?.files[MAIN]?.text).toBe("mine too");
    server.refusing = undefined;
    store.retry();
    await pass(10);
    expect([state(store), server.texts.get(MAIN)]).toEqual(["saved", "mine too"]);
  });

  it("another call's 401 is told at once, until a look shows that it is over", async () => {
    const store = await opened();
    const refusal = { code: "not_signed_in", detail: "", places: [], retryAfterSeconds: undefined };
    store.noteRefusal({ ...refusal, status: 409 });
    expect(state(store)).toBe("saved");
    store.noteRefusal({ ...refusal, status: 401 });
    expect(state(store)).toBe("signedOut");
    server.refusing = 401;
    store.retry();
    await pass(10);
    expect(state(store)).toBe("signedOut");
    server.refusing = undefined;
    store.retry();
    await pass(10);
    expect(state(store)).toBe("saved");
  });

  it("a text that the server does not take is tried again once it is changed", async () => {
    const store = await opened();
    server.refusing = 413;
    store.change(MAIN, "too long");
    await pass(2_000);
    expect(state(store)).toBe("notKept");
    server.refusing = undefined;
    store.change(MAIN, "short");
    await pass(2_000);
    expect([state(store), server.texts.get(MAIN)]).toEqual(["saved", "short"]);
  });

  it("a project that is not there is missing, and one of somebody who is not signed in waits for that", async () => {
    server.refusing = 404;
    expect(state(await opened())).toBe("missing");
    server.refusing = 401;
    expect(state(await opened())).toBe("signedOut");
  });
});

describe("two windows", () => {
  it("the slower one shows what the other made, and its text is a version", async () => {
    const [one, other] = [await opened(), await opened()];
    one.change(MAIN, "one");
    await pass(2_000);
    other.change(MAIN, "other");
    await pass(2_000);
    expect([text(other), state(other)]).toEqual(["one", "conflict"]);
    expect(other.getView().overtaken).toEqual({ versionId: "v1", number: 1 });
    expect(server.versions[0]?.get(MAIN)).toBe("other");
    expect(server.texts.get(MAIN)).toBe("one");
    other.dismiss();
    expect(state(other)).toBe("saved");
  });

  it("what was typed while that turned out is a version too", async () => {
    const [one, other] = [await opened(), await opened()];
    one.change(MAIN, "one");
    await pass(2_000);
    const load = server.load.bind(server);
    server.load = () => {
      other.change(MAIN, "other and more");
      return load();
    };
    other.change(MAIN, "other");
    await pass(2_000);
    expect(server.versions.map((version) => version.get(MAIN))).toEqual(["other", "other and more"]);
    expect(text(other)).toBe("one");
  });

  it("changes of different files do not touch", async () => {
    server.texts.set("level.py", "level");
    const [one, other] = [await opened(), await opened()];
    one.change("level.py", "level two");
    await pass(2_000);
    other.change(MAIN, "other");
    await pass(3_000);
    expect(state(other)).toBe("saved");
    expect(other.getView().overtaken).toBeUndefined();
    expect([...server.texts.values()]).toEqual(["other", "level two"]);
    expect(other.getView().files.get("level.py")).toBe("level two");
  });

  it("flushing is refused where another window was faster", async () => {
    const store = await opened();
    server.write([{ path: MAIN, content: "theirs" }]);
    store.change(MAIN, "mine");
    await expect(store.flush()).rejects.toMatchObject({ refusal: { code: "precondition_failed" } });
    expect(text(store)).toBe("theirs");
  });

  it("one that is looked at again shows what is new", async () => {
    const store = await opened();
    server.write([{ path: MAIN, content: "theirs" }]);
    await store.refresh();
    expect([text(store), state(store)]).toEqual(["theirs", "saved"]);
  });
});

describe("what the server made of the project", () => {
  it("is taken over, under what was typed elsewhere in it meanwhile", async () => {
    server.texts.set("notes.txt", "");
    const store = await opened();
    store.change("notes.txt", "typed");
    server.write([{ path: MAIN, content: "chosen" }]);
    store.adopt(await server.load());
    expect(text(store)).toBe("chosen");
    await pass(2_000);
    expect(server.texts.get("notes.txt")).toBe("typed");
    expect(state(store)).toBe("saved");
  });

  it("does not swallow what was typed in the same file: that is a version", async () => {
    const store = await opened();
    store.change(MAIN, "typed");
    server.write([{ path: MAIN, content: "chosen" }]);
    store.adopt(await server.load());
    await pass(2_000);
    expect([text(store), state(store)]).toEqual(["chosen", "conflict"]);
    expect(server.versions[0]?.get(MAIN)).toBe("typed");
  });
});
