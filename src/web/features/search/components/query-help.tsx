const lines = [
  ['yard drawings', 'both words, in any of their forms'],
  ['"passing secrets"', 'the words in this order'],
  ['yard OR port, NOT dock', 'one or the other; without'],
  ['(yard OR port) night', 'parentheses keep together'],
  ['draw*', 'words that begin so'],
  ['Berk~ or "Lena Strandt"~', 'other spellings, in any script'],
  ['speaker:Berg stance:denied', 'what Berg denied'],
  ['entity:"Port Authority"', 'documents that name it'],
  ['date:2020..2021-06', 'or date:2021-05, date:>=2020'],
  ['type:pdf origin:court', 'by form of file; by where it came from'],
  ['language:ru marking:official', 'by language; by the marking of the case'],
] as const;

/** How to ask, by example. */
export function QueryHelp() {
  return (
    <table className="sheet found-help">
      <caption className="small muted">How to ask</caption>
      <tbody>
        {lines.map(([typed, means]) => (
          <tr key={typed}>
            <td>
              <code>{typed}</code>
            </td>
            <td>{means}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
