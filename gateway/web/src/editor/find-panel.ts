/** Find and replace, in the shapes and words of the Palace. */

import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  search,
  SearchQuery,
  setSearchQuery,
} from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { type Command, EditorView, type Panel, runScopeHandlers, type ViewUpdate } from "@codemirror/view";

export interface FindWords {
  label: string;
  find: string;
  replace: string;
  next: string;
  previous: string;
  replaceOne: string;
  replaceAll: string;
  sameCase: string;
  close: string;
  none: string;
  /** `{{total}}` is filled in. */
  found: string;
  /** `{{place}}` and `{{total}}` are filled in. */
  count: string;
}

const MOST_COUNTED = 999;

/** Which of the found places is chosen, and how many there are. */
function placeAndCount(view: EditorView, query: SearchQuery): { place: number; count: number } {
  let [place, count] = [0, 0];
  if (!query.valid) return { place, count };
  const { from, to } = view.state.selection.main;
  const cursor = query.getCursor(view.state) as Iterator<{ from: number; to: number }>;
  for (let found = cursor.next(); !found.done && count < MOST_COUNTED; found = cursor.next()) {
    count += 1;
    if (found.value.from === from && found.value.to === to) place = count;
  }
  return { place, count };
}

class FindPanel implements Panel {
  readonly dom = document.createElement("form");
  readonly top = true;
  private readonly findField: HTMLInputElement;
  private readonly replaceField: HTMLInputElement;
  private readonly sameCase: HTMLInputElement;
  private readonly told = document.createElement("output");

  constructor(
    private readonly view: EditorView,
    private readonly words: FindWords,
  ) {
    const query = getSearchQuery(view.state);
    this.dom.className = "find-panel";
    this.dom.setAttribute("role", "search");
    this.dom.setAttribute("aria-label", words.label);
    this.findField = this.field(words.find, query.search);
    this.findField.setAttribute("main-field", "true");
    this.replaceField = this.field(words.replace, query.replace);
    this.sameCase = document.createElement("input");
    this.sameCase.type = "checkbox";
    this.sameCase.checked = query.caseSensitive;
    const sameCase = document.createElement("label");
    sameCase.className = "find-case";
    sameCase.append(this.sameCase, words.sameCase);
    this.told.className = "find-told";
    this.told.setAttribute("aria-live", "polite");
    this.dom.append(
      this.row(
        this.findField,
        this.button(words.previous, findPrevious),
        this.button(words.next, findNext),
        this.told,
      ),
      this.row(
        this.replaceField,
        this.button(words.replaceOne, replaceNext),
        this.button(words.replaceAll, replaceAll),
        sameCase,
      ),
      this.button(words.close, closeSearchPanel, "find-close"),
    );
    this.dom.addEventListener("input", () => {
      this.commit();
    });
    this.dom.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    this.dom.addEventListener("keydown", (event) => {
      this.press(event);
    });
  }

  mount(): void {
    this.findField.select();
    this.tell();
  }

  update({ transactions }: ViewUpdate): void {
    if (transactions.length > 0) this.tell();
    const query = getSearchQuery(this.view.state);
    if (query.search !== this.findField.value) this.findField.value = query.search;
  }

  private field(label: string, value: string): HTMLInputElement {
    const field = document.createElement("input");
    field.className = "find-field";
    field.value = value;
    field.placeholder = label;
    field.setAttribute("aria-label", label);
    field.autocapitalize = "off";
    field.autocomplete = "off";
    field.spellcheck = false;
    return field;
  }

  private button(label: string, command: Command, className = ""): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `block-shape block-button is-small focus-ring ${className}`;
    button.textContent = label;
    button.addEventListener("click", () => {
      command(this.view);
      if (command === closeSearchPanel) this.view.focus();
    });
    return button;
  }

  private row(...parts: HTMLElement[]): HTMLDivElement {
    const row = document.createElement("div");
    row.className = "find-row";
    row.append(...parts);
    return row;
  }

  private commit(): void {
    const query = new SearchQuery({
      search: this.findField.value,
      replace: this.replaceField.value,
      caseSensitive: this.sameCase.checked,
      literal: true,
    });
    if (!query.eq(getSearchQuery(this.view.state))) {
      this.view.dispatch({ effects: setSearchQuery.of(query) });
    }
  }

  private tell(): void {
    const query = getSearchQuery(this.view.state);
    const { place, count } = placeAndCount(this.view, query);
    const words = count === 0 ? this.words.none : place === 0 ? this.words.found : this.words.count;
    const filled = words.replace("{{place}}", String(place)).replace("{{total}}", String(count));
    this.told.textContent = query.search === "" ? "" : filled;
  }

  private press(event: KeyboardEvent): void {
    if (event.key === "Enter" && event.target === this.findField) {
      event.preventDefault();
      (event.shiftKey ? findPrevious : findNext)(this.view);
    } else if (event.key === "Enter" && event.target === this.replaceField) {
      event.preventDefault();
      replaceNext(this.view);
    } else if (runScopeHandlers(this.view, event, "search-panel")) {
      event.preventDefault();
    }
  }
}

export function findPanel(words: FindWords): Extension {
  return search({ top: true, literal: true, createPanel: (view) => new FindPanel(view, words) });
}
