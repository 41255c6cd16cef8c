import "./fields.css";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface FieldErrorProps {
  id?: string;
  children: ReactNode;
}

/** What is wrong with one field, and what to try; read out when it comes. */
export function FieldError({ id, children }: FieldErrorProps) {
  return (
    <p id={id} role="alert" className="field-error">
      <TriangleAlert aria-hidden />
      <span>{children}</span>
    </p>
  );
}
