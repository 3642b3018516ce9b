import type { Grade } from '#domain/grade';

/** A grade as replies hold it. */
type ShownGrade = Omit<Grade, 'handling'> & { readonly handling?: string | undefined };

const words: Record<'source' | 'information', Record<string, string>> = {
  source: {
    A: 'origin completely reliable',
    B: 'origin usually reliable',
    C: 'origin fairly reliable',
    D: 'origin not usually reliable',
    E: 'origin unreliable',
    F: 'reliability cannot be judged',
    1: 'origin reliable',
    2: 'origin untested',
    3: 'origin not reliable',
  },
  information: {
    1: 'confirmed elsewhere',
    2: 'probably true',
    3: 'possibly true',
    4: 'doubtful',
    5: 'improbable',
    6: 'truth cannot be judged',
    A: 'known directly',
    B: 'known indirectly, corroborated',
    C: 'known indirectly',
    D: 'not known',
    E: 'suspected to be false',
  },
};

/** A grade in words: "C3: origin fairly reliable, possibly true". */
export function gradeWords(grade: ShownGrade): string {
  return `${textOf(grade)}: ${words.source[grade.source] ?? grade.source}, ${words.information[grade.information] ?? grade.information}`;
}

/** A grade as analysts write it; "from" says whether it is the claim's own or the document's. */
export function GradeBadge({ grade, from }: { grade: ShownGrade | null; from?: 'claim' | 'document' | null }) {
  if (grade === null)
    return (
      <span className="grade" title="not graded">
        <span aria-hidden="true">––</span>
        <span className="visually-hidden">not graded</span>
      </span>
    );
  const whose = from === 'document' ? ' (the document’s)' : '';
  return (
    <span className="grade" title={`${gradeWords(grade)}${whose}`}>
      {textOf(grade)}
    </span>
  );
}

const textOf = (grade: ShownGrade): string => `${grade.source}${grade.information}${grade.handling ?? ''}`;
