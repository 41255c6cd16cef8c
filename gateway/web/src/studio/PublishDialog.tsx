import "./versions.css";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import {
  isMember,
  LONGEST_DESCRIPTION,
  type Publication,
  publicationOf,
  publish,
  takeBack,
} from "@/api/own-publications";
import { refusalOf } from "@/api/refusal";
import { BlockButton } from "@/design/BlockButton";
import { BlockLink } from "@/design/BlockLink";
import { FieldError } from "@/design/FieldError";
import { Modal } from "@/design/Modal";
import { TextField } from "@/design/TextField";
import type { OpenProject } from "@/project/use-project";

import { projectName } from "./game-title";

interface PublishDialogProps {
  projectId: string;
  project: OpenProject;
  title: string;
  onClose: () => void;
  /** The gallery shows the game, and did not before. */
  onShown: () => void;
}

/** Shows the game to everybody, and says what became of that. */
export function PublishDialog(props: PublishDialogProps) {
  const { projectId, onClose } = props;
  const { t } = useTranslation("project");
  const { data, isError } = useQuery({
    queryKey: ["publication", projectId],
    queryFn: async () => {
      const member = await isMember();
      return { member, publication: (member ? await publicationOf(projectId) : undefined) ?? null };
    },
    retry: 1,
    staleTime: 0,
  });
  return (
    <Modal title={t("publish.title")} isOpen onClose={onClose} mood="proud">
      {isError ? (
        <p>{t("publish.failed")}</p>
      ) : data === undefined ? (
        <p>{t("publish.loading")}</p>
      ) : data.member ? (
        <Offer {...props} publication={data.publication} />
      ) : (
        <>
          <p>{t("publish.guest")}</p>
          <div className="modal-actions">
            <BlockButton onPress={onClose}>{t("publish.close")}</BlockButton>
            <BlockLink to="/register" search={{ back: `/game/${projectId}` }} look="strong">
              {t("publish.register")}
            </BlockLink>
          </div>
        </>
      )}
    </Modal>
  );
}

type OfferProps = PublishDialogProps & { publication: Publication | null };

/** What is not kind, or that it did not work for another reason. */
type Trouble = "title" | "description" | "failed";

/** The lengths fit, so a field that is refused has words that are not kind. */
function troubleOf(reason: unknown): Trouble {
  const [refused] = refusalOf(reason).fields ?? [];
  return refused?.field === "title" || refused?.field === "description" ? refused.field : "failed";
}

/** What the gallery has of the game, and the words that go with it. */
function Offer({ projectId, project, title, onClose, onShown, publication }: OfferProps) {
  const { t } = useTranslation("project");
  const queries = useQueryClient();
  const [description, setDescription] = useState(publication?.description ?? "");
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const offered = publication?.state === "published" || publication?.state === "waiting";

  const attempt = (task: () => Promise<void>) => {
    setBusy(true);
    setTrouble(undefined);
    task()
      .then(() => queries.invalidateQueries())
      .catch((reason: unknown) => {
        setTrouble(troubleOf(reason));
      })
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <form
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        attempt(async () => {
          await project.flush();
          const name = projectName(title) ?? project.project?.name ?? t("untitled");
          const { state } = await publish(projectId, name, description.trim());
          if (state === "published" && publication?.state !== "published") onShown();
        });
      }}
    >
      {publication ? <Standing publication={publication} /> : <p>{t("publish.what")}</p>}
      <TextField
        label={t("publish.label")}
        hint={t("publish.hint")}
        error={trouble === "description" ? t("publish.unkind") : undefined}
        lines={3}
        maxLength={LONGEST_DESCRIPTION}
        value={description}
        onChange={(typed) => {
          setDescription(typed);
          setTrouble(undefined);
        }}
      />
      {(trouble === "title" || trouble === "failed") && (
        <FieldError>
          {t(trouble === "title" ? "publish.unkindTitle" : "publish.failed", { title })}
        </FieldError>
      )}
      <div className="modal-actions">
        {publication && offered && (
          <BlockButton
            isDisabled={busy}
            onPress={() => {
              attempt(() => takeBack(publication.id));
            }}
          >
            {t("publish.takeBack")}
          </BlockButton>
        )}
        {publication?.state === "published" && (
          <BlockLink to="/gallery/$gameId" params={{ gameId: publication.id }} onClick={onClose}>
            {t("publish.see")}
          </BlockLink>
        )}
        {publication?.state !== "hidden" && (
          <BlockButton type="submit" look="strong" isDisabled={busy}>
            {t(offered ? "publish.again" : "publish.submit")}
          </BlockButton>
        )}
      </div>
    </form>
  );
}

function Standing({ publication: { state, state_reason } }: { publication: Publication }) {
  const { t } = useTranslation("project");
  return (
    <div className="standing card-shape" data-state={state} role="status">
      <p className="standing-title">{t(`publish.${state}`)}</p>
      {state_reason && <p>{t("publish.reason", { reason: state_reason })}</p>}
    </div>
  );
}
