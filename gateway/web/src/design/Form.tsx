import type { ReactNode } from "react";

interface FormProps {
  className?: string;
  /** Sends what was written. */
  onSend: () => void;
  children: ReactNode;
}

/**
 * Fields and a block that sends them. The fields say themselves what is wrong, and the browser keeps nothing back:
 * what was refused can be sent again, as it is or changed.
 */
export function Form({ className, onSend, children }: FormProps) {
  return (
    <form
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
        goToMistake(event.currentTarget);
      }}
    >
      {children}
    </form>
  );
}

/** Puts the focus where something was found wrong as soon as that is shown. */
function goToMistake(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong="true"]')?.focus();
  });
}
