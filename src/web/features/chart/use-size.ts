import { useElementSize } from '@mantine/hooks';

/** The room that a picture has, in whole pixels; nothing before it is known. */
export function useSize() {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  return { ref, width: Math.floor(width), height: Math.floor(height) };
}
