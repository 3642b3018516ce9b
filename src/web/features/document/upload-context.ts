import { createContext, useContext } from 'react';
import type { FileToSend } from './upload-state.ts';

/** Opens the choice of where files go; without files it lets the person choose some. */
export const OfferFiles = createContext<(files: readonly FileToSend[] | null) => void>(() => undefined);

export const useOfferFiles = () => useContext(OfferFiles);
