import "./classes.css";

import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { RefusalState } from "@/account/RefusalState";
import { classMembers, loadClass, waitingGames } from "@/api/classes";
import { refusalOf } from "@/api/refusal";
import { BlockLink } from "@/design/BlockLink";
import { Fetching } from "@/design/Fetching";
import { Page } from "@/design/Page";
import { SegmentedChoice } from "@/design/SegmentedChoice";

import { ClassMenu } from "./ClassMenu";
import { ClassCode } from "./ClassCode";
import { classKey, membersKey, waitingKey } from "./keys";
import { LearnerTable } from "./LearnerTable";
import { WaitingGames } from "./WaitingGames";

/** One class, as its teacher sees it: the code, who learns in it, and the games that wait for a word. */
export function ClassPage() {
  const { t } = useTranslation("classes");
  const { classId } = useParams({ from: "/classes/$classId" });
  const [shown, setShown] = useState<"learners" | "games">("learners");
  const { data: led, error } = useQuery({ queryKey: classKey(classId), queryFn: () => loadClass(classId) });
  const members = useQuery({
    queryKey: membersKey(classId),
    queryFn: () => classMembers(classId),
    enabled: !!led,
  });
  const waiting = useQuery({
    queryKey: waitingKey(classId),
    queryFn: () => waitingGames(classId),
    enabled: !!led,
  });
  if (!led) {
    return (
      <Page title={t("class")} width="middle">
        {error ? (
          <RefusalState
            refusal={refusalOf(error)}
            action={<BlockLink to="/classes">{t("back")}</BlockLink>}
          />
        ) : (
          <Fetching />
        )}
      </Page>
    );
  }
  const list = shown === "learners" ? members : waiting;
  return (
    <Page title={led.name} width="middle" actions={<ClassMenu led={led} />}>
      <ClassCode led={led} />
      <SegmentedChoice
        label={t("shown")}
        size="medium"
        options={[
          { id: "learners", words: t("learners.tab", { number: members.data?.length ?? led.member_count }) },
          { id: "games", words: t("waiting.tab", { number: waiting.data?.length ?? 0 }) },
        ]}
        value={shown}
        onChange={setShown}
      />
      <RefusalNote refusal={list.error ? refusalOf(list.error) : undefined} />
      {list.isPending && <Fetching />}
      {shown === "learners" && members.data && <LearnerTable classId={classId} members={members.data} />}
      {shown === "games" && waiting.data && <WaitingGames classId={classId} games={waiting.data} />}
    </Page>
  );
}
