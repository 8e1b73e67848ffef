import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import type { ButtonKind } from './button.tsx';
import { Reason } from './form/problems.tsx';
import { useT } from './reading.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Must be answered: no way out by Escape or by clicking beside it. */
  readonly isAlert?: boolean;
}

/** Something in front of the page that has to be dealt with first. Escape and a click beside it close it. */
export function Dialog({ title, isOpen, onClose, children, isAlert = false }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-veil"
      isOpen={isOpen}
      isDismissable={!isAlert}
      isKeyboardDismissDisabled={isAlert}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog">
        <AriaDialog role={isAlert ? 'alertdialog' : 'dialog'} className="dialog-inner">
          <Heading slot="title" level={2} className="dialog-title">
            {title}
          </Heading>
          <div className="stack">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmProps {
  readonly title: string;
  /** What will happen, in figures. */
  readonly children: ReactNode;
  /** The verb: "Withdraw the application". */
  readonly act: string;
  readonly kind?: ButtonKind;
  readonly isOpen: boolean;
  readonly isPending?: boolean;
  readonly problem?: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asked only before what cannot be undone. */
export function Confirm({
  title,
  children,
  act,
  kind = 'danger',
  isOpen,
  isPending = false,
  problem,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const t = useT();
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      {children}
      {problem && (
        <p className="field-error" role="alert">
          <Reason of={problem} />
        </p>
      )}
      <div className="row dialog-acts">
        <Button kind={kind} onPress={onConfirm} isPending={isPending}>
          {act}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
