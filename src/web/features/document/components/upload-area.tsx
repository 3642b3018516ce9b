import { useCallback, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useCase } from '../../../lib/case-context.ts';
import { may } from '../../../lib/may.ts';
import { filesInDrop } from '../files-in-drop.ts';
import { OfferFiles } from '../upload-context.ts';
import { sendOptions, type FileToSend } from '../upload-state.ts';
import { useUpload } from '../use-upload.ts';
import { AddDocumentsDialog } from './add-documents-dialog.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import './upload.css';

/** Takes files dropped anywhere on a case. */
export function UploadArea({ children }: { children: ReactNode }) {
  const { caseId, detail, asOf } = useCase();
  const upload = useUpload(caseId);
  const [offered, setOffered] = useState<{ files: readonly FileToSend[] } | null>(null);
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const able = asOf === null && may(detail, 'add material');
  const places = detail.compartments.filter((one) => may(detail, 'add material', one.compartmentId));

  const offer = useCallback((files: readonly FileToSend[] | null) => setOffered({ files: files ?? [] }), []);
  const dropped = async (event: DragEvent) => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    const files = await filesInDrop(event.dataTransfer);
    if (files.length === 0) return;
    if (places.length === 1)
      upload.add(files, sendOptions({ compartmentId: places[0]!.compartmentId, origin: '', setAside: '' }));
    else offer(files);
  };
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    },
    onDragOver: (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault();
    },
    onDragLeave: () => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (holdsFiles(event)) void dropped(event);
    },
  };

  return (
    <OfferFiles value={offer}>
      <div className="upload-area" {...(able ? handlers : {})}>
        {children}
        {over ? (
          <div className="drop-here" aria-hidden="true">
            Let go to add these to “{detail.title}”
          </div>
        ) : null}
        <ProgressPanel upload={upload} able={able} onAgain={() => offer(null)} />
      </div>
      {able && offered !== null ? (
        <AddDocumentsDialog
          files={offered.files}
          places={places}
          onAdd={(files, options) => {
            setOffered(null);
            upload.add(files, options);
          }}
          onClose={() => setOffered(null)}
        />
      ) : null}
    </OfferFiles>
  );
}
