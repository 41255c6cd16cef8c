import "./help.css";

import {
  CodeXml,
  Gamepad2,
  GitFork,
  GraduationCap,
  Hand,
  type LucideIcon,
  Save,
  Share2,
  SlidersHorizontal,
  Sparkles,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import { BlockLink } from "@/design/BlockLink";
import { Page } from "@/design/Page";
import { Speech } from "@/design/Speech";

import { KeyTable } from "./KeyTable";

const TOPICS = [
  { id: "make", Icon: Sparkles, colour: "lagoon" },
  { id: "play", Icon: Gamepad2, colour: "moss" },
  { id: "touch", Icon: Hand, colour: "plum" },
  { id: "tweak", Icon: SlidersHorizontal, colour: "cherry" },
  { id: "code", Icon: CodeXml, colour: "clay" },
  { id: "keep", Icon: Save, colour: "lagoon" },
  { id: "share", Icon: Share2, colour: "moss" },
  { id: "remix", Icon: GitFork, colour: "plum" },
  { id: "learn", Icon: GraduationCap, colour: "cherry" },
] as const satisfies readonly { id: string; Icon: LucideIcon; colour: string }[];

/** What can be done here, and with which keys. */
export function HelpPage() {
  const { t } = useTranslation("help");
  return (
    <Page title={t("title")}>
      <Speech mood="proud" title={t("pixel")} size="large">
        <p>{t("pixelMore")}</p>
        <BlockLink to="/new" look="strong">
          {t("make")}
        </BlockLink>
      </Speech>
      <ol className="topics">
        {TOPICS.map(({ id, Icon, colour }) => (
          <li key={id} className="topic card-shape">
            <span className="topic-icon" style={{ background: `var(--color-${colour})` }} aria-hidden>
              <Icon />
            </span>
            <div>
              <h2 className="topic-title">{t(`topics.${id}.title`)}</h2>
              <p>{t(`topics.${id}.what`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <KeyTable />
      <section>
        <h2 className="topic-title">{t("more")}</h2>
        <p>{t("moreWhat")}</p>
      </section>
    </Page>
  );
}
