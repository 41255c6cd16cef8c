import "./layers.css";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";

import { type Mood, Pixel } from "@/pixel/Pixel";

import { IconButton } from "./IconButton";

interface ModalProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Pixel beside the title, where the dialog is part of a conversation. */
  mood?: Mood;
  width?: "middle" | "wide";
  /** What is shown can be seen this once: Esc, pressed by mistake, does not put it away. */
  once?: boolean;
  children: ReactNode;
}

/** A sheet of card over the page, put away by a block or by Esc. A press beside it does nothing: what was written stays. */
export function Modal({
  title,
  isOpen,
  onClose,
  mood,
  width = "middle",
  once = false,
  children,
}: ModalProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isKeyboardDismissDisabled={once}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="modal-overlay"
    >
      <AriaModal className="modal" data-width={width}>
        <Dialog className="modal-sheet card-shape">
          <div className="modal-head">
            {mood && (
              <span className="modal-pixel" aria-hidden>
                <Pixel mood={mood} />
              </span>
            )}
            <Heading slot="title" className="modal-title">
              {title}
            </Heading>
            <IconButton label={t("close")} Icon={X} onPress={onClose} />
          </div>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
