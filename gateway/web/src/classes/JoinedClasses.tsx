import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { RefusalNote } from "@/account/RefusalNote";
import { type JoinedClass, joinedClasses, leaveClass } from "@/api/classes";
import { queryClient } from "@/api/query-client";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { Modal } from "@/design/Modal";
import { Speech } from "@/design/Speech";
import { showToast } from "@/design/toasts";
import { useDay } from "@/locales/use-day";

import { JOINED } from "./keys";

/** The classes one learns in, with a way out of each. */
export function JoinedClasses({ leads }: { leads: boolean }) {
  const { t } = useTranslation("classes");
  const day = useDay();
  const { data: joined, error } = useQuery({ queryKey: JOINED, queryFn: joinedClasses });
  const [leaving, setLeaving] = useState<JoinedClass>();
  const leave = useMutation({
    mutationFn: ({ id }: JoinedClass) => leaveClass(id),
    onSuccess: async (_, { name }) => {
      await queryClient.invalidateQueries({ queryKey: JOINED });
      setLeaving(undefined);
      showToast({ words: t("leave.done", { name }) });
    },
  });
  const stay = () => {
    setLeaving(undefined);
    leave.reset();
  };
  if (error) return <RefusalNote refusal={refusalOf(error)} />;
  if (joined?.length === 0) {
    return leads ? null : (
      <Speech mood="listening" title={t("joined.none")}>
        <p>{t("joined.noneWhat")}</p>
      </Speech>
    );
  }
  return (
    <section>
      <h2 className="class-heading">{t("joined.title")}</h2>
      <ul className="joined-classes">
        {joined?.map((each) => (
          <li key={each.id} className="joined-class card-shape">
            <div>
              <h3 className="joined-name">{each.name}</h3>
              <p className="field-hint">
                {each.teacher && t("joined.teacher", { teacher: each.teacher })}{" "}
                {t("joined.since", { day: day(each.joined_at) })}
              </p>
            </div>
            <BlockButton
              size="small"
              onPress={() => {
                setLeaving(each);
              }}
            >
              {t("leave.do")}
            </BlockButton>
          </li>
        ))}
      </ul>
      <Modal
        title={t("leave.title", { name: leaving?.name })}
        mood="thinking"
        isOpen={leaving !== undefined}
        onClose={stay}
      >
        <p>{t("leave.what")}</p>
        <RefusalNote refusal={leave.error ? refusalOf(leave.error) : undefined} />
        <div className="modal-actions">
          <BlockButton onPress={stay}>{t("leave.stay")}</BlockButton>
          <BlockButton
            look="strong"
            isPending={leave.isPending}
            onPress={() => {
              if (leaving) leave.mutate(leaving);
            }}
          >
            {t("leave.do")}
          </BlockButton>
        </div>
      </Modal>
    </section>
  );
}
