/** Holds the place of what is on its way; shown late, so that quick answers do not flicker. */
export function Loading({ what }: { what: string }) {
  return (
    <div className="empty late" role="status">
      Fetching {what} …
    </div>
  );
}
