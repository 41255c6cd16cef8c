import { Pencil, Settings2, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { SchoolClass } from "@/api/classes";
import { Menu } from "@/design/Menu";

import { DeleteClass } from "./DeleteClass";
import { RenameClass } from "./RenameClass";

/** What a teacher can do with the whole class. */
export function ClassMenu({ led }: { led: SchoolClass }) {
  const { t } = useTranslation("classes");
  const [open, setOpen] = useState<"rename" | "delete">();
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      <Menu
        button={
          <>
            <Settings2 aria-hidden />
            {t("menu.open")}
          </>
        }
        choices={[
          {
            id: "rename",
            words: t("menu.rename"),
            Icon: Pencil,
            onAction: () => {
              setOpen("rename");
            },
          },
          {
            id: "delete",
            words: t("menu.delete"),
            Icon: Trash2,
            grave: true,
            onAction: () => {
              setOpen("delete");
            },
          },
        ]}
      />
      {open === "rename" && <RenameClass led={led} onClose={close} />}
      {open === "delete" && <DeleteClass led={led} onClose={close} />}
    </>
  );
}
