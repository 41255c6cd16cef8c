import "./classes.css";

import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Known } from "@/account/Known";
import type { User } from "@/api/accounts";
import { Page } from "@/design/Page";

import { FirstSecret } from "./FirstSecret";
import { ForTeachers } from "./ForTeachers";
import { JoinClass } from "./JoinClass";
import { JoinedClasses } from "./JoinedClasses";
import { LedClasses } from "./LedClasses";

/** The classes that the visitor leads, and those they learn in. */
export function ClassesPage() {
  const { t } = useTranslation("classes");
  return (
    <Page title={t("title")} width="middle">
      <Known>{(me) => <Classes me={me} />}</Known>
    </Page>
  );
}

function Classes({ me }: { me: User | null }) {
  const [isNew, setIsNew] = useState(false);
  const leads = me?.role === "teacher" || me?.role === "admin";
  return (
    <>
      {leads && <LedClasses />}
      <div className="learning">
        {isNew && (
          <FirstSecret
            onDone={() => {
              setIsNew(false);
            }}
          />
        )}
        {me?.kind === "member" && <JoinedClasses leads={leads} />}
        <JoinClass
          me={me}
          onNewMember={() => {
            setIsNew(true);
          }}
        />
      </div>
      {!leads && <ForTeachers />}
    </>
  );
}
