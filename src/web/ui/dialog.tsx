import { Modal, type ModalProps } from '@mantine/core';
import { useReturnFocus } from '../lib/use-return-focus.ts';

type Props = Pick<ModalProps, 'title' | 'size' | 'children' | 'onClose'>;

/** A dialog that is open for as long as it is there; the focus goes back to where it came from. */
export function Dialog(props: Props) {
  useReturnFocus();
  return <Modal opened {...props} />;
}
