import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Kind } from "@/api/kinds";
import { ProgressBlocks } from "@/design/ProgressBlocks";

import { LONGEST_NAME, themeOf } from "./answers";
import { kindColours } from "./kind-colours";
import { KindCards } from "./KindCards";
import { LivePicture } from "./LivePicture";
import { NameField } from "./NameField";
import { PixelAsks } from "./PixelAsks";
import { ShowCabinet } from "./ShowCabinet";
import { StillnessButton } from "./StillnessButton";
import { STEPS } from "./steps";
import { ThemeCards } from "./ThemeCards";
import { useConversation } from "./use-conversation";
import { useWizardKeys } from "./use-wizard-keys";
import { WizardBar } from "./WizardBar";

/** The three questions, one at a time, and then the game. */
export function Conversation({ kinds }: { kinds: readonly Kind[] }) {
  const { t } = useTranslation("wizard");
  const form = useRef<HTMLFormElement>(null);
  const talk = useConversation(kinds);
  const { place, kind, answers, reaction } = talk;
  const number = STEPS.indexOf(place.step) + 1;
  const theme = kind && themeOf(answers, kind);
  useWizardKeys(form, talk.back);

  return (
    <form
      ref={form}
      className="wizard"
      data-step={place.step}
      style={kindColours(kind?.colour)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        talk.next();
      }}
    >
      <div className="wizard-progress">
        <ProgressBlocks
          label={t("progress", { number, count: STEPS.length })}
          done={number - 1}
          total={STEPS.length}
        />
        <StillnessButton />
      </div>
      <PixelAsks mood={reaction.mood} question={t(`${place.step}.question`)}>
        {t(reaction.words, { kind: kind?.name, pitch: kind?.pitch, theme: theme?.label })}
        {talk.full && (
          <Link to="/projects" className="plain-link">
            {t("myGames")}
          </Link>
        )}
      </PixelAsks>
      {place.step === "kind" ? (
        <div className="wizard-answers">
          <KindCards label={t("kind.question")} kinds={kinds} chosen={kind?.id} onChoose={talk.choose} />
        </div>
      ) : (
        <div className="wizard-answers wizard-table">
          <ShowCabinet title={talk.name} colour={place.kind.colour}>
            <LivePicture theme={theme} />
          </ShowCabinet>
          {place.step === "theme" ? (
            <ThemeCards
              label={t("theme.question")}
              kind={place.kind}
              chosen={theme?.id}
              onChoose={talk.choose}
            />
          ) : (
            <NameField
              name={talk.name}
              longest={LONGEST_NAME}
              problem={talk.nameProblem && t(`name.${talk.nameProblem}`)}
              onType={talk.type}
              onRoll={talk.rollName}
            />
          )}
        </div>
      )}
      <WizardBar
        onBack={talk.back}
        onSurprise={place.step === "name" ? undefined : talk.surprise}
        last={place.step === "name"}
        busy={talk.busy}
      />
    </form>
  );
}
