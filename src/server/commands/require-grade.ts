import { isGrade, type Grade, type GradeScheme } from '#domain/grade';
import { invalid } from '../refusals.ts';

export type AskedGrade = {
  readonly scheme: GradeScheme;
  readonly source: string;
  readonly information: string;
  readonly handling?: string | undefined;
};

/** The grade where each of its letters belongs to its scheme; null takes a grade away. */
export function requireGrade(asked: AskedGrade | null): Grade | null {
  if (asked === null) return null;
  const { handling, ...rest } = asked;
  const grade: Grade = handling === undefined ? rest : { ...rest, handling };
  if (isGrade(grade)) return grade;
  throw invalid(
    `${grade.source}${grade.information}${handling ?? ''} is no grade of the scheme ${grade.scheme}.`,
    'Choose from the list.',
  );
}
