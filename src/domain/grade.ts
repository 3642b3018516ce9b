/** How far an origin is trusted and how good the information is, in the words of one scheme; never converted silently. */
export const gradeSchemes = ['admiralty', '3x5x2'] as const;
export type GradeScheme = (typeof gradeSchemes)[number];

export type Grade = {
  readonly scheme: GradeScheme;
  readonly source: string;
  readonly information: string;
  readonly handling?: string;
};

const allowed: Record<GradeScheme, { source: string; information: string; handling: string }> = {
  admiralty: { source: 'ABCDEF', information: '123456', handling: '' },
  '3x5x2': { source: '123', information: 'ABCDE', handling: 'PC' },
};

/** True when each letter or digit belongs to the scheme; F and 6 mean "cannot be judged", not a middling value. */
export function isGrade(grade: Grade): boolean {
  const of = allowed[grade.scheme];
  const one = (value: string, set: string) => value.length === 1 && set.includes(value);
  if (!one(grade.source, of.source) || !one(grade.information, of.information)) return false;
  return grade.handling === undefined ? true : one(grade.handling, of.handling);
}

/** The grade as analysts write it: "C3", "2BP". */
export function gradeText(grade: Grade): string {
  return `${grade.source}${grade.information}${grade.handling ?? ''}`;
}
