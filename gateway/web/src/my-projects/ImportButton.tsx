import { useMutation } from "@tanstack/react-query";
import { FolderInput } from "lucide-react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { refusalOf } from "@/api/refusal";
import { importProject } from "@/api/shelf";
import { BlockButton } from "@/design/BlockButton";
import { showToast } from "@/design/toasts";

import { useProjectLists } from "./use-projects";

/** What the page says of a zip that is not taken, by the problem's code. */
const TROUBLES = {
  invalid_archive: "import.damaged",
  payload_too_large: "import.large",
  limit_reached: "import.full",
} as const;

function troubleOf(error: unknown) {
  const { code } = refusalOf(error);
  return code in TROUBLES ? TROUBLES[code as keyof typeof TROUBLES] : "failed";
}

/** Makes a game out of a zip from this computer. */
export function ImportButton() {
  const { t } = useTranslation("projects");
  const lists = useProjectLists();
  const { mutate, isPending } = useMutation({
    mutationFn: importProject,
    onSuccess: () => {
      showToast({ words: t("import.done") });
      return lists.refresh();
    },
    onError: (error) => {
      showToast({ words: t(troubleOf(error)) });
    },
  });
  return (
    <FileTrigger
      acceptedFileTypes={["application/zip", ".zip"]}
      onSelect={(files) => {
        const zip = files?.item(0);
        if (zip) mutate(zip);
      }}
    >
      <BlockButton isDisabled={isPending}>
        <FolderInput aria-hidden />
        {t(isPending ? "import.busy" : "import.open")}
      </BlockButton>
    </FileTrigger>
  );
}
